/**
 * SEDAN, 0 to 6 points. Strbian D, et al. Ann Neurol 2012;71:634-641; SITS: Mazya MV, et al. Stroke 2013;44:1595.
 * Points: glucose 8.1-12.0 mmol/L 1, above 12.0 2; early infarct signs 1; hyperdense artery 1; age > 75 1;
 * NIHSS >= 10 1.
 *
 * Glucose is compared in mmol/L (> 8.0, > 12.0), so that nothing falls between the printed 8.0 and 8.1.
 * Early infarct signs are an explicit reading: the paper gives no ASPECTS equivalent.
 */
import { EVIDENCE } from '../evidence/registry.ts';
import type { OutcomeId } from '../evidence/outcomes.ts';
import { glucoseMmolPerL } from '../quantity.ts';
import { exactly, type Range } from '../range.ts';
import { publishedEstimate, ratesFromZero, type RateEstimate } from './rates.ts';
import { flagInput, glucoseInput, numberInput } from './score-input.ts';
import { scoreItem } from './score-item.ts';
import { defineScore } from './score.ts';

/** Symptomatic ICH (ECASS II) by total 0 to 5, per cent; no rate is printed for 6. Strbian 2012. */
const DERIVATION = ratesFromZero(1.4, 2.9, 8.5, 12.2, 21.7, 33.3);
const VALIDATION = ratesFromZero(1.0, 3.5, 5.1, 9.2, 16.9, 27.8);

/** SITS registry, per cent: printed only for 0 points and for 5 or more. Mazya 2013. */
const SITS_ECASS_II = { at0: 1.6, from5: 16.9 };
const SITS_MOST = { at0: 0.8, from5: 5.4 };

export const sedan = defineScore({
  id: 'sedan',
  group: 'thrombolysis-bleeding',
  maximum: 6,
  evidence: 'sedan-derivation',
  items: [
    scoreItem('sedan.sugar', [glucoseInput([5, 10, 15], 'mmol/L')], (glucose) => {
      const mmolPerL = glucoseMmolPerL(glucose);
      return mmolPerL > 12 ? 2 : mmolPerL > 8 ? 1 : 0;
    }),
    scoreItem('sedan.early-infarct-signs', [flagInput('earlyInfarctSigns')], Number),
    scoreItem('sedan.dense-artery', [flagInput('hyperdenseArtery')], Number),
    scoreItem('sedan.age', [numberInput('ageYears', [60, 80])], (years) => (years > 75 ? 1 : 0)),
    scoreItem('sedan.nihss', [numberInput('nihss', [5, 15])], (nihss) => (nihss >= 10 ? 1 : 0)),
  ],
  estimates: (total) => [
    ...publishedEstimate(total, 'sich-ecass-ii', [
      { evidence: 'sedan-derivation', rates: DERIVATION },
      { evidence: 'sedan-validation', rates: VALIDATION },
    ]),
    ...sitsRegistry(total, 'sich-ecass-ii', SITS_ECASS_II),
    ...sitsRegistry(total, 'sich-sits-most', SITS_MOST),
  ],
  remarks: (_facts, total) => (total.high === 6 ? ['sedan-6-no-rate'] : []),
});

/** Printed for 0 points and for 5 and above together: a total that is surely one or the other. */
function sitsRegistry(
  total: Range,
  outcome: OutcomeId,
  printed: { readonly at0: number; readonly from5: number },
): RateEstimate[] {
  const isPooled = total.low >= 5;
  if (total.high > 0 && !isPooled) return [];
  const percent = exactly(isPooled ? printed.from5 : printed.at0);
  return [
    {
      percent,
      ...(isPooled && { pooledFrom: 5 }),
      outcome,
      grade: EVIDENCE['sedan-sits'].grade,
      sources: [{ evidence: 'sedan-sits', percent }],
    },
  ];
}
