/**
 * Return of dexterity (ARAT of 10 or more) in people without finger extension at 8 ± 4 days. Winters C, et al. PLoS
 * One 2016;11:e0160528.
 *
 * 45 % of all; 94 % of those with a Motricity leg of 35 or more, no neglect and a somatosensory score of 33 or more.
 * For people who miss a criterion no figure is printed: the figure of all stands beside "not published". The horizon
 * of 6 months is that of the cohort's other paper.
 */
import { exactly } from '../range.ts';
import { flagInput, numberInput } from '../scores/score-input.ts';
import { days } from './course.ts';
import { notPublished, rate } from './finding.ts';
import { needs, recoveryRule, type Conclusion } from './recovery.ts';

const EVERYONE = rate('arat-10-or-more', '6-months', exactly(45), { stratum: 'no-finger-extension' });

const MET: Conclusion = {
  rule: 'winters.met',
  statements: [EVERYONE, rate('arat-10-or-more', '6-months', exactly(94), { stratum: 'winters-criteria' })],
};
const NOT_MET: Conclusion = {
  rule: 'winters.not-met',
  statements: [EVERYONE, notPublished('arat-10-or-more', '6-months', { stratum: 'winters-criteria' })],
  remarks: ['winters-not-met'],
};

export const winters = recoveryRule({
  id: 'winters',
  domain: 'arm',
  evidence: 'winters-2016',
  course: days(4, 12),
  requires: [
    needs(flagInput('armWeakness'), (isWeak) => isWeak),
    needs(flagInput('fingerExtension'), (isPresent) => !isPresent),
  ],
  inputs: [
    numberInput('motricityLeg', [0, 35]),
    flagInput('neglectCriterion'),
    flagInput('somatosensoryCriterion'),
  ],
  remarks: [],
  conclude: ([leg, hasNeglect, feels]) => (leg >= 35 && !hasNeglect && feels ? MET : NOT_MET),
});
