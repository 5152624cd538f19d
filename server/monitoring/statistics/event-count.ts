/**
 * Interval of the number of events to be expected, from the number that happened, where each patient has a probability
 * of their own. All log-odds are shifted alike until the count that was seen lies at the edge: with equal
 * probabilities that is the interval of Clopper CJ, Pearson ES. Biometrika 1934;26:404-413, and with small ones
 * Garwood's of a Poisson count.
 */
import { sigmoid, zOf } from '../../inference/answer/normal.ts';
import type { Interval } from './intervals.ts';
import { eventsAt, logOddsOf, shiftTo } from './log-odds.ts';
import { rootNear } from './root.ts';

/**
 * Patients times events up to which chances are summed exactly, a few milliseconds each time. Beyond, with many events
 * or very many patients, the saddlepoint approximation errs by less than a hundredth of a tail's probability.
 */
const EXACT_TO = 50_000;

/** How far the approximation is from the exact shift at most, as a rule. */
const CLOSE = 0.01;

/**
 * @param predicted probabilities, 0 to 1
 * @param events how many happened
 * @param coverage such as 0.95; each tail holds half of the rest at most
 */
export function eventsInterval(predicted: readonly number[], events: number, coverage: number): Interval {
  const logOdds = predicted.map(logOddsOf);
  const others = predicted.length - events;
  if (events <= others) return intervalOf(logOdds, events, coverage);
  const { low, high } = intervalOf(
    logOdds.map((one) => -one),
    others,
    coverage,
  );
  return { low: predicted.length - high, high: predicted.length - low };
}

function intervalOf(logOdds: readonly number[], events: number, coverage: number): Interval {
  const tail = (1 - coverage) / 2;
  const shiftWhere = (most: number, share: number) => {
    const nearly = bySaddlepoint(most, logOdds, zOf(2 * Math.abs(share - 0.5)) * Math.sign(0.5 - share));
    if (logOdds.length * (events + 1) > EXACT_TO) return nearly;
    return rootNear((shift) => chanceOfAtMost(most, logOdds, shift) - share, nearly, CLOSE);
  };
  return {
    low: events === 0 ? 0 : eventsAt(logOdds, shiftWhere(events - 1, 1 - tail)),
    high: eventsAt(logOdds, shiftWhere(events, tail)),
  };
}

/** P(X <= most) for a sum of independent events of these shifted log-odds. */
function chanceOfAtMost(most: number, logOdds: readonly number[], shift: number): number {
  const chances = new Float64Array(most + 1);
  let none = 1;
  chances[0] = none;
  for (const one of logOdds) {
    const p = sigmoid(one + shift);
    for (let count = most; count > 0; count--)
      chances[count] = (chances[count] ?? 0) * (1 - p) + (chances[count - 1] ?? 0) * p;
    none *= 1 - p;
    chances[0] = none;
  }
  return chances.reduce((total, chance) => total + chance, 0);
}

/**
 * The shift at which P(X <= most) is that of a normal deviate of -z: r* of Barndorff-Nielsen OE. Biometrika
 * 1986;73:307-322, with the correction for whole numbers of Daniels HE. Int Stat Rev 1987;55:37-48.
 */
function bySaddlepoint(most: number, logOdds: readonly number[], z: number): number {
  const edge = most + 0.5;
  const tilted = shiftTo(logOdds, edge);
  const spread = logOdds.reduce((total, one) => {
    const p = sigmoid(one + tilted);
    return total + p * (1 - p);
  }, 0);
  const atTilted = sumOfLogs(logOdds, tilted);
  const deviate = (shift: number) => {
    const s = tilted - shift;
    const w = Math.sign(s) * Math.sqrt(2 * (s * edge - atTilted + sumOfLogs(logOdds, shift)));
    return w + Math.log((2 * Math.sinh(s / 2) * Math.sqrt(spread)) / w) / w;
  };
  // Where the count was nearly normal, it would be here.
  const reach = z / Math.sqrt(spread);
  return rootNear((shift) => deviate(shift) + z, tilted + reach, Math.abs(reach) / 4);
}

function sumOfLogs(logOdds: readonly number[], shift: number): number {
  return logOdds.reduce((total, one) => total + Math.log1p(Math.exp(one + shift)), 0);
}
