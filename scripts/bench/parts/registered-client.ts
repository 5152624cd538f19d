/** An EHR that the service knows in production, and tokens as it sends them, signed ahead of the measurement. */
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** Where EHRs believe the service to be: the audience of their tokens. */
export const PUBLIC_URL = 'https://cds.example.org';

const ISSUER = 'https://ehr.example.org';

export interface RegisteredClient {
  /** For CDS_CLIENTS_FILE. */
  readonly registration: object;
  /** Each for one call of the service. @returns the tokens, and seconds it took to sign one */
  readonly sign: (serviceId: string, count: number) => Promise<{ tokens: string[]; secondsEach: number }>;
}

/**
 * @param algorithm RS384 is what the large EHRs sign with; ES384 costs the service more to verify
 * @param lifetime of its tokens; the service remembers each for as long
 */
export async function registeredClient(
  algorithm: 'RS384' | 'ES384',
  lifetime = '5m',
): Promise<RegisteredClient> {
  const { publicKey, privateKey } = await generateKeyPair(algorithm, { extractable: true });
  return {
    registration: {
      id: 'bench',
      issuer: ISSUER,
      jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'k' }] },
      // RFC 2606: a name that is never found. Everything is prefetched.
      fhirBases: ['https://ehr.invalid/fhir'],
      appClientId: 'app',
    },
    sign: async (serviceId, count) => {
      const started = performance.now();
      const tokens = await Promise.all(
        Array.from({ length: count }, () =>
          new SignJWT({ jti: crypto.randomUUID() })
            .setProtectedHeader({ alg: algorithm, kid: 'k', typ: 'JWT' })
            .setIssuer(ISSUER)
            .setAudience(`${PUBLIC_URL}/cds-services/${serviceId}`)
            .setIssuedAt()
            .setExpirationTime(lifetime)
            .sign(privateKey),
        ),
      );
      return { tokens, secondsEach: (performance.now() - started) / 1000 / count };
    },
  };
}
