/**
 * One request to an EHR's FHIR server. The only file that uses fhir-kit-client, which sends the bearer token to any
 * absolute URL: every URL is therefore resolved and checked here first, redirects are errors.
 */
import { Client } from 'fhir-kit-client';
import type { Dispatcher } from 'undici';
import { UNCOMPRESSED } from '../outbound/agent.ts';
import { failureCode } from '../outbound/failure.ts';
import { insideBase } from './inside-base.ts';

/** Tokens of our own: got when a request is made, and told when the server does not take one. */
export interface OwnTokens {
  readonly get: () => Promise<string | undefined>;
  readonly refused: (token: string) => void;
}

/** A token that was handed to us, or where to get one; undefined: none. */
export type TokenSource = string | undefined | OwnTokens;

/** One FHIR server, one token, one deadline. */
export interface FhirServer {
  readonly base: string;
  readonly token: TokenSource;
  readonly signal: AbortSignal;
}

export interface FhirRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Relative to the base, or absolute and inside it. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** An error without a status: there was no answer, or none that could be read. `cause` is a code, never a text. */
export type FhirAnswer =
  | { readonly kind: 'body'; readonly body: unknown }
  | { readonly kind: 'error'; readonly status: number | undefined; readonly cause: string }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'outside-base' };

/** Never throws. */
export type SendFhirRequest = (request: FhirRequest) => Promise<FhirAnswer>;

export function fhirClient({ base, token, signal }: FhirServer, dispatcher: Dispatcher): SendFhirRequest {
  let client: Promise<Client> | undefined;
  let sent: string | undefined;
  const open = async () => {
    const bearerToken = typeof token === 'object' ? await token.get() : token;
    sent = bearerToken;
    return new Client({
      baseUrl: base,
      requestOptions: { redirect: 'error', dispatcher },
      ...(bearerToken !== undefined && { bearerToken }),
    });
  };
  return async ({ method, url, headers, body }) => {
    const absolute = insideBase(base, url);
    if (absolute === undefined) return { kind: 'outside-base' };
    try {
      client ??= open();
      const options = { signal, headers: { ...headers, ...UNCOMPRESSED } };
      return {
        kind: 'body',
        body: await (await client).request(absolute, { method, options, ...(body && { body }) }),
      };
    } catch (error) {
      if (signal.aborted) return { kind: 'timed-out' };
      const status = statusOf(error);
      if (status === 401 && typeof token === 'object' && sent !== undefined) token.refused(sent);
      return { kind: 'error', status, cause: causeOf(error) };
    }
  };
}

function statusOf(error: unknown): number | undefined {
  const response = error instanceof Error && 'response' in error ? error.response : undefined;
  if (typeof response !== 'object' || response === null || !('status' in response)) return undefined;
  return typeof response.status === 'number' ? response.status : undefined;
}

/** A code, as for the log: the status of an answer, else what kept it from coming. */
function causeOf(error: unknown): string {
  const status = statusOf(error);
  if (status === undefined) return failureCode(error);
  return status < 300 ? 'not JSON' : `HTTP ${status}`;
}
