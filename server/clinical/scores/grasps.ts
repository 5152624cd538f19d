/**
 * GRASPS, 45 to 101 points. Menon BK, et al. Stroke 2012;43:2293-2299; Get With The Guidelines, n=10,242.
 * Points: glucose mg/dL < 100 2, 100-149 6, 150 or more 8; Asian 9; age to 60 8, 61-70 11, 71-80 15, above 80 17;
 * male 4; systolic < 120 10, 120-149 14, 150-179 18, 180 or more 21; NIHSS 0-5 25, 6-10 27, 11-15 34, 16-20 40,
 * 21 or more 42.
 *
 * The race term is a decision about people, not a measurement: the score is given without it, and beside it with it
 * where the fact is recorded. The percentage is a third party's fit to the published curve: two pieces, of which the
 * lower holds at 80 points.
 */
import { EVIDENCE } from '../evidence/registry.ts';
import { glucoseMgPerDl } from '../quantity.ts';
import { spanOf, type Range } from '../range.ts';
import { banded } from './limits.ts';
import type { RateEstimate } from './rates.ts';
import { choiceInput, flagInput, glucoseInput, numberInput } from './score-input.ts';
import { scoreItem, type ScoreItem } from './score-item.ts';
import { defineScore, type Score } from './score.ts';

const ASIAN_POINTS = 9;

const ITEMS: readonly ScoreItem[] = [
  scoreItem('grasps.glucose', [glucoseInput([80, 120, 200], 'mg/dL')], (glucose) =>
    banded(glucoseMgPerDl(glucose), 2, [100, 6], [150, 8]),
  ),
  scoreItem('grasps.age', [numberInput('ageYears', [50, 65, 75, 85])], (years) =>
    banded(years, 8, [61, 11], [71, 15], [81, 17]),
  ),
  scoreItem('grasps.systolic', [numberInput('systolicMmHg', [100, 130, 160, 200])], (mmHg) =>
    banded(mmHg, 10, [120, 14], [150, 18], [180, 21]),
  ),
  scoreItem('grasps.sex', [choiceInput('sex')], (sex) => (sex === 'male' ? 4 : 0)),
  scoreItem('grasps.nihss', [numberInput('nihss', [3, 8, 13, 18, 25])], (nihss) =>
    banded(nihss, 25, [6, 27], [11, 34], [16, 40], [21, 42]),
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

/** The per cent a total may stand for. */
function percentsAt(total: number): readonly number[] {
  return total < CURVE_FROM ? [0, 1] : [curve(total)];
}

function estimates({ low, high }: Range): RateEstimate[] {
  // The curve rises from 50 points on, so that the ends of the range hold the ends of the rate.
  const percent = spanOf([...percentsAt(low), ...percentsAt(high)]);
  const evidence = 'grasps-curve';
  return [
    { percent, outcome: 'sich-gwtg', grade: EVIDENCE[evidence].grade, sources: [{ evidence, percent }] },
  ];
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
