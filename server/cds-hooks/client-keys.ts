/**
 * The public keys of a registered client: a static key set, or one fetched from the configured address and nowhere
 * else. The header `jku` of a token never leads to a request.
 */
import { createLocalJWKSet, createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { Log } from '../log.ts';
import { codedError, failureCode } from '../outbound/failure.ts';
import type { JsonFetcher } from '../outbound/fetch-json.ts';
import { reachOf, type ClientRegistration } from './clients.ts';

/** Milliseconds; tests shorten them. */
export interface KeyTimes {
  /** An unknown kid, which may be a new key, leads to a fetch, but not sooner than this after the last one. */
  readonly cooldown: number;
  /** Keys are fetched anew this often, without a call that would have to wait: orders of thrombolytics are rare. */
  readonly refresh: number;
  /** Older keys are fetched anew before they are used, so that a withdrawn one is not accepted for ever. */
  readonly maxAge: number;
  /** Keys are kept this long while they cannot be fetched anew: an outage of the EHR's key server is not ours. */
  readonly keepWithoutFetch: number;
  readonly timeout: number;
}

const DEFAULT_TIMES: KeyTimes = {
  cooldown: 30_000,
  refresh: 300_000,
  maxAge: 600_000,
  keepWithoutFetch: 86_400_000,
  timeout: 2000,
};

export interface ClientKeysDeps {
  readonly fetchJson: JsonFetcher['fetchJson'];
  readonly log: Pick<Log, 'warn'>;
  readonly keyTimes?: KeyTimes | undefined;
}

const keySetSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

export interface ClientKeys {
  readonly getKey: JWTVerifyGetKey;
  readonly close: () => void;
}

export function clientKeys(client: ClientRegistration, deps: ClientKeysDeps): ClientKeys {
  if (client.jwks) return { getKey: createLocalJWKSet(client.jwks), close: () => undefined };
  const { jwksUri } = client;
  if (jwksUri === undefined) throw new TypeError(`client ${client.id} has neither jwks nor jwksUri`);
  const times = deps.keyTimes ?? DEFAULT_TIMES;
  const getKey = createRemoteJWKSet(new URL(jwksUri), {
    cooldownDuration: times.cooldown,
    cacheMaxAge: times.maxAge,
    timeoutDuration: times.timeout,
    [customFetch]: fetchOrKeep(client, deps, times),
  });
  // A failure is logged where it happens, and the next call tries again.
  const refresh = () => void getKey.reload().catch(() => undefined);
  refresh();
  const timer = setInterval(refresh, times.refresh).unref();
  return {
    getKey,
    close: () => {
      clearInterval(timer);
    },
  };
}

/**
 * jose gives up its keys when a fetch fails. This fetch answers with the last keys it got instead; jose then counts
 * them as fetched, so that failures cool down as successes do.
 */
function fetchOrKeep(client: ClientRegistration, deps: ClientKeysDeps, times: KeyTimes) {
  let last: { readonly keySet: z.infer<typeof keySetSchema>; readonly at: number } | undefined;
  let failedAt = -Infinity;
  const fetchKeys = async (url: string, signal: AbortSignal) => {
    const answer = await deps.fetchJson({ url, reach: reachOf(client), signal });
    const keySet = answer.status === 200 ? keySetSchema.safeParse(answer.body).data : undefined;
    if (keySet === undefined) {
      throw codedError(answer.status === 200 ? 'not a key set' : `HTTP ${answer.status}`, 'no keys');
    }
    // Throws where jose would, which must not be after the keys we have were given up.
    createLocalJWKSet(keySet);
    return keySet;
  };
  return async (url: string, { signal }: { signal: AbortSignal }): Promise<Response> => {
    const now = performance.now();
    // Without keys every call would wait for a server that has just failed.
    if (last === undefined && now < failedAt + times.cooldown)
      throw codedError('COOLING_DOWN', 'fetched in vain a moment ago');
    try {
      last = { keySet: await fetchKeys(url, signal), at: now };
    } catch (error) {
      failedAt = now;
      if (last !== undefined && now > last.at + times.keepWithoutFetch) last = undefined;
      const cause = failureCode(error);
      deps.log.warn(
        { clientId: client.id, cause, kept: last !== undefined },
        'keys of the client not fetched',
      );
      if (last === undefined) throw error;
    }
    return Response.json(last.keySet);
  };
}
