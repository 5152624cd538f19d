/** What the order-entry page may ask. */
import { z } from 'zod';
import { EhrError } from './ehr-error.ts';

const id = z.string().regex(/^[A-Za-z0-9.-]{1,64}$/, 'is not a FHIR id');

export const hookRequestSchema = z
  .strictObject({
    hook: z.enum(['order-select', 'order-sign', 'patient-view']),
    patientId: id,
    drug: z.enum(['alteplase', 'tenecteplase']).optional(),
    prefetch: z.boolean(),
    /** What the doctor wrote instead of the dose the form offers. */
    doseMg: z.number().positive().max(1_000_000).optional(),
  })
  .refine(({ hook, drug }) => hook === 'patient-view' || drug !== undefined, {
    path: ['drug'],
    message: 'is needed for an order',
  });

export const feedbackRequestSchema = z.strictObject({
  serviceId: z.string().regex(/^[\w.-]{1,128}$/, 'is not a service id'),
  feedback: z.looseObject({
    card: z.string().min(1),
    outcome: z.enum(['accepted', 'overridden']),
    outcomeTimestamp: z.iso.datetime({ offset: true }).optional(),
  }),
});

const resource = z.looseObject({ resourceType: z.string().min(1) });

export const suggestionRequestSchema = z.strictObject({
  actions: z
    .array(
      z.discriminatedUnion('type', [
        z.object({ type: z.literal('create'), resource }),
        z.object({ type: z.literal('update'), resource: resource.extend({ id }) }),
        z.object({
          type: z.literal('delete'),
          resourceId: z.string().regex(/^[A-Z][A-Za-z]*\/[A-Za-z0-9.-]{1,64}$/, 'is not Type/id'),
        }),
      ]),
    )
    .min(1)
    .max(20),
});

export const launchRequestSchema = z.strictObject({
  url: z.url(),
  appContext: z.string().max(4096).optional(),
  /** What the app is asked to open first. */
  intent: z.string().max(256).optional(),
  patientId: id,
});

/** An empty object, so that a form on another site cannot ask. */
export const resetRequestSchema = z.strictObject({});

export type HookRequest = z.infer<typeof hookRequestSchema>;
export type SuggestedAction = z.infer<typeof suggestionRequestSchema>['actions'][number];

/** @throws EhrError 400 naming the first field that is wrong */
export function parseRequest<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const unknownKey = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const field = [...(issue?.path ?? []), ...(unknownKey === undefined ? [] : [unknownKey])].join('.');
  throw new EhrError(400, 'invalid', issue?.message ?? 'is not valid', field === '' ? 'body' : field);
}
