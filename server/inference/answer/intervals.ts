/** The range around an estimate, as wide as the validation found it, and wider for each input that is not known. */
import type { Range } from '../../clinical/range.ts';
import type { ModelInterval, ModelOutput } from '../manifest/outputs.ts';
import { logit, sigmoid, zOf } from './normal.ts';

/**
 * @param value a fraction for an interval on the logit scale, otherwise points
 * @param missing ids of the inputs that are not known
 * @param limits ends of the scale of points
 * @param stretch by how much the log-odds were stretched after the model (recalibration); their error was with them
 */
export function rangeAround(
  value: number,
  interval: ModelInterval,
  missing: readonly string[],
  limits?: ModelOutput['limits'],
  stretch = 1,
): Range {
  const added = missing.reduce((sum, id) => sum + (interval.whenMissing[id] ?? 0), 0);
  const z = zOf(interval.coverage);
  if (interval.scale === 'logit') {
    const half = z * stretch * Math.sqrt(interval.sd ** 2 + added);
    const middle = logit(value);
    // The value itself is inside also where its own log-odds had to be cut.
    return { low: Math.min(value, sigmoid(middle - half)), high: Math.max(value, sigmoid(middle + half)) };
  }
  const band = interval.bands.find(({ upTo }) => upTo === null || value <= upTo);
  const half = Math.sqrt((band?.halfWidth ?? Infinity) ** 2 + z ** 2 * added);
  return {
    low: Math.max(value - half, limits?.low ?? -Infinity),
    high: Math.min(value + half, limits?.high ?? Infinity),
  };
}
