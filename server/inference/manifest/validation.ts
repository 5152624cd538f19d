/** How a model was tested, as its training measured it. Shown as it stands; nothing is computed from it. */
import { z } from 'zod';

const text = z.string().min(1);

const metric = {
  scheme: text,
  method: text,
  output: text,
  measure: text,
  value: z.number(),
  low: z.number().optional(),
  high: z.number().optional(),
  n: z.int().min(1).optional(),
  events: z.int().min(0).optional(),
};

const comparison = z.strictObject({
  scheme: text,
  a: text,
  b: text,
  output: text,
  measure: text,
  difference: z.number(),
  low: z.number().optional(),
  high: z.number().optional(),
  p: z.number().min(0).max(1).optional(),
});

export const validationSchema = z.strictObject({
  design: text,
  metrics: z.array(z.strictObject(metric)).min(1),
  comparisons: z.array(comparison),
  subgroups: z.array(z.strictObject({ ...metric, by: text, group: text })),
  /** Limits that were set before training, and what was reached. */
  gates: z.array(
    z.strictObject({
      id: text,
      statement: text,
      value: z.union([z.number(), text]),
      limit: z.union([z.number(), text]),
      passed: z.boolean(),
    }),
  ),
  /** Largest difference between the training's own arithmetic and the exported graph. */
  exportError: z.strictObject({
    rows: z.int().min(1),
    logistic: z.number().min(0),
    svm: z.number().min(0),
    ann: z.number().min(0),
  }),
});
