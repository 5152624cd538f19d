/**
 * SPAN-100: age plus NIHSS, positive from 100. Saposnik G, et al. Neurology 2013;80:21-28; NINDS trials, n=624.
 * Haemorrhage of any kind with tPA 42 against 12 %; favourable composite with tPA 5.6 against 55.4 %, without tPA
 * 3.9 against 40.2 %.
 */
import { FACT_DEFINITIONS } from '../stroke-facts.ts';
import { ADULT_FROM_YEARS } from './adults.ts';
import { rateByBand, type RateBands } from './grouped-rates.ts';
import { scaleInput } from './score-input.ts';
import { scoreItem } from './score-item.ts';
import { defineScore } from './score.ts';

const itself = (value: number) => value;

const negativeAndPositive = (negative: number, positive: number): RateBands => [
  [99, negative],
  [Infinity, positive],
];

const FAVOURABLE = 'favourable-composite-90-days';

export const span100 = defineScore({
  id: 'span-100',
  group: 'thrombolysis-bleeding',
  minimum: ADULT_FROM_YEARS,
  maximum: FACT_DEFINITIONS.ageYears.high + FACT_DEFINITIONS.nihss.high,
  evidence: 'span-100',
  items: [
    scoreItem('span-100.age', [scaleInput('ageYears', ADULT_FROM_YEARS)], itself),
    scoreItem('span-100.nihss', [scaleInput('nihss')], itself),
  ],
  estimates: (total) => [
    rateByBand(total, negativeAndPositive(12, 42), 'any-ich', 'span-100'),
    rateByBand(total, negativeAndPositive(55.4, 5.6), FAVOURABLE, 'span-100'),
    rateByBand(total, negativeAndPositive(40.2, 3.9), FAVOURABLE, 'span-100-untreated'),
  ],
  remarks: () => ['span-100-positive-from-100', 'span-100-no-link-to-sich'],
});
