/**
 * THRIVE, 0 to 9 points. Flint AC, et al. AJNR 2010;31:1192-1196.
 * Points: NIHSS 11-20 2, 21 or more 4; age 60-79 1, 80 or more 2; hypertension, diabetes, atrial fibrillation 1 each.
 * Rates: bands 0-2, 3-5 and 6-9 of the derivation, in people who had endovascular treatment.
 */
import { rateByBand, type RateBands } from './grouped-rates.ts';
import { reached } from './limits.ts';
import { flagInput, numberInput } from './score-input.ts';
import { scoreItem } from './score-item.ts';
import { defineScore } from './score.ts';

/** mRS 0 to 2 at 90 days, per cent. */
const GOOD: RateBands = [
  [2, 64.7],
  [5, 43.5],
  [9, 10.6],
];

export const thrive = defineScore({
  id: 'thrive',
  group: 'stroke-outcome',
  maximum: 9,
  evidence: 'thrive',
  items: [
    scoreItem('thrive.nihss', [numberInput('nihss', [5, 15, 25])], (nihss) => 2 * reached(nihss, 11, 21)),
    scoreItem('thrive.age', [numberInput('ageYears', [50, 70, 85])], (years) => reached(years, 60, 80)),
    scoreItem('thrive.hypertension', [flagInput('hypertension')], Number),
    scoreItem('thrive.diabetes', [flagInput('diabetes')], Number),
    scoreItem('thrive.atrial-fibrillation', [flagInput('atrialFibrillation')], Number),
  ],
  estimates: (total) => [rateByBand(total, GOOD, 'mrs-0-2-90-days', 'thrive')],
  remarks: () => ['thrive-endovascular'],
});
