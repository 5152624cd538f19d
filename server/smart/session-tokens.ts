/**
 * The app's session with this service: a sealed token that only we can read, so that every replica with the same key
 * knows it without asking a database, and whoever finds one learns nothing about a patient.
 */
import { hkdfSync } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { z } from 'zod';

/** Whose record may be seen in a session, and who proved it. */
export interface AppSession {
  /** The FHIR base at which the patient was proved. */
  readonly fhirBase: string;
  /** The id token's subject: a name of the user at this issuer, nowhere else. */
  readonly user: string;
  readonly patientId: string;
}

export interface SessionTokens {
  readonly seal: (session: AppSession) => Promise<{ readonly token: string; readonly expiresInS: number }>;
  /** Undefined for a token that is expired, changed, or sealed with another key. */
  readonly open: (token: string) => Promise<AppSession | undefined>;
}

/** Long enough for a talk with a family, short enough for a window that was left open. */
const LIFETIME_S = 1800;

const ISSUER = 'stroke-cds';

/** A direct symmetric key: RFC 7518 sections 4.5 and 5.3. */
const HEADER = { alg: 'dir', enc: 'A256GCM' } as const;

const claimsSchema = z.object({ fhirBase: z.string(), sub: z.string(), patient: z.string() });

/** @param siteKey 32 bytes or more of secret; other uses of it get other keys */
export function createSessionTokens(siteKey: Uint8Array, now: () => Date): SessionTokens {
  const key = new Uint8Array(hkdfSync('sha256', siteKey, new Uint8Array(), 'stroke-cds app session', 32));
  return {
    seal: async ({ fhirBase, user, patientId }) => {
      const iat = Math.floor(now().getTime() / 1000);
      const token = await new EncryptJWT({ fhirBase, patient: patientId })
        .setProtectedHeader(HEADER)
        .setIssuer(ISSUER)
        .setSubject(user)
        .setIssuedAt(iat)
        .setExpirationTime(iat + LIFETIME_S)
        .encrypt(key);
      return { token, expiresInS: LIFETIME_S };
    },
    open: async (token) => {
      const opened = await jwtDecrypt(token, key, {
        issuer: ISSUER,
        currentDate: now(),
        keyManagementAlgorithms: [HEADER.alg],
        contentEncryptionAlgorithms: [HEADER.enc],
        requiredClaims: ['exp'],
      }).catch(() => undefined);
      const claims = claimsSchema.safeParse(opened?.payload).data;
      return claims && { fhirBase: claims.fhirBase, user: claims.sub, patientId: claims.patient };
    },
  };
}
