/**
 * Reading from the EHR's FHIR server. The only file that uses fhir-kit-client, which sends the bearer token to
 * any absolute URL and follows any `next` link: every URL is therefore resolved and checked here first.
 */
import { Client } from 'fhir-kit-client';
import { Agent } from 'undici';

/** Why a read gave nothing. */
export type ReadProblem = 'refused' | 'not-found' | 'failed' | 'timed-out' | 'outside-base';

export type ReadResult =
  { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly problem: ReadProblem };

/** One FHIR server, one token, one deadline. */
export interface FhirReader {
  /** GET of a URL relative to the base, or of an absolute URL inside the base. Never throws. */
  readonly get: (url: string) => Promise<ReadResult>;
}

/** Opens readers; holds the connection pool. */
export interface FhirAccess {
  readonly open: (server: { base: string; token: string | undefined; signal: AbortSignal }) => FhirReader;
  readonly close: () => Promise<void>;
}

/** @param limits.maxResponseBytes larger answers are broken off and count as failed */
export function createFhirAccess(limits: { maxResponseBytes: number }): FhirAccess {
  const dispatcher = new Agent({ maxResponseSize: limits.maxResponseBytes, keepAliveTimeout: 30_000 });
  return {
    open: ({ base, token, signal }) => {
      const client = new Client({
        baseUrl: base,
        requestOptions: { redirect: 'error', dispatcher },
        ...(token !== undefined && { bearerToken: token }),
      });
      return {
        get: async (url) => {
          const absolute = insideBase(base, url);
          if (absolute === undefined) return { ok: false, problem: 'outside-base' };
          try {
            return { ok: true, body: await client.request(absolute, { method: 'GET', options: { signal } }) };
          } catch (error) {
            return { ok: false, problem: signal.aborted ? 'timed-out' : problemOf(error) };
          }
        },
      };
    },
    // Nothing is waited for: whoever closes has no use for an answer any more.
    close: () => dispatcher.destroy(),
  };
}

/** The absolute URL if it lies under the base (same origin, path below), else undefined. */
export function insideBase(base: string, url: string): string | undefined {
  const root = new URL(base.endsWith('/') ? base : `${base}/`);
  if (!URL.canParse(url, root.href)) return undefined;
  const resolved = new URL(url, root.href);
  const isInside =
    resolved.origin === root.origin &&
    resolved.pathname.startsWith(root.pathname) &&
    resolved.username === '' &&
    resolved.password === '';
  return isInside ? resolved.href : undefined;
}

function problemOf(error: unknown): ReadProblem {
  const status =
    error instanceof Error && 'response' in error
      ? (error.response as { status?: unknown }).status
      : undefined;
  if (status === 401 || status === 403) return 'refused';
  if (status === 404 || status === 410) return 'not-found';
  return 'failed';
}
