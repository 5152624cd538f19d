/**
 * HAT (Haemorrhage After Thrombolysis), 0 to 5 points. Lou M, et al. Neurology 2008;71:1417-1423.
 * Points: diabetes or glucose > 200 mg/dL 1; NIHSS 15-20 1, above 20 2; visible CT hypodensity in less than a
 * third of the MCA territory 1, in a third or more 2.
 *
 * NIHSS 20 is printed in two bands (15-20 and >= 20). It scores 1 here, and the result says so.
 */
import { recordedValues } from '../known.ts';
import { glucoseMgPerDl } from '../quantity.ts';
import type { CtHypodensity, StrokeFacts } from '../stroke-facts.ts';
import { ctHypodensityInput, flagInput, glucoseInput, numberInput } from './score-input.ts';
import { rateOver, scoreItem, totalOf, undecidedFacts, type ScoreRemark, type ScoreResult } from './score.ts';

const HYPODENSITY_POINTS: Readonly<Record<CtHypodensity, number>> = {
  none: 0,
  'less-than-one-third-mca': 1,
  'one-third-mca-or-more': 2,
};

const ITEMS = [
  scoreItem({
    id: 'diabetes-or-glucose',
    label: 'Diabetes or glucose > 200 mg/dL',
    shortLabel: 'diabetes or glucose',
    inputs: [flagInput('diabetes'), glucoseInput([100, 250], 'mg/dL')],
    points: (diabetes, glucose) => (diabetes || glucoseMgPerDl(glucose) > 200 ? 1 : 0),
  }),
  scoreItem({
    id: 'nihss',
    label: 'NIHSS',
    shortLabel: 'NIHSS',
    inputs: [numberInput('nihss', [0, 15, 21])],
    points: (nihss) => (nihss > 20 ? 2 : nihss >= 15 ? 1 : 0),
  }),
  scoreItem({
    id: 'ct-hypodensity',
    label: 'Visible CT hypodensity',
    shortLabel: 'hypodensity',
    inputs: [ctHypodensityInput()],
    points: (extent) => HYPODENSITY_POINTS[extent],
  }),
];

/** Symptomatic ICH by total, per cent; the paper pools 4 and 5 points ("> 3"). Lou 2008, abstract. */
const SYMPTOMATIC_ICH_PERCENT = [2, 5, 10, 15, 44, 44];

/** HAT with its range over whatever is missing. Pure; cannot fail. */
export function hat(facts: StrokeFacts): ScoreResult {
  const items = ITEMS.map((item) => item.evaluate(facts));
  const total = totalOf(items);
  const percent = rateOver(total, SYMPTOMATIC_ICH_PERCENT);
  return {
    id: 'hat',
    name: 'HAT',
    total,
    maximum: 5,
    items,
    undecided: undecidedFacts(items),
    risk: {
      percent,
      outcome: 'sich-hat-study',
      grade: 'published-validated',
      sources: [{ evidence: 'hat-derivation', percent }],
    },
    otherRisks: [],
    remarks: remarks(facts, total.high),
  };
}

function remarks(facts: StrokeFacts, highestTotal: number): ScoreRemark[] {
  const found: ScoreRemark[] = [];
  if (recordedValues(facts.nihss).some((entry) => entry.value === 20)) found.push('hat-nihss-20');
  if (highestTotal >= 4) found.push('hat-4-and-5-pooled');
  return found;
}
