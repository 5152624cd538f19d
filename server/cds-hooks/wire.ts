/**
 * CDS Hooks 2.0.1 on the wire (https://cds-hooks.hl7.org/2.0/): requests as zod schemas, answers as types.
 * Schemas are as strict as the specification where we depend on it and no stricter; unknown keys are dropped.
 */
import { z } from 'zod';

/** A bare FHIR id: `Patient/1` is an error of the client, and path characters never reach a URL. */
const bareId = z
  .string()
  .min(1)
  .max(255)
  .regex(/^[^/\\?#\s]+$/, 'must be a bare id, such as 123');

/** `Practitioner/1`, `PractitionerRole/1`, `Patient/1` or `RelatedPerson/1`. */
const userReference = z
  .string()
  .regex(/^[A-Z][A-Za-z]+\/[^/\s]+$/, 'must be a reference, such as Practitioner/1');

const bundle = z.object({
  resourceType: z.literal('Bundle'),
  entry: z.array(z.object({ fullUrl: z.string().optional(), resource: z.unknown().optional() })).optional(),
});

const fhirAuthorization = z.object({
  access_token: z.string().min(1),
  token_type: z.string().regex(/^bearer$/i, 'must be Bearer'),
  expires_in: z.number().int(),
  scope: z.string(),
  subject: z.string(),
});

const patientContext = { userId: userReference, patientId: bareId, encounterId: bareId.nullish() };

const CONTEXTS = {
  'patient-view': z.object(patientContext),
  'order-sign': z.object({ ...patientContext, draftOrders: bundle }),
  'order-select': z.object({
    ...patientContext,
    draftOrders: bundle,
    selections: z.array(z.string().regex(/^[A-Z][A-Za-z]+\/.+$/, 'must be Type/id')),
  }),
} as const;

export type HookName = keyof typeof CONTEXTS;

/** Fields that every hook's request shares ("Calling a CDS Service, HTTP Request"). */
const envelope = {
  hook: z.string().min(1),
  hookInstance: z.string().min(1).max(256),
  fhirServer: z.url().optional(),
  fhirAuthorization: fhirAuthorization.optional(),
  prefetch: z.record(z.string(), z.unknown()).nullish(),
};

/** Invariant cds-r-1: a token without a server is an error. */
const serverWithToken = (request: { fhirServer?: unknown; fhirAuthorization?: unknown }) =>
  request.fhirAuthorization === undefined || request.fhirServer !== undefined;
const SERVER_WITH_TOKEN = { path: ['fhirServer'], message: 'is required when fhirAuthorization is present' };

export const REQUESTS = {
  'patient-view': z
    .object({ ...envelope, context: CONTEXTS['patient-view'] })
    .refine(serverWithToken, SERVER_WITH_TOKEN),
  'order-sign': z
    .object({ ...envelope, context: CONTEXTS['order-sign'] })
    .refine(serverWithToken, SERVER_WITH_TOKEN),
  'order-select': z
    .object({ ...envelope, context: CONTEXTS['order-select'] })
    .refine(serverWithToken, SERVER_WITH_TOKEN),
} as const;

export type HookRequest<H extends HookName> = z.infer<(typeof REQUESTS)[H]>;
export type DraftOrders = z.infer<typeof bundle>;

const MAX_COMMENT_LENGTH = 10_000;

const overrideReason = z
  .object({
    reason: z
      .object({ code: z.string().min(1), system: z.string().min(1), display: z.string().optional() })
      .optional(),
    userComment: z.string().max(MAX_COMMENT_LENGTH).optional(),
  })
  .refine((value) => value.reason !== undefined || value.userComment !== undefined, {
    message: 'needs a reason, a userComment, or both',
  });

const feedbackItem = z
  .object({
    card: z.string().min(1).max(256),
    outcome: z.enum(['accepted', 'overridden']),
    outcomeTimestamp: z.iso.datetime({ offset: true }),
    acceptedSuggestions: z.array(z.object({ id: z.string().min(1).max(256) })).optional(),
    overrideReason: overrideReason.optional(),
  })
  .refine((item) => item.outcome !== 'accepted' || (item.acceptedSuggestions?.length ?? 0) > 0, {
    path: ['acceptedSuggestions'],
    message: 'is required when the outcome is accepted',
  });

/** "Feedback": always an object with an array, also for a single card. */
export const feedbackSchema = z.object({ feedback: z.array(feedbackItem).max(100) });

export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display: string;
}

/** "Card Attributes". */
export interface Card {
  readonly uuid: string;
  readonly summary: string;
  readonly indicator: 'info' | 'warning' | 'critical';
  readonly source: { readonly label: string; readonly url?: string; readonly topic: Coding };
  readonly detail?: string;
  readonly suggestions?: readonly Suggestion[];
  readonly selectionBehavior?: 'any' | 'at-most-one';
  readonly overrideReasons?: readonly Coding[];
  readonly links?: readonly Link[];
}

export interface Suggestion {
  readonly uuid: string;
  readonly label: string;
  readonly actions: readonly {
    readonly type: 'create' | 'update';
    readonly description: string;
    readonly resource: object;
  }[];
}

export type Link =
  | { readonly type: 'absolute'; readonly label: string; readonly url: string }
  | { readonly type: 'smart'; readonly label: string; readonly url: string; readonly appContext?: string };

export interface CdsResponse {
  readonly cards: readonly Card[];
}
