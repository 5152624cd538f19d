/** Authorization codes: used once, for a minute at most (RFC 6749 section 4.1.2). */
import { randomBytes } from 'node:crypto';
import type { LaunchContext } from './launches.ts';

export interface Authorization {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly codeChallenge: string;
  readonly scope: string;
  readonly nonce: string | undefined;
  readonly launch: LaunchContext;
}

export interface AuthorizationCodes {
  readonly issue: (authorization: Authorization) => string;
  /**
   * Uses the code up. Undefined if it is unknown or expired; of a code that was used before, the tokens given
   * for it are called back, since one of the two callers must have stolen it.
   */
  readonly redeem: (code: string) => Authorization | undefined;
}

const LIFETIME_MS = 60_000;
/** Used codes are remembered as long as the tokens they gave. */
const MEMORY_MS = 3_600_000;

interface Entry {
  readonly authorization: Authorization;
  readonly issuedAt: number;
  isUsed: boolean;
}

/** @param revokeFor ends the tokens that were given for an authorization */
export function createAuthorizationCodes(
  now: () => Date,
  revokeFor: (authorization: Authorization) => void,
): AuthorizationCodes {
  const byCode = new Map<string, Entry>();
  return {
    issue: (authorization) => {
      const issuedAt = now().getTime();
      for (const [code, entry] of byCode) if (issuedAt - entry.issuedAt > MEMORY_MS) byCode.delete(code);
      const code = randomBytes(32).toString('base64url');
      byCode.set(code, { authorization, issuedAt, isUsed: false });
      return code;
    },
    redeem: (code) => {
      const entry = byCode.get(code);
      if (!entry) return undefined;
      if (entry.isUsed) {
        revokeFor(entry.authorization);
        return undefined;
      }
      entry.isUsed = true;
      return now().getTime() - entry.issuedAt <= LIFETIME_MS ? entry.authorization : undefined;
    },
  };
}
