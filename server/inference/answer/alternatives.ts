/**
 * The same patient with a missing input filled in, one at a time, by whatever it may be. A range may not become
 * narrower because something is not known: where the estimate without it lies nearer to none or all, its range in per
 * cent would (intervals.ts widens it by these).
 */
import type { InputValue } from '../input-value.ts';
import type { ModelManifest } from '../manifest.ts';
import type { ModelInputSpec } from '../manifest/inputs.ts';
import type { ModelInputs } from '../predictor.ts';

/** Steps from one end of what it was trained on to the other; between them a prediction moves little. */
const STEPS = 6;

export function alternativesOf(inputs: ModelInputs, { inputs: specs }: ModelManifest): ModelInputs[] {
  return specs
    .filter(({ id }) => !inputs.has(id))
    .flatMap((spec) => possibleValues(spec).map((value) => new Map([...inputs, [spec.id, value]])));
}

/** None of a lesion map: nobody can list them. */
function possibleValues(spec: ModelInputSpec): readonly InputValue[] {
  switch (spec.kind) {
    case 'flag':
      return [false, true];
    case 'choice':
      return spec.values;
    case 'number': {
      const { low, high } = spec.trained;
      return Array.from({ length: STEPS + 1 }, (_, step) => low + ((high - low) * step) / STEPS);
    }
    case 'lesion-map':
      return [];
  }
}
