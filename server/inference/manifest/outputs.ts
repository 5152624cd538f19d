/** What a model answers: outcomes, sums of them, the width of their ranges, and views of groups of people. */
import { z } from 'zod';
import type { MethodId } from '../../clinical/predictions/prediction.ts';

const text = z.string().min(1);

export const METHOD_IDS = ['logistic', 'svm', 'ann'] as const satisfies readonly MethodId[];
const method = z.enum(METHOD_IDS);

export const outputSchema = z.strictObject({
  id: text,
  label: text,
  definition: text,
  unit: z.enum(['%', '{points}']),
  /** The ends of the scale of a regression. */
  limits: z.strictObject({ low: z.number(), high: z.number() }).optional(),
});

export const combinedSchema = z.strictObject({
  id: text,
  label: text,
  definition: text,
  sumOf: z.array(text).min(1),
});

const intervalCommon = {
  method,
  output: text,
  coverage: z.number().gt(0).lt(1),
  basis: z.enum(['left-out-country', 'bootstrap', 'conformal']),
  /** Variance on the scale of the interval that is added for each input that is not known. */
  whenMissing: z.record(z.string(), z.number().min(0)),
};

const logitInterval = z.strictObject({
  ...intervalCommon,
  scale: z.literal('logit'),
  sd: z.number().gt(0),
});

const pointsInterval = z.strictObject({
  ...intervalCommon,
  scale: z.literal('points'),
  /** By predicted value, in rising order; the last has no upper end. */
  bands: z.array(z.strictObject({ upTo: z.number().nullable(), halfWidth: z.number().gt(0) })).min(1),
});

export const intervalSchema = z.discriminatedUnion('scale', [logitInterval, pointsInterval]);

export const viewSchema = z.strictObject({
  id: text,
  title: text,
  /** Shown when one of these flags is known to be true. */
  when: z.strictObject({ anyOf: z.array(text).min(1) }),
  statement: text,
  people: z.int().min(1),
  /** Fractions, by output. */
  observed: z.record(z.string(), z.number().min(0).max(1)),
  recalibration: z.array(
    z.strictObject({ method, output: text, intercept: z.number(), slope: z.number().gt(0) }),
  ),
});

export type ModelOutput = z.infer<typeof outputSchema>;
export type CombinedOutput = z.infer<typeof combinedSchema>;
export type ModelInterval = z.infer<typeof intervalSchema>;
