/**
 * SEDAN, 0 to 6 points. Strbian D, et al. Ann Neurol 2012;71:634-641; SITS: Mazya MV, et al. Stroke 2013;44:1595.
 * Points: glucose 8.1-12.0 mmol/L 1, above 12.0 2; early infarct signs 1; hyperdense artery 1; age > 75 1;
 * NIHSS >= 10 1.
 *
 * Glucose is compared in mmol/L (> 8.0, > 12.0), so that nothing falls between the printed 8.0 and 8.1.
 * Early infarct signs are an explicit reading: the paper gives no ASPECTS equivalent.
 */
import { glucoseMmolPerL } from '../quantity.ts';
import type { StrokeFacts } from '../stroke-facts.ts';
import { flagInput, glucoseInput, numberInput } from './score-input.ts';
import {
  rateOver,
  scoreItem,
  totalOf,
  undecidedFacts,
  type Range,
  type RiskEstimate,
  type ScoreResult,
} from './score.ts';

const ITEMS = [
  scoreItem({
    id: 'sugar',
    label: 'Glucose > 8.0 / > 12.0 mmol/L',
    shortLabel: 'glucose',
    inputs: [glucoseInput([5, 10, 15], 'mmol/L')],
    points: (glucose) => {
      const mmolPerL = glucoseMmolPerL(glucose);
      return mmolPerL > 12 ? 2 : mmolPerL > 8 ? 1 : 0;
    },
  }),
  scoreItem({
    id: 'early-infarct-signs',
    label: 'Early infarct signs',
    shortLabel: 'early signs',
    inputs: [flagInput('earlyInfarctSigns')],
    points: (present) => (present ? 1 : 0),
  }),
  scoreItem({
    id: 'dense-artery',
    label: 'Hyperdense artery sign',
    shortLabel: 'dense artery',
    inputs: [flagInput('hyperdenseArtery')],
    points: (present) => (present ? 1 : 0),
  }),
  scoreItem({
    id: 'age',
    label: 'Age > 75 years',
    shortLabel: 'age',
    inputs: [numberInput('ageYears', [60, 80])],
    points: (years) => (years > 75 ? 1 : 0),
  }),
  scoreItem({
    id: 'nihss',
    label: 'NIHSS ≥ 10',
    shortLabel: 'NIHSS',
    inputs: [numberInput('nihss', [5, 15])],
    points: (nihss) => (nihss >= 10 ? 1 : 0),
  }),
];

/** Symptomatic ICH (ECASS II) by total 0 to 5, per cent; no rate is printed for 6. Strbian 2012. */
const DERIVATION_PERCENT = [1.4, 2.9, 8.5, 12.2, 21.7, 33.3];
const VALIDATION_PERCENT = [1.0, 3.5, 5.1, 9.2, 16.9, 27.8];

/** SITS registry, ECASS II, per cent: printed only for 0 points and for 5 or more. Mazya 2013. */
const SITS_PERCENT_AT_0 = 1.6;
const SITS_PERCENT_FROM_5 = 16.9;

/** SEDAN with its range over whatever is missing. Pure; cannot fail. */
export function sedan(facts: StrokeFacts): ScoreResult {
  const items = ITEMS.map((item) => item.evaluate(facts));
  const total = totalOf(items);
  const published = derivationAndValidation(total);
  const sits = sitsRegistry(total);
  return {
    id: 'sedan',
    name: 'SEDAN',
    total,
    maximum: 6,
    items,
    undecided: undecidedFacts(items),
    ...(published && { risk: published }),
    otherRisks: sits ? [sits] : [],
    remarks: total.high === 6 ? ['sedan-6-no-rate'] : [],
  };
}

/** Rates for totals up to 5; a range of totals that reaches 6 has no upper end. */
function derivationAndValidation(total: Range): RiskEstimate | undefined {
  if (total.low > 5) return undefined;
  const withRate = { low: total.low, high: Math.min(total.high, 5) };
  const derivation = rateOver(withRate, DERIVATION_PERCENT);
  const validation = rateOver(withRate, VALIDATION_PERCENT);
  return {
    percent: {
      low: Math.min(derivation.low, validation.low),
      high: Math.max(derivation.high, validation.high),
    },
    ...(total.high > 5 && { isOpenAbove: true }),
    outcome: 'sich-ecass-ii',
    grade: 'published-validated',
    sources: [
      { evidence: 'sedan-derivation', percent: derivation },
      { evidence: 'sedan-validation', percent: validation },
    ],
  };
}

function sitsRegistry(total: Range): RiskEstimate | undefined {
  const rate = total.high === 0 ? SITS_PERCENT_AT_0 : total.low >= 5 ? SITS_PERCENT_FROM_5 : undefined;
  if (rate === undefined) return undefined;
  const percent = { low: rate, high: rate };
  return {
    percent,
    ...(rate === SITS_PERCENT_FROM_5 && { pooledFrom: 5 }),
    outcome: 'sich-ecass-ii',
    grade: 'published-validated',
    sources: [{ evidence: 'sedan-sits', percent }],
  };
}
