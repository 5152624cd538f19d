/**
 * Haematoma volume by ABC/2. Kothari RU, et al. Stroke 1996;27:1304-1305; 118 haematomas.
 * A: largest diameter on the slice with the largest haematoma; B: the diameter at a right angle to it; C: depth, which
 * is slices with haematoma x slice thickness. All in cm; A x B x C / 2 in mL.
 *
 * The weighted depth counts a slice whole above 75 % of the largest area, half from 25 to 75 % and not at all below.
 * These limits are not confirmed in the paper (`unconfirmed` in the registry), so that the plain depth stands beside it.
 */
import type { EvidenceId } from '../evidence/registry.ts';
import { checkNumber, type NumberProblem } from '../facts/check-number.ts';
import { decimal, whole, type NumberDefinition } from '../facts/definition.ts';
import { FACT_DEFINITIONS } from '../stroke-facts.ts';

export interface MeasureProblem {
  readonly field: string;
  readonly code: NumberProblem;
  readonly limits: NumberDefinition;
}

/** A number computed from measures, or why it cannot be. */
export type Measure =
  | { readonly ok: true; readonly value: number; readonly evidence: EvidenceId }
  | { readonly ok: false; readonly problems: readonly MeasureProblem[] };

const DIAMETER_CM = decimal('cm', 0.1, 20, 'no skull is 20 cm wide inside; larger numbers are millimetres');

const DIAMETERS = { aCm: DIAMETER_CM, bCm: DIAMETER_CM, cCm: DIAMETER_CM };

const SLICES = {
  wholeSlices: whole(
    '{count}',
    1,
    400,
    'the largest slice always counts whole; a head has no 400 slices of CT',
  ),
  halfSlices: whole('{count}', 0, 400, 'a head has no 400 slices of CT'),
  thicknessCm: decimal('cm', 0.05, 1.5, 'CT slices are half a millimetre to 1.5 cm thick'),
};

/** Volume in mL, within the limits of the fact that it becomes. */
export function haematomaVolume(diameters: Readonly<Record<keyof typeof DIAMETERS, number>>): Measure {
  const value = (diameters.aCm * diameters.bCm * diameters.cCm) / 2;
  const problems = problemsOf(diameters, DIAMETERS);
  return measure(
    value,
    'abc-2',
    problems.length > 0
      ? problems
      : problemsOf({ volumeMl: value }, { volumeMl: FACT_DEFINITIONS.haematomaVolumeMl }),
  );
}

/** C in cm from slices counted whole and half; slices below a quarter of the largest area are left out. */
export function weightedDepth(slices: Readonly<Record<keyof typeof SLICES, number>>): Measure {
  const counted = slices.wholeSlices + slices.halfSlices / 2;
  return measure(counted * slices.thicknessCm, 'abc-2-weighted-depth', problemsOf(slices, SLICES));
}

function measure(value: number, evidence: EvidenceId, problems: readonly MeasureProblem[]): Measure {
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value, evidence };
}

function problemsOf<F extends string>(
  values: Readonly<Record<F, number>>,
  limits: Readonly<Record<F, NumberDefinition>>,
): MeasureProblem[] {
  // The keys of a record of F are F; Object.entries forgets it.
  return (Object.entries(limits) as [F, NumberDefinition][]).flatMap(([field, definition]) => {
    const code = checkNumber(values[field], definition);
    return code === undefined ? [] : [{ field, code, limits: definition }];
  });
}
