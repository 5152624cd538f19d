/**
 * MSS (Multicenter Stroke Survey), 0 to 4 points. Cucchiara B, et al. J Stroke Cerebrovasc Dis 2008;17:331-333.
 * One point each: age > 60; NIHSS > 10; glucose > 8.325 mmol/L (150 mg/dL); platelets < 150 x 10^9/L.
 *
 * The rates are of any intracranial haemorrhage, not of symptomatic haemorrhage.
 */
import { isAbove } from './glucose-limits.ts';
import { passed } from './limits.ts';
import { publishedEstimate, ratesFromZero } from './rates.ts';
import { rateFromTotal } from './grouped-rates.ts';
import { glucoseInput, numberInput } from './score-input.ts';
import { scoreItem } from './score-item.ts';
import { defineScore } from './score.ts';

/** Any haemorrhage by total, per cent; 3 and 4 are printed together. */
const POOLED_FROM = 3;
const FROM_3 = 37.9;
const ANY_ICH = ratesFromZero(2.6, 9.7, 15.1, FROM_3, FROM_3);

export const mss = defineScore({
  id: 'mss',
  group: 'thrombolysis-bleeding',
  maximum: 4,
  evidence: 'mss',
  items: [
    scoreItem('mss.age', [numberInput('ageYears', [50, 70])], (years) => passed(years, 60)),
    scoreItem('mss.nihss', [numberInput('nihss', [5, 15])], (nihss) => passed(nihss, 10)),
    scoreItem('mss.glucose', [glucoseInput([5, 10], 'mmol/L')], (glucose) =>
      isAbove(glucose, { mgPerDl: 150, mmolPerL: 8.325 }) ? 1 : 0,
    ),
    scoreItem('mss.platelets', [numberInput('platelets10e9PerL', [100, 250])], (count) =>
      count < 150 ? 1 : 0,
    ),
  ],
  estimates: (total) =>
    total.low >= POOLED_FROM
      ? rateFromTotal(total, POOLED_FROM, FROM_3, 'any-ich', 'mss')
      : publishedEstimate(total, 'any-ich', [{ evidence: 'mss', rates: ANY_ICH }]),
  remarks: () => ['mss-any-ich'],
});
