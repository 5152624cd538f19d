/**
 * ASTRAL. Ntaios G, et al. Neurology 2012;78:1916-1922; outcome mRS above 2 at 3 months in people who were
 * independent before. Points: age 1 for each 5 years; NIHSS 1 for each point; onset to admission above 3 h 2; any
 * visual field defect 2; glucose > 7.3 or < 3.7 mmol/L 1; decreased consciousness 3.
 *
 * The paper rounds the coefficient, not the age: completed steps of five years count. 31 points stand for 50 %
 * (paper); the curve is a third party's fit. One source counts an unknown onset as above 3 h; here it is a range.
 */
import { glucoseMmolPerL } from '../quantity.ts';
import { FACT_DEFINITIONS } from '../stroke-facts.ts';
import { ADULT_FROM_YEARS } from './adults.ts';
import { formulaEstimate, logisticPercent } from './rates.ts';
import { choiceInput, flagInput, glucoseInput, numberInput, scaleInput } from './score-input.ts';
import { scoreItem } from './score-item.ts';
import { defineScore } from './score.ts';

const agePoints = (years: number) => Math.floor(years / 5);
const OTHER_POINTS = 2 + 2 + 1 + 3;

export const astral = defineScore({
  id: 'astral',
  group: 'stroke-outcome',
  minimum: agePoints(ADULT_FROM_YEARS),
  maximum: agePoints(FACT_DEFINITIONS.ageYears.high) + FACT_DEFINITIONS.nihss.high + OTHER_POINTS,
  evidence: 'astral',
  items: [
    scoreItem('astral.age', [scaleInput('ageYears', ADULT_FROM_YEARS)], agePoints),
    scoreItem('astral.nihss', [scaleInput('nihss')], (nihss) => nihss),
    scoreItem('astral.delay', [numberInput('minutesFromOnsetToAdmission', [60, 300])], (minutes) =>
      minutes > 180 ? 2 : 0,
    ),
    scoreItem('astral.visual-field', [choiceInput('visualField')], (field) => (field === 'full' ? 0 : 2)),
    scoreItem('astral.glucose', [glucoseInput([3, 5, 9], 'mmol/L')], (glucose) => {
      const mmolPerL = glucoseMmolPerL(glucose);
      return mmolPerL > 7.3 || mmolPerL < 3.7 ? 1 : 0;
    }),
    scoreItem('astral.consciousness', [flagInput('decreasedConsciousness')], (decreased) =>
      decreased ? 3 : 0,
    ),
  ],
  estimates: (total) => [
    formulaEstimate(total, 'mrs-3-6-90-days', 'astral-curve', (points) =>
      logisticPercent(0.1838 * points - 5.587),
    ),
  ],
  remarks: (facts) => [
    'astral-curve-fit',
    'astral-independent-before',
    ...(facts.minutesFromOnsetToAdmission.status === 'missing' ? (['astral-unknown-onset'] as const) : []),
  ],
});
