/**
 * DRAGON, 0 to 10 points. Strbian D, et al. Neurology 2012;78:427-432; 12 centres: n=4,519.
 * Points: hyperdense artery and early infarct signs, one 1, both 2; mRS before the stroke above 1 1; age 65-79 1, 80
 * or more 2; glucose > 8 mmol/L (> 144 mg/dL) 1; onset to treatment > 90 min 1; NIHSS 5-9 1, 10-15 2, above 15 3.
 *
 * Rates are printed for 0 to 3 and for 8 to 10 points. Basilar occlusion was left out of the derivation.
 */
import type { Range } from '../range.ts';
import { isAbove } from './glucose-limits.ts';
import { passed, reached } from './limits.ts';
import { publishedEstimate, rateForTotals, type RateEstimate } from './rates.ts';
import { flagInput, glucoseInput, numberInput } from './score-input.ts';
import { scoreItem } from './score-item.ts';
import { defineScore } from './score.ts';

/** By total, per cent: derivation, n=1,319; validation prints the lowest totals only. */
const GOOD = [...rateForTotals(0, 1, 96), [2, 88] as const, [3, 74] as const, ...rateForTotals(8, 10, 0)];
const GOOD_VALIDATION = [...rateForTotals(0, 1, 96), [2, 93] as const, [3, 78] as const];
const MISERABLE = [
  ...rateForTotals(0, 1, 0),
  [2, 2] as const,
  [3, 5] as const,
  [8, 70] as const,
  ...rateForTotals(9, 10, 100),
];
const VALIDATION_TO = 3;

export const dragon = defineScore({
  id: 'dragon',
  group: 'stroke-outcome',
  maximum: 10,
  evidence: 'dragon-derivation',
  items: [
    scoreItem(
      'dragon.ct-signs',
      [flagInput('hyperdenseArtery'), flagInput('earlyInfarctSigns')],
      (dense, early) => Number(dense) + Number(early),
    ),
    scoreItem('dragon.mrs', [numberInput('preStrokeMrs', [0, 3])], (mrs) => passed(mrs, 1)),
    scoreItem('dragon.age', [numberInput('ageYears', [50, 70, 85])], (years) => reached(years, 65, 80)),
    scoreItem('dragon.glucose', [glucoseInput([5, 10], 'mmol/L')], (glucose) =>
      isAbove(glucose, { mgPerDl: 144, mmolPerL: 8 }) ? 1 : 0,
    ),
    scoreItem('dragon.delay', [numberInput('minutesSinceLastKnownWell', [60, 180])], (minutes) =>
      passed(minutes, 90),
    ),
    scoreItem('dragon.nihss', [numberInput('nihss', [2, 7, 12, 20])], (nihss) => reached(nihss, 5, 10, 16)),
  ],
  estimates: (total) => [...good(total), ...miserable(total)],
  remarks: () => ['dragon-no-basilar'],
});

function good(total: Range): RateEstimate[] {
  return publishedEstimate(total, 'mrs-0-2-90-days', [
    { evidence: 'dragon-derivation', rates: GOOD },
    { evidence: 'dragon-validation', rates: GOOD_VALIDATION, upTo: VALIDATION_TO },
  ]);
}

function miserable(total: Range): RateEstimate[] {
  return publishedEstimate(total, 'mrs-5-6-90-days', [{ evidence: 'dragon-derivation', rates: MISERABLE }]);
}
