/**
 * SITS-SICH, 0 to 12 points. Mazya M, et al. Stroke 2012;43:1524-1531; outcome SITS-MOST, n=31,627.
 * Points: aspirin alone 2, with clopidogrel 3; NIHSS 7-12 1, 13 or more 2; glucose >= 180 mg/dL (>= 10 mmol/L) 2;
 * systolic >= 146 mmHg 1; weight >= 95 kg 1; age >= 72 1; onset to treatment >= 180 min 1; hypertension 1.
 *
 * The weight of aspirin is not confirmed in the paper; that of aspirin with clopidogrel is the only one that makes
 * the maximum 12. Printed rates: 0 points, and 10 or more. Other antiplatelet drugs have no points of their own.
 */
import { recordedValues } from '../known.ts';
import type { FactValue } from '../stroke-facts.ts';
import { isAtLeast } from './glucose-limits.ts';
import { rateFromTotal } from './grouped-rates.ts';
import { reached } from './limits.ts';
import { publishedEstimate, rateForTotals } from './rates.ts';
import { choiceInput, flagInput, glucoseInput, numberInput } from './score-input.ts';
import { scoreItem } from './score-item.ts';
import { defineScore } from './score.ts';

const ANTIPLATELET_POINTS: Readonly<Record<FactValue<'antiplatelets'>, number>> = {
  none: 0,
  aspirin: 2,
  'aspirin-and-clopidogrel': 3,
  other: 0,
};

/** SITS-MOST, per cent. */
const AT_0 = 0.2;
const POOLED_FROM = 10;
const FROM_10 = 14.3;
const RATES = [[0, AT_0] as const, ...rateForTotals(POOLED_FROM, 12, FROM_10)];

export const sitsSich = defineScore({
  id: 'sits-sich',
  group: 'thrombolysis-bleeding',
  maximum: 12,
  evidence: 'sits-sich',
  items: [
    scoreItem(
      'sits-sich.antiplatelets',
      [choiceInput('antiplatelets')],
      (drugs) => ANTIPLATELET_POINTS[drugs],
    ),
    scoreItem('sits-sich.nihss', [numberInput('nihss', [3, 9, 20])], (nihss) => reached(nihss, 7, 13)),
    scoreItem('sits-sich.glucose', [glucoseInput([100, 250], 'mg/dL')], (glucose) =>
      isAtLeast(glucose, { mgPerDl: 180, mmolPerL: 10 }) ? 2 : 0,
    ),
    scoreItem('sits-sich.systolic', [numberInput('systolicMmHg', [120, 180])], (mmHg) => reached(mmHg, 146)),
    scoreItem('sits-sich.weight', [numberInput('weightKg', [70, 110])], (kg) => reached(kg, 95)),
    scoreItem('sits-sich.age', [numberInput('ageYears', [60, 80])], (years) => reached(years, 72)),
    scoreItem('sits-sich.delay', [numberInput('minutesSinceLastKnownWell', [90, 240])], (minutes) =>
      reached(minutes, 180),
    ),
    scoreItem('sits-sich.hypertension', [flagInput('hypertension')], Number),
  ],
  estimates: (total) =>
    total.low >= POOLED_FROM
      ? rateFromTotal(total, POOLED_FROM, FROM_10, 'sich-sits-most', 'sits-sich')
      : publishedEstimate(total, 'sich-sits-most', [{ evidence: 'sits-sich', rates: RATES }]),
  remarks: (facts) => [
    'sits-sich-aspirin-unconfirmed',
    ...(recordedValues(facts.antiplatelets).some(({ value }) => value === 'other')
      ? (['sits-sich-other-antiplatelet'] as const)
      : []),
  ],
});
