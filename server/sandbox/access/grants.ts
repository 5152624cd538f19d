/** Access tokens and what they allow. Kept in memory: they end with the process. */
import { randomBytes } from 'node:crypto';
import { parseResourceScope, scopeList, type ResourceScope } from './scopes.ts';

export interface GrantRequest {
  /** OAuth client the token is given to. */
  readonly clientId: string;
  /** The scopes as OAuth writes them. */
  readonly scope: string;
  readonly patientId: string;
}

export interface Grant extends GrantRequest {
  readonly scopes: readonly ResourceScope[];
  /** The patient in context, to whose compartment `patient/` scopes are held. */
  readonly patientId: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface Grants {
  /** A new token of 256 random bits. */
  readonly issue: (grant: GrantRequest & { lifetimeS: number }) => string;
  /** What a token allows; undefined if it is unknown, revoked or expired. */
  readonly find: (token: string) => Grant | undefined;
  readonly revoke: (token: string) => void;
}

export function createGrants(now: () => Date): Grants {
  const byToken = new Map<string, Grant>();
  const dropExpired = () => {
    for (const [token, grant] of byToken) if (isExpired(grant)) byToken.delete(token);
  };
  const isExpired = (grant: Grant) => grant.expiresAt <= now().getTime();
  return {
    issue: ({ clientId, scope, patientId, lifetimeS }) => {
      dropExpired();
      const token = randomBytes(32).toString('base64url');
      const scopes = scopeList(scope).flatMap((entry) => parseResourceScope(entry) ?? []);
      const expiresAt = now().getTime() + lifetimeS * 1000;
      byToken.set(token, { clientId, scope, scopes, patientId, expiresAt });
      return token;
    },
    find: (token) => {
      const grant = byToken.get(token);
      return grant && !isExpired(grant) ? grant : undefined;
    },
    revoke: (token) => {
      byToken.delete(token);
    },
  };
}
