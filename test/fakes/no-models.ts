/** The predictor of a service without a model: every task says that it has none. */
import type { Predictor } from '../../server/inference/predictor.ts';
import { notTrained, SITE_TASKS, stateOfTask } from '../../server/inference/site-tasks.ts';

export const NO_MODELS: Predictor = {
  predict: (_facts, { moment }) =>
    Promise.resolve(SITE_TASKS.filter((task) => moment === 'any' || task.moment === moment).map(notTrained)),
  predictRows: (id, rows) => {
    const task = SITE_TASKS.find((candidate) => candidate.id === id);
    return Promise.resolve(task && rows.map(() => notTrained(task)));
  },
  models: () => SITE_TASKS.map(stateOfTask),
  status: () => ({ state: 'none', tried: [], providers: [], restarts: 0 }),
  close: () => Promise.resolve(),
};
