/** Whether a bleeding model trained at this site stands beside the scores. */
import type { Assessment } from '../../../../server/clinical/assessment.ts';
import { BLEEDING_TASK, notPredicted } from '../../../../server/clinical/predictions/reading.ts';

export function isUntrainedHere({ predictions }: Assessment): boolean {
  return notPredicted(predictions).some(
    ({ model, reason }) => model.task === BLEEDING_TASK && reason === 'not-trained-at-this-site',
  );
}
