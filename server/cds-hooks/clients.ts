/** The EHRs that may call us: who they are, how they prove it, and which servers they may send us to. */
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import type { Reach } from '../outbound/address-rules.ts';

/** Signature algorithms a registration may allow; symmetric ones and `none` never (CDS Hooks 2.0.1, "JWT Signing Algorithm"). */
const ALGORITHMS = ['ES384', 'RS384', 'ES256', 'RS256'] as const;

const publicKey = z
  .looseObject({ kty: z.string() })
  .refine((key) => key.kty !== 'oct' && !('d' in key), 'must be a public key');

const keySet = z.custom<JSONWebKeySet>(
  (value) => z.object({ keys: z.array(publicKey) }).safeParse(value).success,
  'must be a JSON Web Key Set of public keys',
);

const httpUrl = z.url({ protocol: /^https?$/ });

const fhirBase = httpUrl
  .refine((base) => !/[?#@]/.test(base), 'must be a base URL, without user, query or fragment')
  // One spelling, so that what is stored under a base is found under it again.
  .transform((base) => base.replace(/\/+$/, ''));

const origin = httpUrl.refine(
  (url) => URL.canParse(url) && new URL(url).origin === url,
  'must be an origin, such as https://ehr.example.org, without a path',
);

/** Our own access to the EHR's FHIR server (SMART App Launch 2.2, "Backend Services"). */
const backendServicesSchema = z.strictObject({
  /** OAuth client id of this service at the EHR; not the app's. */
  clientId: z.string().min(1),
  /** Read from the FHIR base's SMART configuration when absent. */
  tokenUrl: httpUrl.optional(),
  /** What is asked for; by default reading of what prefetch reads, in SMART version 2 scopes. */
  scope: z.string().min(1).optional(),
  algorithm: z.enum(['ES384', 'RS384']).default('ES384'),
});

export const clientRegistrationSchema = z
  .strictObject({
    id: z.string().min(1),
    issuer: z.string().min(1),
    /**
     * Values of the JWT claim `tenant` that this registration is for. Without them it is for the whole issuer, which
     * can then have no other.
     */
    tenants: z.array(z.string().min(1)).min(1).optional(),
    algorithms: z.array(z.enum(ALGORITHMS)).min(1).default(['ES384', 'RS384']),
    jwks: keySet.optional(),
    jwksUri: httpUrl.optional(),
    fhirBases: z.array(fhirBase).default([]),
    origins: z.array(origin).default([]),
    /** Origins of its authorization server, where the app gets its token, if it is not the FHIR server's. */
    authorizationOrigins: z.array(origin).default([]),
    /** Whether the URLs above may be on a private network or on this machine. */
    privateNetwork: z.boolean().default(false),
    /** OAuth client id of our app at this EHR, needed for the app link. */
    appClientId: z.string().min(1).optional(),
    backendServices: backendServicesSchema.optional(),
    /** Whether predictions and decisions are written to the client's FHIR server. */
    writeBack: z.boolean().default(false),
    /** In place of the site's setting; some EHRs know only one value. */
    selectionBehavior: z.enum(['any', 'at-most-one']).optional(),
  })
  .refine((client) => (client.jwks === undefined) !== (client.jwksUri === undefined), {
    message: 'needs exactly one of jwks and jwksUri',
  });

export type ClientRegistration = z.infer<typeof clientRegistrationSchema>;

/** An authenticated caller, or the anonymous one of sandbox mode. */
export type Client = Pick<
  ClientRegistration,
  'id' | 'fhirBases' | 'origins' | 'appClientId' | 'writeBack' | 'selectionBehavior'
>;

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

/**
 * The FHIR server at which a patient id of this client counts: the one that is named, or the only one the client has.
 * With several and none named, the id could belong to a patient of any of them.
 */
export function provingBase(
  { fhirBases }: Pick<Client, 'fhirBases'>,
  fhirServer: string | undefined,
): string | null {
  const named =
    fhirServer === undefined ? fhirBases : fhirBases.filter((base) => isSameBase(base, fhirServer));
  const [only, ...others] = named;
  return only !== undefined && others.length === 0 ? only : null;
}

/** Which addresses the servers of a registration may have. */
export function reachOf({ privateNetwork }: Pick<ClientRegistration, 'privateNetwork'>): Reach {
  return privateNetwork ? 'private' : 'public';
}

/**
 * Which addresses a FHIR base may have: as its registrations say. Undefined for a base of nobody's, such as one that
 * was registered when an assessment was stored and is no more.
 */
export function reachOfBase(
  clients: readonly Pick<ClientRegistration, 'fhirBases' | 'privateNetwork'>[],
): (base: string) => Reach | undefined {
  return (base) => {
    const reaches = clients
      .filter(({ fhirBases }) => fhirBases.some((entry) => isSameBase(entry, base)))
      .map(reachOf);
    return reaches.includes('private') ? 'private' : reaches[0];
  };
}
