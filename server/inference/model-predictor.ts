/** The predictor: facts or inputs in, one prediction out for each model, whatever happens on the way. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { NoPredictionReason, Prediction } from '../clinical/predictions/prediction.ts';
import type { Log } from '../log.ts';
import { alternativesOf } from './answer/alternatives.ts';
import type { RowOutputs } from './answer/estimates.ts';
import { contributionsOf, planContributions } from './answer/contributions.ts';
import { shifted } from './answer/local-levels.ts';
import { noPrediction, predictionOf, reasonForNone, wantedInputs } from './answer/prediction-of.ts';
import { rowOf } from './answer/row-of.ts';
import { featureRows } from './feature-row.ts';
import { METHOD_IDS } from './manifest/outputs.ts';
import type { ModelEntry, ModelRegistry, ServingModel } from './model-registry.ts';
import type { InferenceStatus, ModelInputs, Predictor } from './predictor.ts';
import { inputsFromFacts } from './read-facts.ts';
import { concatenated } from './runtime/concatenated.ts';
import { InferenceFailure, type MethodOutputs, type RunOptions, type Runtime } from './runtime/runtime.ts';
import { notTrained, SITE_TASKS, stateOfTask } from './site-tasks.ts';

export interface PredictorOptions {
  readonly runtime: Runtime;
  readonly registry: ModelRegistry;
  /** While an order waits, milliseconds. */
  readonly deadlineMs: number;
  /** For many rows, and for explanations: somebody waits, but no order does. Milliseconds. */
  readonly longDeadlineMs: number;
  /** Values that go to the runtime at once; 8 MB of them by default. */
  readonly valuesInARun?: number;
  readonly log: Log;
}

/** So few that they take some milliseconds. */
const ROWS_IN_A_TURN = 10;

/** A lesion map has thousands of values, and copying many of them at once would hold up this thread. */
const VALUES_IN_A_RUN = 2_000_000;

/** Narrow rows are many before they are large. */
const ROWS_IN_A_RUN = 500;

/** One by one, while other requests have their turn between the rows of a large one. */
async function inTurns<T, R>(items: readonly T[], work: (item: T, index: number) => R): Promise<R[]> {
  const results: R[] = [];
  for (const [index, item] of items.entries()) {
    if (index % ROWS_IN_A_TURN === ROWS_IN_A_TURN - 1) await nextTurn();
    results.push(work(item, index));
  }
  return results;
}

/** What is known of one patient, as one model reads it. */
interface Question {
  readonly inputs: ModelInputs;
  readonly hasConflict: boolean;
}

export function createPredictor(
  options: PredictorOptions,
): Pick<Predictor, 'predict' | 'predictRows' | 'models' | 'status'> {
  const { runtime, registry, log, valuesInARun = VALUES_IN_A_RUN } = options;

  /** Tasks that have no model at all, in whatever state. */
  const untrained = () =>
    SITE_TASKS.filter((task) => !registry.entries().some(({ state }) => state.task === task.id));

  async function ask(
    { state, serving }: ModelEntry,
    questions: readonly Question[],
    isExplained: boolean,
    run: RunOptions,
  ): Promise<Prediction[]> {
    if (!serving) {
      const reason = state.state === 'refused' ? 'model-refused' : 'inference-unavailable';
      return questions.map(() => noPrediction(state, reason));
    }
    const { manifest, levels } = serving;
    const reasons = questions.map(({ inputs, hasConflict }) => reasonForNone(inputs, manifest, hasConflict));
    const rowsOfEach = await inTurns(questions, ({ inputs }, index) =>
      reasons[index] === undefined ? [inputs, ...alternativesOf(inputs, manifest)] : [],
    );
    const rows = rowsOfEach.flat();
    let outputs: MethodOutputs | undefined;
    let failure: NoPredictionReason = 'inference-unavailable';
    try {
      if (rows.length > 0) outputs = await compute(serving, rows, run);
    } catch (error) {
      failure = reasonOf(error, serving, log);
    }
    let row = 0;
    const predictions = await inTurns(questions, ({ inputs }, index): Prediction => {
      const own = rowsOfEach[index]?.length ?? 0;
      const start = row;
      row += own;
      const reason = reasons[index];
      if (reason !== undefined) return noPrediction(manifest, reason, wantedInputs(inputs, manifest));
      const [first, ...others] = outputs ? outputsOfRows(outputs, start, own, rows.length) : [];
      return first ? predictionOf(first, others, inputs, manifest, levels) : noPrediction(manifest, failure);
    });
    return isExplained
      ? Promise.all(predictions.map((one, index) => explained(one, questions[index], serving, run)))
      : predictions;
  }

  /** The prediction with what each input added; without it where that cannot be computed. */
  async function explained(
    prediction: Prediction,
    question: Question | undefined,
    serving: ServingModel,
    run: RunOptions,
  ): Promise<Prediction> {
    if (prediction.status === 'none' || !question) return prediction;
    const plan = planContributions(question.inputs);
    try {
      const outputs = await compute(serving, plan.rows, run);
      return { ...prediction, contributions: contributionsOf(plan, outputs, serving.manifest) };
    } catch (error) {
      reasonOf(error, serving, log);
      return prediction;
    }
  }

  async function compute(
    { manifest, key, levels }: ServingModel,
    rows: readonly ModelInputs[],
    run: RunOptions,
  ): Promise<MethodOutputs> {
    const rowsInARun = Math.min(ROWS_IN_A_RUN, Math.max(1, Math.floor(valuesInARun / manifest.columns)));
    const parts: MethodOutputs[] = [];
    for (let start = 0; start < rows.length; start += rowsInARun) {
      const part = featureRows(rows.slice(start, start + rowsInARun), manifest);
      parts.push(await runtime.run(key, part, run));
    }
    const outputs = joined(parts);
    const isComplete = METHOD_IDS.every(
      (method) =>
        outputs[method].length === rows.length * manifest.outputs.length &&
        outputs[method].every(Number.isFinite),
    );
    if (!isComplete) throw new InferenceFailure('refused', 'the model answered with what is no number');
    return levels ? shifted(outputs, levels) : outputs;
  }

  return {
    predict: async (facts, { moment, explain = false, signal }) => {
      const run = { deadlineMs: explain ? options.longDeadlineMs : options.deadlineMs, signal };
      const asked = registry
        .entries()
        .filter(({ state }) => moment === 'any' || state.manifest?.use.moment === moment);
      const predictions = await Promise.all(
        asked.map((entry) => {
          const question = entry.serving
            ? inputsFromFacts(facts, entry.serving.manifest)
            : { inputs: new Map(), hasConflict: false };
          return ask(entry, [question], explain, run);
        }),
      );
      return [
        ...predictions.flat(),
        ...untrained()
          .filter((task) => moment === 'any' || task.moment === moment)
          .map(notTrained),
      ];
    },
    predictRows: async (id, rows, { explain = false, signal } = {}) => {
      const entry = registry.entries().find(({ state }) => state.id === id);
      const task = untrained().find((candidate) => candidate.id === id);
      if (!entry) return task && rows.map(() => notTrained(task));
      const questions = rows.map((inputs) => ({ inputs, hasConflict: false }));
      return ask(entry, questions, explain, { deadlineMs: options.longDeadlineMs, signal });
    },
    models: () => [...registry.entries().map(({ state }) => state), ...untrained().map(stateOfTask)],
    status: () => statusOf(registry, runtime),
  };
}

function statusOf(registry: ModelRegistry, runtime: Runtime): InferenceStatus {
  const { state, reason, restarts } = runtime.status();
  const providers = new Set(registry.entries().flatMap(({ state: { provider } }) => provider ?? []));
  return {
    state: registry.entries().length === 0 ? 'none' : state,
    tried: runtime.providers,
    providers: [...providers],
    ...(reason !== undefined && { reason }),
    restarts,
  };
}

function joined(parts: readonly MethodOutputs[]): MethodOutputs {
  const all = (method: (typeof METHOD_IDS)[number]) => concatenated(parts.map((part) => part[method]));
  return { logistic: all('logistic'), svm: all('svm'), ann: all('ann') };
}

/** The outputs of some rows in sequence, each by itself. */
function outputsOfRows(
  { logistic, svm, ann }: MethodOutputs,
  from: number,
  count: number,
  rows: number,
): RowOutputs[] {
  return Array.from({ length: count }, (_, index) => {
    const row = from + index;
    return { logistic: rowOf(logistic, row, rows), svm: rowOf(svm, row, rows), ann: rowOf(ann, row, rows) };
  });
}

/** Why the clinical core gets no figure. What was not foreseen is logged, without its message. */
function reasonOf(error: unknown, { manifest: { id } }: ServingModel, log: Log): NoPredictionReason {
  if (!(error instanceof InferenceFailure)) {
    log.error({ model: id, name: error instanceof Error ? error.name : typeof error }, 'inference failed');
    return 'inference-unavailable';
  }
  if (error.kind === 'cancelled') return 'too-late';
  log.warn({ model: id, kind: error.kind }, 'no prediction');
  return error.kind === 'too-late' ? 'too-late' : 'inference-unavailable';
}
