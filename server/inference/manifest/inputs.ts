/** The inputs of a model: what each means, what it may be, and which columns of the tensors it fills. */
import { z } from 'zod';

const text = z.string().min(1);
const column = z.int().min(0);
const triple = z.tuple([z.int(), z.int(), z.int()]);
const span = z.strictObject({ low: z.number(), high: z.number() });

const common = {
  id: z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/),
  label: text,
  /** The fact of the clinical core that feeds it; without one it comes through the API only. */
  fact: text.optional(),
  /** Nothing is predicted without it. */
  required: z.literal(true).optional(),
  /** Share of the training rows that lacked it. */
  missingInTraining: z.number().min(0).max(1),
  imputation: text,
};

const numberInput = z.strictObject({
  ...common,
  kind: z.literal('number'),
  unit: text,
  /** Beyond these a slip of the pen is likelier than a patient. */
  allowed: span,
  /** The span of the training rows; the model answers beyond it as at its end. */
  trained: span,
  columns: z.tuple([column]),
});

const flagInput = z.strictObject({
  ...common,
  kind: z.literal('flag'),
  /** How a fact that is no flag is read as one: values of a choice, or a limit of a number. */
  trueWhen: z
    .union([
      z.array(text).min(1),
      z.strictObject({ atLeast: z.number() }),
      z.strictObject({ atMost: z.number() }),
    ])
    .optional(),
  columns: z.tuple([column]),
});

/** One 0/1 column for each value after the first. */
const choiceInput = z.strictObject({
  ...common,
  kind: z.literal('choice'),
  values: z.array(text).min(2),
  columns: z.array(column).min(1),
});

const lesionMapInput = z.strictObject({
  ...common,
  kind: z.literal('lesion-map'),
  /** Cells in standard space; each column is the fraction of one cell that is lesion. */
  grid: z.strictObject({
    space: text,
    voxels: triple,
    origin: triple,
    cellMm: z.int().min(1),
    shape: triple,
  }),
  limits: z.strictObject({ maximumMl: z.number().gt(0) }),
  columns: z.strictObject({ first: column, count: z.int().min(1) }),
});

export const inputSchema = z.discriminatedUnion('kind', [
  numberInput,
  flagInput,
  choiceInput,
  lesionMapInput,
]);

export type ModelInputSpec = z.infer<typeof inputSchema>;
export type NumberInput = z.infer<typeof numberInput>;
export type FlagInput = z.infer<typeof flagInput>;
export type ChoiceInput = z.infer<typeof choiceInput>;

/** The columns that an input fills, in order. */
export function columnsOf(input: ModelInputSpec): readonly number[] {
  if (input.kind !== 'lesion-map') return input.columns;
  const { first, count } = input.columns;
  return Array.from({ length: count }, (_, index) => first + index);
}
