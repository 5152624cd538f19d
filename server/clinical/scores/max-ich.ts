/**
 * max-ICH, 0 to 10 points, made on people with intracerebral haemorrhage who were treated without limits.
 * Sembill JA, et al. Neurology 2017;89:423-431.
 * Points: NIHSS 7-13 1, 14-20 2, 21 or more 3; age 70-74 1, 75-79 2, 80 or more 3; intraventricular haemorrhage 1;
 * oral anticoagulant 1; lobar haematoma of 30 mL or more 1, non-lobar of 10 mL or more 1.
 *
 * The maxima of the items are confirmed, their limits are not (`unconfirmed` in the registry); no rates are shown.
 * The facts hold one haematoma with one origin, lobar or not, so that at most 9 of the printed 10 points are reached.
 */
import { reached } from './limits.ts';
import { choiceInput, flagInput, numberInput } from './score-input.ts';
import { scoreItem } from './score-item.ts';
import { defineScore } from './score.ts';

const LOBAR_FROM_ML = 30;
const NON_LOBAR_FROM_ML = 10;

export const maxIch = defineScore({
  id: 'max-ich',
  group: 'intracerebral-haemorrhage',
  maximum: 10,
  evidence: 'max-ich',
  items: [
    scoreItem('max-ich.nihss', [numberInput('nihss', [0, 10, 17, 25])], (nihss) => reached(nihss, 7, 14, 21)),
    scoreItem('max-ich.age', [numberInput('ageYears', [60, 72, 77, 85])], (years) =>
      reached(years, 70, 75, 80),
    ),
    scoreItem('max-ich.ivh', [flagInput('intraventricularHaemorrhage')], Number),
    scoreItem('max-ich.anticoagulant', [flagInput('oralAnticoagulant')], Number),
    scoreItem(
      'max-ich.volume',
      [numberInput('haematomaVolumeMl', [5, 20, 40]), choiceInput('haematomaLocation')],
      (mL, location) => reached(mL, location === 'lobar' ? LOBAR_FROM_ML : NON_LOBAR_FROM_ML),
    ),
  ],
  estimates: () => [],
  remarks: () => ['ich-defer-prognosis', 'max-ich-unconfirmed', 'max-ich-at-most-9'],
});
