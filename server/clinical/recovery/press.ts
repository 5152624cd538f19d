/**
 * PRESS: impaired oral intake (FOIS below 5) at 7 and 30 days. Galovic M, et al. JAMA Neurol 2019: 0 points 5 and 2 %,
 * 10 points 96 and 62 %.
 *
 * The totals between have no printed figure: the range between. The items' points were not available, so the total
 * comes from the authors' tool. The score is that of the start, so it ends with its first horizon.
 */
import { exactly, type Range } from '../range.ts';
import { flagInput, numberInput } from '../scores/score-input.ts';
import type { RecoveryStepId } from '../text/en/recovery.ts';
import { days } from './course.ts';
import { rate, type RateStatement } from './finding.ts';
import { needs, recoveryRule, type Conclusion } from './recovery.ts';

function figures(
  rule: RecoveryStepId,
  day7: Range,
  day30: Range,
  more: Pick<RateStatement, 'isBetweenPublished'> = {},
): Conclusion {
  return {
    rule,
    statements: [
      rate('impaired-oral-intake', '7-days', day7, more),
      rate('impaired-oral-intake', '30-days', day30, more),
    ],
  };
}

const LOWEST = figures('press.0', exactly(5), exactly(2));
const BETWEEN = figures(
  'press.between',
  { low: 5, high: 96 },
  { low: 2, high: 62 },
  { isBetweenPublished: true },
);
const HIGHEST = figures('press.10', exactly(96), exactly(62));

export const press = recoveryRule({
  id: 'press',
  domain: 'swallowing',
  evidence: 'press',
  course: days(0, 7),
  requires: [needs(flagInput('dysphagia'), (isPresent) => isPresent)],
  inputs: [numberInput('pressTotal', [0, 1, 10])],
  remarks: ['press-over-predicts'],
  conclude: ([points]) => {
    if (points === 0) return LOWEST;
    return points === 10 ? HIGHEST : BETWEEN;
  },
});
