/**
 * Pre-existing disability or frailty. AHA/ASA 2026, relative, without a limit in what was read. So no mRS is
 * "met": 0 and 1 are no disability by the definition of the scale, and from 2 the value is for the clinician
 * to weigh. Frailty has no fact and is not looked at.
 */
import { forJudgement } from '../condition.ts';
import { defineCriterion, relative } from '../criterion.ts';
import { number } from '../fact-conditions.ts';

export const preExistingDisability = defineCriterion('pre-existing-disability', {
  'aha-2026': relative(forJudgement(number('preStrokeMrs', ['>=', 2]))),
});
