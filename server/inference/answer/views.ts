/**
 * The outcome among the people who presented with one deficit: shown when the patient has it, recalibrated within that
 * group, and never a figure for recovery of the deficit.
 */
import type { ModelView } from '../../clinical/predictions/prediction.ts';
import type { ModelManifest } from '../manifest.ts';
import type { ModelInputs } from '../predictor.ts';
import { methodEstimates, type Recalibration, type RowOutputs, type Unknowns } from './estimates.ts';
import { logit, sigmoid } from './normal.ts';
import { outcomesOf } from './outcomes.ts';

export function viewsOf(
  outputs: RowOutputs,
  inputs: ModelInputs,
  manifest: ModelManifest,
  unknowns: Unknowns,
): ModelView[] {
  const outcomes = outcomesOf(manifest);
  return manifest.views
    .filter(({ when }) => when.anyOf.some((id) => inputs.get(id) === true))
    .map(({ id, title, statement, people, observed, recalibration }) => {
      const recalibrate: Recalibration = (method, output, value) => {
        const entry = recalibration.find((one) => one.method === method && one.output === output);
        return (
          entry && { value: sigmoid(entry.intercept + entry.slope * logit(value)), stretch: entry.slope }
        );
      };
      return {
        id,
        title,
        statement,
        people,
        observed: outcomes.flatMap(({ id: output, label }) => {
          const fraction = observed[output];
          return fraction === undefined ? [] : [{ output, label, percent: fraction * 100 }];
        }),
        methods: methodEstimates(outputs, manifest, unknowns, recalibrate),
      };
    });
}
