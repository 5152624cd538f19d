/** Why no bleeding model stands beside the scores. */
import type { Assessment } from '../../../../server/clinical/assessment.ts';
import { BLEEDING_TASK, notPredicted } from '../../../../server/clinical/predictions/reading.ts';
import { NO_BLEEDING_MODEL, noPredictionText } from '../../../../server/clinical/text/en.ts';

/** One sentence for each that says nothing; none where it does, or was not asked. */
export function silentBleedingModels({ predictions }: Assessment): string[] {
  return notPredicted(predictions)
    .filter(({ model }) => model.task === BLEEDING_TASK)
    .map((entry) =>
      entry.reason === 'not-trained-at-this-site' ? NO_BLEEDING_MODEL : noPredictionText(entry),
    );
}
