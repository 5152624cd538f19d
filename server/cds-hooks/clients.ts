/** The EHRs that may call us: who they are, how they prove it, and which FHIR servers they may send us to. */
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';

/** Signature algorithms a registration may allow; symmetric ones and `none` never (CDS Hooks 2.0.1, "JWT Signing Algorithm"). */
const ALGORITHMS = ['ES384', 'RS384', 'ES256', 'RS256'] as const;

const keySet = z.custom<JSONWebKeySet>(
  (value) => typeof value === 'object' && value !== null && 'keys' in value && Array.isArray(value.keys),
  'must be a JSON Web Key Set',
);

export const clientRegistrationSchema = z
  .strictObject({
    id: z.string().min(1),
    issuer: z.string().min(1),
    algorithms: z.array(z.enum(ALGORITHMS)).min(1).default(['ES384', 'RS384']),
    jwks: keySet.optional(),
    jwksUri: z.url().optional(),
    fhirBases: z.array(z.url()).default([]),
    origins: z.array(z.url()).default([]),
    /** OAuth client id of our app at this EHR, needed for the app link. */
    appClientId: z.string().min(1).optional(),
    /** Whether predictions and decisions are written to the client's FHIR server. */
    writeBack: z.boolean().default(false),
  })
  .refine((client) => (client.jwks === undefined) !== (client.jwksUri === undefined), {
    message: 'needs exactly one of jwks and jwksUri',
  });

export type ClientRegistration = z.infer<typeof clientRegistrationSchema>;

/** An authenticated caller, or the anonymous one of sandbox mode. */
export type Client = Pick<ClientRegistration, 'id' | 'fhirBases' | 'origins' | 'appClientId' | 'writeBack'>;

/** Two spellings of one FHIR base: a slash at the end makes no difference, anything else does. */
export function isSameBase(one: string, other: string): boolean {
  return one.replace(/\/+$/, '') === other.replace(/\/+$/, '');
}

/**
 * The FHIR base a request may be sent to: one of the client's own, compared as a whole. Anything else is not
 * called at all, since the request brings both the address and the credential.
 */
export function boundFhirBase(client: Client, fhirServer: string | undefined): string | undefined {
  if (fhirServer === undefined) return undefined;
  return client.fhirBases.find((base) => isSameBase(base, fhirServer));
}
