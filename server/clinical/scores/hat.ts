/**
 * HAT (Haemorrhage After Thrombolysis), 0 to 5 points. Lou M, et al. Neurology 2008;71:1417-1423.
 * Points: diabetes or glucose > 200 mg/dL 1; NIHSS 15-20 1, above 20 2; visible CT hypodensity in less than a
 * third of the MCA territory 1, in a third or more 2.
 *
 * NIHSS 20 is printed in two bands (15-20 and >= 20). It scores 1 here, and the result says so.
 */
import { recordedValues } from '../known.ts';
import { glucoseMgPerDl } from '../quantity.ts';
import type { CtHypodensity } from '../stroke-facts.ts';
import type { RemarkId } from '../text/en/remarks.ts';
import { publishedEstimate, ratesFromZero } from './rates.ts';
import { choiceInput, flagInput, glucoseInput, numberInput } from './score-input.ts';
import { scoreItem } from './score-item.ts';
import { defineScore } from './score.ts';

const HYPODENSITY_POINTS: Readonly<Record<CtHypodensity, number>> = {
  none: 0,
  'less-than-one-third-mca': 1,
  'one-third-mca-or-more': 2,
};

/** By total, per cent; the paper pools 4 and 5 points ("> 3"). Symptomatic: abstract; the others: calculators. */
const SYMPTOMATIC_ICH = ratesFromZero(2, 5, 10, 15, 44, 44);
const ANY_ICH = ratesFromZero(6, 16, 23, 36, 78, 78);
const FATAL_ICH = ratesFromZero(0, 3, 7, 6, 33, 33);

export const hat = defineScore({
  id: 'hat',
  group: 'thrombolysis-bleeding',
  maximum: 5,
  evidence: 'hat-derivation',
  items: [
    scoreItem(
      'hat.diabetes-or-glucose',
      [flagInput('diabetes'), glucoseInput([100, 250], 'mg/dL')],
      (diabetes, glucose) => (diabetes || glucoseMgPerDl(glucose) > 200 ? 1 : 0),
    ),
    scoreItem('hat.nihss', [numberInput('nihss', [0, 15, 21])], (nihss) =>
      nihss > 20 ? 2 : nihss >= 15 ? 1 : 0,
    ),
    scoreItem('hat.ct-hypodensity', [choiceInput('ctHypodensity')], (extent) => HYPODENSITY_POINTS[extent]),
  ],
  estimates: (total) => [
    ...publishedEstimate(total, 'sich-hat-study', [{ evidence: 'hat-derivation', rates: SYMPTOMATIC_ICH }]),
    ...publishedEstimate(total, 'any-ich', [{ evidence: 'hat-other-outcomes', rates: ANY_ICH }]),
    ...publishedEstimate(total, 'fatal-ich', [{ evidence: 'hat-other-outcomes', rates: FATAL_ICH }]),
  ],
  remarks: (facts, total) => {
    const found: RemarkId[] = [];
    if (recordedValues(facts.nihss).some((entry) => entry.value === 20)) found.push('hat-nihss-20');
    if (total.high >= 4) found.push('hat-4-and-5-pooled');
    return found;
  },
});
