/** The range around an estimate, as wide as the validation found it, and wider for each input that is not known. */
import type { Range } from '../../clinical/range.ts';
import type { ModelInterval, ModelOutput } from '../manifest/outputs.ts';
import { logit, sigmoid, zOf } from './normal.ts';

/**
 * The range around the estimate, not narrower than it would be around any of the values that the missing inputs may
 * lead to. On the logit scale a range is widest in per cent at one half, on the scale of points where its band is.
 * @param others what the estimate would be with one of the missing inputs known, or another
 */
export function rangeAmong(
  value: number,
  others: readonly number[],
  interval: ModelInterval,
  missing: readonly string[],
  limits?: ModelOutput['limits'],
  stretch = 1,
): Range {
  const around = rangesAround(interval, missing, limits, stretch);
  const all = [value, ...others];
  const isAcrossHalf = Math.min(...all) < 0.5 && Math.max(...all) > 0.5;
  const widest = [...others, ...(interval.scale === 'logit' && isAcrossHalf ? [0.5] : [])].map(around);
  const width = Math.max(0, ...widest.map(({ low, high }) => high - low));
  const ends =
    interval.scale === 'logit' ? { low: 0, high: 1 } : { low: -Infinity, high: Infinity, ...limits };
  return atLeast(width, around(value), ends);
}

/** The range, grown to both sides alike where it is narrower; where the scale ends, to the other side. */
function atLeast(width: number, range: Range, ends: Range): Range {
  const { low, high } = range;
  if (width <= high - low) return range;
  const start = Math.min(Math.max((low + high - width) / 2, ends.low), ends.high - width);
  return { low: start, high: start + width };
}

/**
 * How wide a range is around any value of one outcome of one row.
 * @param missing ids of the inputs that are not known
 * @param limits ends of the scale of points
 * @param stretch by how much the log-odds were stretched after the model (recalibration); their error was with them
 * @returns for a value, which is a fraction for an interval on the logit scale, otherwise points
 */
export function rangesAround(
  interval: ModelInterval,
  missing: readonly string[],
  limits?: ModelOutput['limits'],
  stretch = 1,
): (value: number) => Range {
  const added = missing.reduce((sum, id) => sum + (interval.whenMissing[id] ?? 0), 0);
  const z = zOf(interval.coverage);
  if (interval.scale === 'logit') {
    const half = z * stretch * Math.sqrt(interval.sd ** 2 + added);
    return (value) => {
      const middle = logit(value);
      // The value itself is inside also where its own log-odds had to be cut.
      return { low: Math.min(value, sigmoid(middle - half)), high: Math.max(value, sigmoid(middle + half)) };
    };
  }
  const { bands } = interval;
  return (value) => {
    const band = bands.find(({ upTo }) => upTo === null || value <= upTo);
    const half = Math.sqrt((band?.halfWidth ?? Infinity) ** 2 + z ** 2 * added);
    return {
      low: Math.max(value - half, limits?.low ?? -Infinity),
      high: Math.min(value + half, limits?.high ?? Infinity),
    };
  };
}
