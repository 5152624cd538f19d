/**
 * Our own access tokens for the EHRs that have registered us (SMART App Launch 2.2, "Backend Services"): kept until
 * shortly before they expire, one request at a time for each FHIR base, and a pause after one that failed.
 */
import { boundFhirBase, reachOf, type ClientRegistration } from '../cds-hooks/clients.ts';
import type { BackendTokens } from '../fhir/backend-tokens.ts';
import { READ_TYPES } from '../fhir/read-types.ts';
import type { Log } from '../log.ts';
import { failureCode } from '../outbound/failure.ts';
import type { OwnKeys, SigningKey } from './own-keys.ts';
import { discoverTokenUrl } from './token-endpoint.ts';
import { requestToken, TokenRefused, type AccessToken, type TokenRequestDeps } from './token-request.ts';

export interface BackendServicesDeps extends TokenRequestDeps {
  readonly clients: readonly ClientRegistration[];
  readonly keys: Pick<OwnKeys, 'signing'>;
  readonly log: Pick<Log, 'warn'>;
}

/** Time for one token, milliseconds; a hook waits no longer than its own deadline, the next one finds the token. */
const REQUEST_TIMEOUT_MS = 5000;
/** A token is not used in its last seconds: it has to arrive, and clocks differ. */
const EXPIRY_MARGIN_MS = 30_000;
/** Nor longer than this, so that one the EHR has withdrawn does not stay in use. */
const MAX_USE_MS = 300_000;
/** After a failure hooks are not made to wait for the next one. */
const PAUSE_MS = 10_000;

type BackendClient = ClientRegistration & {
  readonly backendServices: NonNullable<ClientRegistration['backendServices']>;
};

/** What is known of one client's access to one FHIR base. */
interface Access {
  token?: { readonly value: string; readonly usableUntil: number };
  /** As the base's SMART configuration says; forgotten when a request fails, since it may have changed. */
  tokenUrl?: string;
  pausedUntil?: number;
  pending?: Promise<string | undefined>;
}

/** Algorithms that registrations need and that have no key. */
export function missingKeys(
  clients: readonly ClientRegistration[],
  keys: Pick<OwnKeys, 'signing'> | undefined,
): string[] {
  const needed = new Set(clients.flatMap(({ backendServices }) => backendServices?.algorithm ?? []));
  return [...needed].filter((algorithm) => keys?.signing.has(algorithm) !== true);
}

export function createBackendServices(deps: BackendServicesDeps): BackendTokens {
  const accesses = new Map<string, Access>();
  const accessTo = (clientId: string, base: string) => {
    const client = deps.clients.find((entry): entry is BackendClient => isBackendClient(entry, clientId));
    const bound = client && boundFhirBase(client, base);
    if (!client || bound === undefined) return undefined;
    const name = JSON.stringify([clientId, bound]);
    const access = accesses.get(name) ?? {};
    accesses.set(name, access);
    return { client, bound, access };
  };
  return {
    tokenFor: async (clientId, base, signal) => {
      const found = accessTo(clientId, base);
      const key = found && deps.keys.signing.get(found.client.backendServices.algorithm);
      if (!found || !key) return undefined;
      const { client, bound, access } = found;
      const now = deps.now().getTime();
      if (access.token && isBefore(access.token.usableUntil, now, MAX_USE_MS)) return access.token.value;
      if (access.pausedUntil !== undefined && isBefore(access.pausedUntil, now, PAUSE_MS)) return undefined;
      access.pending ??= renew(access, client, bound, key, deps).finally(() => {
        delete access.pending;
      });
      return untilAborted(access.pending, signal);
    },
    refused: (clientId, base, token) => {
      const access = accessTo(clientId, base)?.access;
      // A newer one may have come meanwhile.
      if (access?.token?.value === token) delete access.token;
    },
  };
}

/** Not by more than it can be: then the clock was set back, and nothing is known of the time that has passed. */
function isBefore(end: number, now: number, longest: number): boolean {
  return now < end && end - now <= longest;
}

function isBackendClient(client: ClientRegistration, id: string): client is BackendClient {
  return client.id === id && client.backendServices !== undefined;
}

/** Never rejects. */
async function renew(
  access: Access,
  client: BackendClient,
  base: string,
  key: SigningKey,
  deps: BackendServicesDeps,
): Promise<string | undefined> {
  try {
    const granted = await obtain(access, client, base, key, deps);
    const lifetime = Math.min((granted.expiresIn ?? 0) * 1000 - EXPIRY_MARGIN_MS, MAX_USE_MS);
    access.token = { value: granted.token, usableUntil: deps.now().getTime() + lifetime };
    delete access.pausedUntil;
    return granted.token;
  } catch (error) {
    delete access.tokenUrl;
    access.pausedUntil = deps.now().getTime() + PAUSE_MS;
    // Only our own messages: another's could quote the answer.
    const cause = error instanceof TokenRefused ? error.message : failureCode(error);
    deps.log.warn({ clientId: client.id, cause }, 'no access token of our own');
    return undefined;
  }
}

async function obtain(
  access: Access,
  client: BackendClient,
  base: string,
  key: SigningKey,
  deps: BackendServicesDeps,
): Promise<AccessToken> {
  const { clientId, algorithm, scope = defaultScope(client), tokenUrl } = client.backendServices;
  const at = { reach: reachOf(client), signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) };
  access.tokenUrl ??= tokenUrl ?? (await discoverTokenUrl({ base, ...at }, deps.fetchJson));
  return requestToken({ ...at, tokenUrl: access.tokenUrl, clientId, scope, algorithm, key }, deps);
}

/** Least privilege: what is read, and what is written. A conditional create has to search. */
function defaultScope({ writeBack }: ClientRegistration): string {
  const reads = READ_TYPES.map(({ type }) => `system/${type}.rs`);
  return [...reads, ...(writeBack ? ['system/RiskAssessment.cs', 'system/Provenance.u'] : [])].join(' ');
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T | undefined> {
  if (!signal) return work;
  if (signal.aborted) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const giveUp = () => {
      resolve(undefined);
    };
    signal.addEventListener('abort', giveUp, { once: true });
    void work.then((value) => {
      signal.removeEventListener('abort', giveUp);
      resolve(value);
    });
  });
}
