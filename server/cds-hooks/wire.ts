/**
 * CDS Hooks 2.0.1 on the wire (https://cds-hooks.hl7.org/2.0/): requests as zod schemas, answers as types.
 * Schemas are as strict as the specification where we depend on it and no stricter; unknown keys are dropped.
 */
import { z } from 'zod';
import { bareId } from '../fhir/bare-id.ts';

/** Optional, and sent as null or "" by clients that have no value, although "Use of JSON" forbids both. */
const optionalOrEmpty = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === null || value === '' ? undefined : value), schema.optional());

/** PostgreSQL keeps neither U+0000 nor half a surrogate pair: refused, or the client would send it for ever. */
const storable = (maxLength: number) =>
  z
    .string()
    .min(1)
    .max(maxLength)
    .regex(/^[^\0\p{Cs}]*$/u, 'must not hold U+0000 or half a character');

/** `Practitioner/1`, `PractitionerRole/1`, `Patient/1` or `RelatedPerson/1`. */
const userReference = z
  .string()
  .regex(/^[A-Z][A-Za-z]+\/[^/\s]+$/, 'must be a reference, such as Practitioner/1');

const bundle = z.object({
  resourceType: z.literal('Bundle'),
  entry: optionalOrEmpty(
    z.array(z.object({ fullUrl: optionalOrEmpty(z.string()), resource: z.unknown().optional() })),
  ),
});

const fhirAuthorization = z.object({
  // Any visible ASCII: what can stand in an Authorization header (RFC 9110, 11.4).
  access_token: z.string().regex(/^[\x21-\x7e]+$/, 'must be a token'),
  token_type: z.string().regex(/^bearer$/i, 'must be Bearer'),
  expires_in: z.number().int(),
  scope: z.string(),
  subject: z.string(),
});

const patientContext = { userId: userReference, patientId: bareId, encounterId: optionalOrEmpty(bareId) };

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
  hookInstance: storable(256),
  fhirServer: optionalOrEmpty(z.url()),
  fhirAuthorization: optionalOrEmpty(fhirAuthorization),
  prefetch: optionalOrEmpty(z.record(z.string(), z.unknown())),
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
    reason: optionalOrEmpty(
      z.object({ code: storable(256), system: storable(1024), display: optionalOrEmpty(storable(1024)) }),
    ),
    userComment: optionalOrEmpty(storable(MAX_COMMENT_LENGTH)),
  })
  .refine((value) => value.reason !== undefined || value.userComment !== undefined, {
    message: 'needs a reason, a userComment, or both',
  });

const feedbackItem = z
  .object({
    card: storable(256),
    outcome: z.enum(['accepted', 'overridden']),
    outcomeTimestamp: z.iso.datetime({ offset: true }),
    acceptedSuggestions: z.array(z.object({ id: storable(256) })).optional(),
    overrideReason: optionalOrEmpty(overrideReason),
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

/** "Discovery", an answer. */
export interface Discovery {
  readonly services: readonly {
    readonly hook: HookName;
    readonly id: string;
    readonly title: string;
    readonly description: string;
    readonly usageRequirements: string;
    readonly version: string;
    /** Queries by key; `{{context.…}}` is filled in by the client. */
    readonly prefetch: Readonly<Record<string, string>>;
  }[];
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
