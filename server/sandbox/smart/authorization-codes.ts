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
  /** Notes the token that was given for a code. */
  readonly gave: (code: string, accessToken: string) => void;
}

const LIFETIME_MS = 60_000;
/** Used codes are remembered as long as the tokens they gave. */
const MEMORY_MS = 3_600_000;

interface Entry {
  readonly authorization: Authorization;
  readonly issuedAt: number;
  isUsed: boolean;
  accessToken: string | undefined;
}

export function createAuthorizationCodes(
  now: () => Date,
  revoke: (accessToken: string) => void,
): AuthorizationCodes {
  const byCode = new Map<string, Entry>();
  return {
    issue: (authorization) => {
      const issuedAt = now().getTime();
      for (const [code, entry] of byCode) if (issuedAt - entry.issuedAt > MEMORY_MS) byCode.delete(code);
      const code = randomBytes(32).toString('base64url');
      byCode.set(code, { authorization, issuedAt, isUsed: false, accessToken: undefined });
      return code;
    },
    redeem: (code) => {
      const entry = byCode.get(code);
      if (!entry) return undefined;
      if (entry.isUsed) {
        if (entry.accessToken !== undefined) revoke(entry.accessToken);
        return undefined;
      }
      entry.isUsed = true;
      return now().getTime() - entry.issuedAt <= LIFETIME_MS ? entry.authorization : undefined;
    },
    gave: (code, accessToken) => {
      const entry = byCode.get(code);
      if (entry) entry.accessToken = accessToken;
    },
  };
}
