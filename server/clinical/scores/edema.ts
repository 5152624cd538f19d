/**
 * EDEMA, 0 to 14 points, for malignant oedema after a large anterior stroke, from the first 24 hours.
 * Ong CJ, et al. Stroke 2017;48:1969-1972; n=222.
 * Points: basal cistern effacement 3; glucose of 150 mg/dL or more 2; neither thrombolysis nor thrombectomy 1;
 * midline shift above 0 to 3 mm 1, 3-6 2, 6-9 4, above 9 7; no previous stroke 1.
 *
 * A shift of exactly 3, 6 or 9 mm is printed in two bands: it counts in the lower one, and the result says so.
 * A rate is printed for totals above 7 only.
 */
import { recordedValues } from '../known.ts';
import { glucoseMgPerDl } from '../quantity.ts';
import type { RemarkId } from '../text/en/remarks.ts';
import { rateFromTotal } from './grouped-rates.ts';
import { passed, reached } from './limits.ts';
import { everInput, flagInput, glucoseInput, numberInput } from './score-input.ts';
import { scoreItem } from './score-item.ts';
import { defineScore } from './score.ts';

const AMBIGUOUS_SHIFTS_MM: readonly number[] = [3, 6, 9];

/** "A score over 7": positive predictive value 93 %. */
const LOWEST_WITH_RATE = 8;
const MALIGNANT_OEDEMA_PERCENT = 93;

export const edema = defineScore({
  id: 'edema',
  group: 'malignant-oedema',
  maximum: 14,
  evidence: 'edema',
  items: [
    scoreItem('edema.cistern', [flagInput('basalCisternEffacement')], (effaced) => (effaced ? 3 : 0)),
    scoreItem(
      'edema.glucose',
      [glucoseInput([100, 200], 'mg/dL')],
      (glucose) => 2 * reached(glucoseMgPerDl(glucose), 150),
    ),
    scoreItem('edema.no-reperfusion', [flagInput('reperfusionTreatment')], (given) => (given ? 0 : 1)),
    // 1, 2, 4 and 7 points: the steps are 1, 1, 2 and 3.
    scoreItem(
      'edema.midline-shift',
      [numberInput('midlineShiftMm', [0, 2, 5, 8, 12])],
      (mm) => passed(mm, 0, 3) + 2 * passed(mm, 6) + 3 * passed(mm, 9),
    ),
    scoreItem('edema.no-previous-stroke', [everInput('ischaemicStroke')], (previous) => (previous ? 0 : 1)),
  ],
  estimates: (total) =>
    rateFromTotal(total, LOWEST_WITH_RATE, MALIGNANT_OEDEMA_PERCENT, 'malignant-oedema', 'edema'),
  remarks: (facts, total) => {
    const found: RemarkId[] = [];
    const isAmbiguous = recordedValues(facts.midlineShiftMm).some(({ value }) =>
      AMBIGUOUS_SHIFTS_MM.includes(value),
    );
    if (isAmbiguous) found.push('edema-shift-between-bands');
    if (total.low < LOWEST_WITH_RATE) found.push('edema-rate-above-7-only');
    return found;
  },
});
