/**
 * FUNC, 0 to 11 points: the higher, the likelier independence (Glasgow Outcome Scale 4 or 5) at 90 days after
 * intracerebral haemorrhage. Rost NS, et al. Stroke 2008;39:2304-2309; n=629.
 * Points: haematoma below 30 mL 4, 30-60 2; age below 70 2, 70-79 1; lobar 2, deep 1; Glasgow Coma Scale of 9 or
 * more 2; no cognitive impairment before 1.
 *
 * Two tables of rates circulate without saying whether they count everyone or survivors only. The one rate shown is
 * the abstract's: nobody with 4 points or fewer became independent.
 */
import type { FactValue } from '../stroke-facts.ts';
import { passed, reached } from './limits.ts';
import { publishedEstimate, rateForTotals } from './rates.ts';
import { choiceInput, flagInput, numberInput } from './score-input.ts';
import { scoreItem } from './score-item.ts';
import { defineScore } from './score.ts';

const HIGHEST_WITHOUT_INDEPENDENCE = 4;

const LOCATION_POINTS: Readonly<Record<FactValue<'haematomaLocation'>, number>> = {
  lobar: 2,
  deep: 1,
  infratentorial: 0,
};

export const func = defineScore({
  id: 'func',
  group: 'intracerebral-haemorrhage',
  maximum: 11,
  evidence: 'func',
  items: [
    scoreItem(
      'func.volume',
      [numberInput('haematomaVolumeMl', [10, 40, 80])],
      (mL) => 4 - 2 * (reached(mL, 30) + passed(mL, 60)),
    ),
    scoreItem('func.age', [numberInput('ageYears', [60, 75, 85])], (years) => 2 - reached(years, 70, 80)),
    scoreItem('func.location', [choiceInput('haematomaLocation')], (location) => LOCATION_POINTS[location]),
    scoreItem('func.gcs', [numberInput('glasgowComaScale', [6, 12])], (gcs) => 2 * reached(gcs, 9)),
    scoreItem('func.cognition', [flagInput('priorCognitiveImpairment')], (impaired) => (impaired ? 0 : 1)),
  ],
  estimates: (total) =>
    total.high > HIGHEST_WITHOUT_INDEPENDENCE
      ? []
      : publishedEstimate(total, 'gos-4-5-90-days', [
          { evidence: 'func-low-totals', rates: rateForTotals(0, HIGHEST_WITHOUT_INDEPENDENCE, 0) },
        ]),
  remarks: (_facts, total) => [
    'ich-defer-prognosis',
    ...(total.high > HIGHEST_WITHOUT_INDEPENDENCE ? (['func-no-rates-above-4'] as const) : []),
  ],
});
