/**
 * THRIVE-c, the continuous form. Flint AC, et al. Int J Stroke 2015;10:815-821; n=12,207.
 * P(mRS 0-2) = 1 / (1 + exp(-(4.942 - 0.035 age - 0.19 NIHSS - c))), c = 0, 0.105, 0.408, 0.702 for none to three of
 * hypertension, diabetes and atrial fibrillation.
 *
 * The total shown is what the formula takes off 4.942: it rises with the risk, like the points of other scores.
 */
import { FACT_DEFINITIONS } from '../stroke-facts.ts';
import { ADULT_FROM_YEARS } from './adults.ts';
import { formulaEstimate, logisticPercent } from './rates.ts';
import { flagInput, scaleInput } from './score-input.ts';
import { scoreItem } from './score-item.ts';
import { defineScore } from './score.ts';

const INTERCEPT = 4.942;
const agePart = (years: number) => 0.035 * years;
const nihssPart = (nihss: number) => 0.19 * nihss;

/** By the number of chronic diseases. */
const CHRONIC = [0, 0.105, 0.408, 0.702] as const;

export const thriveC = defineScore({
  id: 'thrive-c',
  group: 'stroke-outcome',
  minimum: agePart(ADULT_FROM_YEARS),
  maximum: agePart(FACT_DEFINITIONS.ageYears.high) + nihssPart(FACT_DEFINITIONS.nihss.high) + CHRONIC[3],
  evidence: 'thrive-c',
  items: [
    scoreItem('thrive-c.age', [scaleInput('ageYears', ADULT_FROM_YEARS)], agePart),
    scoreItem('thrive-c.nihss', [scaleInput('nihss')], nihssPart),
    scoreItem(
      'thrive-c.chronic-diseases',
      [flagInput('hypertension'), flagInput('diabetes'), flagInput('atrialFibrillation')],
      // Three flags: the count is 0 to 3, which a length does not say.
      (...diseases) => CHRONIC[diseases.filter(Boolean).length as 0 | 1 | 2 | 3],
    ),
  ],
  estimates: (total) => [
    formulaEstimate(total, 'mrs-0-2-90-days', 'thrive-c', (sum) => logisticPercent(INTERCEPT - sum)),
  ],
  remarks: () => ['thrive-c-total'],
});
