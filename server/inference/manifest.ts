/**
 * `manifest.json` of a model's folder: what the training says of its model. Checked strictly, unknown keys included:
 * a manifest that says more than this service understands is one of another kind.
 */
import { z } from 'zod';
import { combinedSchema, intervalSchema, METHOD_IDS, outputSchema, viewSchema } from './manifest/outputs.ts';
import { inputSchema } from './manifest/inputs.ts';
import { validationSchema } from './manifest/validation.ts';

const text = z.string().min(1);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const fileSchema = z.strictObject({ sha256, bytes: z.int().min(1) });

/** Every other file of the folder is for readers and is not served. */
export const SERVED_FILES = ['model.onnx', 'golden.json', 'CARD.md'] as const;

export const manifestSchema = z.strictObject({
  schema: z.literal(1),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  task: text,
  title: text,
  createdOn: z.iso.date(),
  code: z.strictObject({ package: text, version: text, sourceSha256: sha256 }),
  seed: z.int(),
  grade: z.enum(['cohort-trained', 'site-trained', 'research-only']),
  watermark: text.optional(),
  use: z.strictObject({
    moment: z.enum(['before-treatment', 'after-imaging']),
    statement: text,
    notFor: z.array(text),
  }),
  files: z.strictObject({ 'model.onnx': fileSchema, 'golden.json': fileSchema, 'CARD.md': fileSchema }),
  data: z.strictObject({
    name: text,
    citation: text,
    doi: text.optional(),
    licence: text,
    notice: text,
    rows: z.int().min(1),
    recruited: text,
    population: text,
  }),
  inputs: z.array(inputSchema).min(1),
  columns: z.int().min(1),
  methods: z.array(z.strictObject({ id: z.enum(METHOD_IDS), name: text, settings: text })),
  kind: z.enum(['classes', 'binary', 'regression']),
  outputs: z.array(outputSchema).min(1),
  combined: z.array(combinedSchema),
  intervals: z.array(intervalSchema),
  views: z.array(viewSchema),
  validation: validationSchema,
});

export type ModelManifest = z.infer<typeof manifestSchema>;
