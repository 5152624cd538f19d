/**
 * GRASPS, 45 to 101 points. Menon BK, et al. Stroke 2012;43:2293-2299; Get With The Guidelines, n=10,242.
 * Points: glucose mg/dL < 100 2, 100-149 6, 150 or more 8; Asian 9; age to 60 8, 61-70 11, 71-80 15, above 80 17;
 * male 4; systolic < 120 10, 120-149 14, 150-179 18, 180 or more 21; NIHSS 0-5 25, 6-10 27, 11-15 34, 16-20 40,
 * 21 or more 42.
 *
 * The race term is a decision about people, not a measurement: the score is given without it, and beside it with it
 * where the fact is recorded. The percentage is a third party's fit to the published curve.
 */
import { glucoseMgPerDl } from '../quantity.ts';
import { spanOf, type Range } from '../range.ts';
import { formulaEstimate, type RateEstimate } from './rates.ts';
import { choiceInput, flagInput, glucoseInput, numberInput } from './score-input.ts';
import { scoreItem, type ScoreItem } from './score-item.ts';
import { defineScore, type Score } from './score.ts';

/** Points of the lowest band, and what each further one adds from its limit upwards. */
function climbing(
  value: number,
  lowest: number,
  ...steps: readonly (readonly [from: number, more: number])[]
) {
  return steps.reduce((points, [from, more]) => points + (value >= from ? more : 0), lowest);
}

const ASIAN_POINTS = 9;

const ITEMS: readonly ScoreItem[] = [
  scoreItem('grasps.glucose', [glucoseInput([80, 120, 200], 'mg/dL')], (glucose) =>
    climbing(glucoseMgPerDl(glucose), 2, [100, 4], [150, 2]),
  ),
  scoreItem('grasps.age', [numberInput('ageYears', [50, 65, 75, 85])], (years) =>
    climbing(years, 8, [61, 3], [71, 4], [81, 2]),
  ),
  scoreItem('grasps.systolic', [numberInput('systolicMmHg', [100, 130, 160, 200])], (mmHg) =>
    climbing(mmHg, 10, [120, 4], [150, 4], [180, 3]),
  ),
  scoreItem('grasps.sex', [choiceInput('sex')], (sex) => (sex === 'male' ? 4 : 0)),
  scoreItem('grasps.nihss', [numberInput('nihss', [3, 8, 13, 18, 25])], (nihss) =>
    climbing(nihss, 25, [6, 2], [11, 7], [16, 6], [21, 2]),
  ),
];

/** Below this total the published curve says "less than 1 %". */
const CURVE_FROM = 50;
const CURVE_BEND = 80;

/** Per cent, from 50 points. */
function curve(total: number): number {
  return total <= CURVE_BEND
    ? 0.0085 * total ** 2 - 0.851 * total + 22.14
    : 0.027_25 * total ** 2 - 3.673 * total + 127.8;
}

function estimates(total: Range): RateEstimate[] {
  if (total.low >= CURVE_FROM) return [formulaEstimate(total, 'sich-gwtg', 'grasps', curve)];
  const above = formulaEstimate(
    { low: CURVE_FROM, high: Math.max(CURVE_FROM, total.high) },
    'sich-gwtg',
    'grasps',
    curve,
  );
  const percent = total.high < CURVE_FROM ? { low: 0, high: 1 } : spanOf([0, 1, above.percent.high]);
  return [{ ...above, percent, sources: [{ evidence: 'grasps', percent }] }];
}

export const grasps: Score = defineScore({
  id: 'grasps',
  group: 'thrombolysis-bleeding',
  minimum: 45,
  maximum: 92,
  evidence: 'grasps',
  items: ITEMS,
  estimates,
  remarks: () => ['grasps-without-race', 'grasps-curve-fit'],
});

export const graspsWithRace: Score = defineScore({
  id: 'grasps-with-race',
  group: 'thrombolysis-bleeding',
  minimum: 45,
  maximum: 101,
  evidence: 'grasps',
  items: [...ITEMS, scoreItem('grasps.race', [flagInput('asian')], (asian) => (asian ? ASIAN_POINTS : 0))],
  estimates,
  remarks: () => ['grasps-with-race', 'grasps-curve-fit'],
});
