/** Token introspection (RFC 7662; SMART App Launch 2.2, "Token Introspection"). */
import type { Grants } from '../access/grants.ts';
import { OAuthError } from './oauth-error.ts';

interface IntrospectionDeps {
  readonly fhirBase: string;
  readonly grants: Grants;
}

/** What a protected resource learns of a token. */
type Introspection =
  | { readonly active: false }
  | {
      readonly active: true;
      readonly iss: string;
      readonly client_id: string;
      readonly scope: string;
      /** Seconds since 1970. */
      readonly exp: number;
      readonly patient: string;
    };

/**
 * @param authorization the caller's own header: any token that is valid here will do, the one asked about included
 * @throws OAuthError invalid_client for a caller without one (RFC 7662 section 2.1: the caller must be authorized)
 */
export function introspect(
  { fhirBase, grants }: IntrospectionDeps,
  authorization: string | undefined,
  form: URLSearchParams,
): Introspection {
  const own = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  if (own === undefined || !grants.find(own))
    throw new OAuthError('invalid_client', 'introspection needs a valid token of the caller');
  const grant = grants.find(form.get('token') ?? '');
  if (!grant) return { active: false };
  return {
    active: true,
    iss: fhirBase,
    client_id: grant.clientId,
    scope: grant.scope,
    exp: Math.floor(grant.expiresAt / 1000),
    patient: grant.patientId,
  };
}
