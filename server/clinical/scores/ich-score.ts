/**
 * ICH score, 0 to 6 points, for death within 30 days. Hemphill JC 3rd, et al. Stroke 2001;32:891-897; n=152.
 * Points: Glasgow Coma Scale 3-4 2, 5-12 1; haematoma of 30 mL or more 1; intraventricular haemorrhage 1;
 * infratentorial origin 1; age of 80 or more 1. (A public calculator prints GCS 3-5 for 2 points: wrong.)
 *
 * Nobody scored 6, so that 6 has no rate.
 */
import { reached } from './limits.ts';
import { publishedEstimate, ratesFromZero } from './rates.ts';
import { choiceInput, flagInput, numberInput } from './score-input.ts';
import { scoreItem } from './score-item.ts';
import { defineScore } from './score.ts';

/** Dead at 30 days by total 0 to 5, per cent. Points: abstract; rates: calculators. */
const DEATH = ratesFromZero(0, 13, 26, 72, 97, 100);
const HIGHEST_WITH_RATE = 5;

export const ichScore = defineScore({
  id: 'ich-score',
  group: 'intracerebral-haemorrhage',
  maximum: 6,
  evidence: 'ich-score',
  items: [
    scoreItem(
      'ich-score.gcs',
      [numberInput('glasgowComaScale', [3, 8, 15])],
      (gcs) => 2 - reached(gcs, 5, 13),
    ),
    scoreItem('ich-score.volume', [numberInput('haematomaVolumeMl', [10, 40])], (mL) => reached(mL, 30)),
    scoreItem('ich-score.ivh', [flagInput('intraventricularHaemorrhage')], Number),
    scoreItem('ich-score.infratentorial', [choiceInput('haematomaLocation')], (location) =>
      location === 'infratentorial' ? 1 : 0,
    ),
    scoreItem('ich-score.age', [numberInput('ageYears', [60, 85])], (years) => reached(years, 80)),
  ],
  estimates: ({ low, high }) =>
    low > HIGHEST_WITH_RATE
      ? []
      : publishedEstimate({ low, high: Math.min(high, HIGHEST_WITH_RATE) }, 'death-30-days', [
          { evidence: 'ich-score-mortality', rates: DEATH },
        ]),
  remarks: (_facts, total) => [
    'ich-defer-prognosis',
    'ich-score-withdrawal',
    ...(total.high > HIGHEST_WITH_RATE ? (['ich-score-6-no-rate'] as const) : []),
  ],
});
