/**
 * Corticospinal tract lesion load: a weighted load of 7.0 mL or more and a Fugl-Meyer of 25 or less at 3 months in all
 * (PPV 100 %). Feng W, et al. Ann Neurol 2015;78:860.
 *
 * The limit belongs to the tract map of that paper: the fact holds loads on that map and on no other. Below the limit
 * the rule says nothing. The load is read from the acute lesion; past the horizon there is nothing left to say.
 */
import { exactly } from '../range.ts';
import { flagInput, numberInput } from '../scores/score-input.ts';
import { days } from './course.ts';
import { notPublished, rate } from './finding.ts';
import { needs, recoveryRule, type Conclusion } from './recovery.ts';

const LIMIT_ML = 7.0;

const FROM_LIMIT: Conclusion = {
  rule: 'tract-load.from-7',
  statements: [rate('ue-fm-at-most-25', '3-months', exactly(100))],
  remarks: ['tract-small'],
};
const BELOW_LIMIT: Conclusion = {
  rule: 'tract-load.below-7',
  statements: [notPublished('ue-fm-at-most-25', '3-months')],
};

export const tractLoad = recoveryRule({
  id: 'tract-load',
  domain: 'arm',
  evidence: 'feng-2015',
  course: days(0, 90),
  requires: [needs(flagInput('armWeakness'), (isWeak) => isWeak)],
  inputs: [numberInput('corticospinalLoadMl', [0, LIMIT_ML])],
  remarks: ['tract-map'],
  conclude: ([loadMl]) => (loadMl >= LIMIT_ML ? FROM_LIMIT : BELOW_LIMIT),
});
