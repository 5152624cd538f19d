/**
 * Aphasia Rapid Test on day 8, 0 to 26 points. PMC3734736: below 12 good, above 21 poor at 3 months. Between the two
 * nothing is printed in the abstract.
 */
import { flagInput, numberInput } from '../scores/score-input.ts';
import type { RecoveryCategoryId, RecoveryStepId } from '../text/en/recovery.ts';
import { aboutDay } from './course.ts';
import { notPublished } from './finding.ts';
import { needs, recoveryRule, type Conclusion } from './recovery.ts';

function category(rule: RecoveryStepId, found: RecoveryCategoryId): Conclusion {
  return {
    rule,
    statements: [
      { kind: 'categories', outcome: 'aphasia-category', horizon: '3-months', categories: [found] },
    ],
  };
}

const GOOD = category('aphasia-rapid-test.below-12', 'aphasia-good');
const POOR = category('aphasia-rapid-test.above-21', 'aphasia-poor');
const BETWEEN: Conclusion = {
  rule: 'aphasia-rapid-test.12-to-21',
  statements: [notPublished('aphasia-category', '3-months')],
};

export const aphasiaRapidTest = recoveryRule({
  id: 'aphasia-rapid-test',
  domain: 'language',
  evidence: 'aphasia-rapid-test',
  course: aboutDay(8),
  requires: [needs(flagInput('aphasia'), (isPresent) => isPresent)],
  inputs: [numberInput('aphasiaRapidTest', [0, 12, 22])],
  remarks: [],
  conclude: ([points]) => {
    if (points < 12) return GOOD;
    return points > 21 ? POOR : BETWEEN;
  },
});
