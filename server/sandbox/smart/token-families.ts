/**
 * The tokens that come from one authorization: they end together. A refresh token is used once and replaced; one that
 * comes back was copied, and then all of its family are called back (RFC 9700 section 4.14.2).
 */
import { randomBytes } from 'node:crypto';
import type { Grants } from '../access/grants.ts';
import { scopeList } from '../access/scopes.ts';
import type { Authorization } from './authorization-codes.ts';

export const ACCESS_LIFETIME_S = 3600;
const REFRESH_LIFETIME_MS = 12 * 3_600_000;

export interface IssuedTokens {
  readonly accessToken: string;
  /** Only with `online_access` or `offline_access`. */
  readonly refreshToken: string | undefined;
  readonly authorization: Authorization;
}

export interface TokenFamilies {
  readonly open: (authorization: Authorization) => IssuedTokens;
  /** Undefined for a refresh token that is unknown, expired, used before or another client's. */
  readonly refresh: (refreshToken: string, clientId: string) => IssuedTokens | undefined;
  /** Ends the family a token of either kind belongs to (RFC 7009); unknown tokens are no matter. */
  readonly revoke: (token: string, clientId: string) => void;
  /** Ends the tokens that were given for an authorization. */
  readonly revokeFor: (authorization: Authorization) => void;
}

interface Family {
  readonly authorization: Authorization;
  readonly expiresAt: number;
  readonly tokens: string[];
  current: string | undefined;
}

export function createTokenFamilies(grants: Grants, now: () => Date): TokenFamilies {
  const families = new Set<Family>();
  const dropExpired = () => {
    for (const family of families) if (family.expiresAt <= now().getTime()) families.delete(family);
  };
  const end = (family: Family | undefined) => {
    if (!family) return;
    for (const token of family.tokens) grants.revoke(token);
    families.delete(family);
  };
  const familyOf = (token: string) => {
    dropExpired();
    return [...families].find(({ tokens }) => tokens.includes(token));
  };
  const issueIn = (family: Family): IssuedTokens => {
    const { authorization } = family;
    const { clientId, scope, launch } = authorization;
    const accessToken = grants.issue({
      clientId,
      scope,
      patientId: launch.patientId,
      lifetimeS: ACCESS_LIFETIME_S,
    });
    const refreshToken = mayRefresh(scope) ? randomBytes(32).toString('base64url') : undefined;
    family.tokens.push(accessToken, ...(refreshToken === undefined ? [] : [refreshToken]));
    family.current = refreshToken;
    return { accessToken, refreshToken, authorization };
  };
  return {
    open: (authorization) => {
      dropExpired();
      const expiresAt = now().getTime() + REFRESH_LIFETIME_MS;
      const family: Family = { authorization, expiresAt, tokens: [], current: undefined };
      families.add(family);
      return issueIn(family);
    },
    refresh: (refreshToken, clientId) => {
      const family = familyOf(refreshToken);
      if (family?.authorization.clientId !== clientId) return undefined;
      if (family.current === refreshToken) return issueIn(family);
      end(family);
      return undefined;
    },
    revoke: (token, clientId) => {
      const family = familyOf(token);
      if (family?.authorization.clientId === clientId) end(family);
    },
    revokeFor: (authorization) => {
      end([...families].find((family) => family.authorization === authorization));
    },
  };
}

function mayRefresh(scope: string): boolean {
  return scopeList(scope).some((entry) => entry === 'online_access' || entry === 'offline_access');
}
