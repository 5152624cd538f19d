/**
 * iScore, death within 30 days and within a year. Saposnik G, et al. Circulation 2011;123:739-749.
 * Points for each year of age, male sex, severity on the Canadian Neurological Scale, subtype, diseases, dependence
 * before the stroke and glucose >= 7.5 mmol/L (135 mg/dL).
 *
 * All points are unconfirmed in the paper, and no rates by total were found: the total is for comparison with a
 * calculator, nothing else. It needs the subtype, which is rarely known before treatment. Half points of the scale
 * fall into the band below the next limit; dependence is mRS 3 or more.
 */
import { FACT_DEFINITIONS, type FactValue } from '../stroke-facts.ts';
import type { ScoreId } from '../text/en/score-names.ts';
import { ADULT_FROM_YEARS } from './adults.ts';
import { isAtLeast } from './glucose-limits.ts';
import { choiceInput, everInput, flagInput, glucoseInput, numberInput, scaleInput } from './score-input.ts';
import { scoreItem, type ScoreItem } from './score-item.ts';
import { defineScore, type Score } from './score.ts';

interface IscorePoints {
  readonly male: number;
  /** Canadian Neurological Scale 0, above 0 to 4, above 4 and below 8. */
  readonly severity: readonly [none: number, severe: number, moderate: number];
  readonly subtype: Readonly<Record<FactValue<'strokeSubtype'>, number>>;
  readonly atrialFibrillation: number;
  readonly heartFailure: number;
  readonly cancer: number;
  readonly dialysis: number;
  readonly dependent: number;
  readonly glucose: number;
}

const POINTS_30_DAYS: IscorePoints = {
  male: 10,
  severity: [105, 65, 40],
  subtype: { lacunar: 0, 'non-lacunar': 30, undetermined: 35 },
  atrialFibrillation: 10,
  heartFailure: 10,
  cancer: 10,
  dialysis: 35,
  dependent: 15,
  glucose: 15,
};

const POINTS_1_YEAR: IscorePoints = {
  male: 5,
  severity: [70, 40, 25],
  subtype: { lacunar: 0, 'non-lacunar': 15, undetermined: 20 },
  atrialFibrillation: 5,
  heartFailure: 10,
  cancer: 15,
  dialysis: 40,
  dependent: 20,
  glucose: 10,
};

/** One year only: earlier myocardial infarction, and smoking. */
const INFARCTION_1_YEAR = 5;
const SMOKER_1_YEAR = 5;

const DEPENDENT_FROM_MRS = 3;

/** The points that apply when a flag is true. */
const worth = (points: number) => (isPresent: boolean) => (isPresent ? points : 0);

function sharedItems(points: IscorePoints): readonly ScoreItem[] {
  const [none, severe, moderate] = points.severity;
  return [
    scoreItem('iscore.age', [scaleInput('ageYears', ADULT_FROM_YEARS)], (years) => years),
    scoreItem('iscore.sex', [choiceInput('sex')], (sex) => (sex === 'male' ? points.male : 0)),
    scoreItem('iscore.severity', [numberInput('canadianNeurologicalScale', [0, 3, 6, 10])], (scale) =>
      scale === 0 ? none : scale <= 4 ? severe : scale < 8 ? moderate : 0,
    ),
    scoreItem('iscore.subtype', [choiceInput('strokeSubtype')], (subtype) => points.subtype[subtype]),
    scoreItem(
      'iscore.atrial-fibrillation',
      [flagInput('atrialFibrillation')],
      worth(points.atrialFibrillation),
    ),
    scoreItem('iscore.heart-failure', [flagInput('heartFailure')], worth(points.heartFailure)),
    scoreItem('iscore.cancer', [flagInput('cancer')], worth(points.cancer)),
    scoreItem('iscore.dialysis', [flagInput('dialysis')], worth(points.dialysis)),
    scoreItem('iscore.dependent', [numberInput('preStrokeMrs', [0, 4])], (mrs) =>
      mrs >= DEPENDENT_FROM_MRS ? points.dependent : 0,
    ),
    scoreItem('iscore.glucose', [glucoseInput([5, 10], 'mmol/L')], (glucose) =>
      isAtLeast(glucose, { mgPerDl: 135, mmolPerL: 7.5 }) ? points.glucose : 0,
    ),
  ];
}

function highest({ severity, subtype, ...flags }: IscorePoints): number {
  const summed = Object.values(flags).reduce((sum, points) => sum + points, 0);
  return FACT_DEFINITIONS.ageYears.high + severity[0] + subtype.undetermined + summed;
}

function iscore(id: ScoreId, points: IscorePoints, more: readonly ScoreItem[], worthMore: number): Score {
  return defineScore({
    id,
    group: 'stroke-outcome',
    minimum: ADULT_FROM_YEARS,
    maximum: highest(points) + worthMore,
    evidence: 'iscore',
    items: [...sharedItems(points), ...more],
    estimates: () => [],
    remarks: () => ['iscore-unconfirmed'],
  });
}

export const iscore30Days = iscore('iscore-30-days', POINTS_30_DAYS, [], 0);

export const iscore1Year = iscore(
  'iscore-1-year',
  POINTS_1_YEAR,
  [
    scoreItem('iscore.infarction', [everInput('myocardialInfarction')], worth(INFARCTION_1_YEAR)),
    scoreItem('iscore.smoker', [flagInput('smoker')], worth(SMOKER_1_YEAR)),
  ],
  INFARCTION_1_YEAR + SMOKER_1_YEAR,
);
