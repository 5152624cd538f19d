/**
 * HTTP to a CDS service as CDS Hooks 2.0.1 asks of a client: each call carries a fresh JWT for exactly the URL
 * called ("Trusting CDS Clients"), and a service that does not answer in time is left behind.
 */
import { randomUUID } from 'node:crypto';
import type { SigningKey } from '../signing-key.ts';

export interface ServiceAnswer {
  /** HTTP status; null if there was no answer. */
  readonly status: number | null;
  /** How long it took, in milliseconds. */
  readonly ms: number;
  /** The JSON of the body; undefined if there was none. */
  readonly body: unknown;
  readonly failure?: 'timeout' | 'unreachable' | 'not-json';
}

export interface ServiceHttp {
  readonly get: (url: string) => Promise<ServiceAnswer>;
  readonly post: (url: string, body: unknown) => Promise<ServiceAnswer>;
}

interface ServiceHttpDeps {
  /** `iss` of the JWTs: this EHR's URL. */
  readonly issuer: string;
  readonly key: SigningKey;
  readonly now: () => Date;
}

const TIMEOUT_MS = 5000;
const JWT_LIFETIME_S = 300;

export function createServiceHttp({ issuer, key, now }: ServiceHttpDeps): ServiceHttp {
  const jwtFor = (audience: string): Promise<string> => {
    const iat = Math.floor(now().getTime() / 1000);
    return key.sign({ iss: issuer, aud: audience, iat, exp: iat + JWT_LIFETIME_S, jti: randomUUID() });
  };
  const call = async (url: string, body?: unknown): Promise<ServiceAnswer> => {
    const headers = { Accept: 'application/json', Authorization: `Bearer ${await jwtFor(url)}` };
    const init =
      body === undefined
        ? { method: 'GET', headers }
        : {
            method: 'POST',
            headers: { ...headers, 'Content-Type': 'application/json' },
            body: JSON.stringify(body),
          };
    const started = performance.now();
    const ms = () => Math.round((performance.now() - started) * 10) / 10;
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const response = await fetch(url, { ...init, signal, redirect: 'error' });
      const text = await response.text();
      return { status: response.status, ms: ms(), ...jsonOf(text) };
    } catch (error) {
      const failure = error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : 'unreachable';
      return { status: null, ms: ms(), body: undefined, failure };
    }
  };
  return { get: (url) => call(url), post: call };
}

function jsonOf(text: string): Pick<ServiceAnswer, 'body' | 'failure'> {
  if (text === '') return { body: undefined };
  try {
    return { body: JSON.parse(text) as unknown };
  } catch {
    return { body: undefined, failure: 'not-json' };
  }
}
