/** Fetching JSON documents from configured addresses: key sets, SMART configurations, tokens, inference. */
import { fetch } from 'undici';
import type { Reach } from './address-rules.ts';
import { createAgents, UNCOMPRESSED, type AgentOptions } from './agent.ts';

export interface JsonRequest {
  readonly url: string;
  readonly reach: Reach;
  readonly signal: AbortSignal;
  /** Sent as a form with POST; without it the request is a GET. */
  readonly form?: URLSearchParams;
  /** Sent as JSON with POST. */
  readonly json?: unknown;
  /** The caller's own token, for an address that asks for one. */
  readonly bearer?: string;
}

/** An answer of any status; `body` is undefined if it is not JSON. */
export interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface JsonFetcher {
  /** @throws Error when there is no answer: refused address, redirect, too large, too late */
  readonly fetchJson: (request: JsonRequest) => Promise<JsonAnswer>;
  readonly close: () => Promise<void>;
}

/** Key sets of large vendors are some ten kilobytes. */
const MAX_DOCUMENT_BYTES = 500_000;

export function createJsonFetcher(options: Partial<AgentOptions> = {}): JsonFetcher {
  const agents = createAgents({ maxResponseBytes: MAX_DOCUMENT_BYTES, ...options });
  return {
    fetchJson: async ({ url, reach, signal, form, json, bearer }) => {
      const response = await fetch(url, {
        method: form === undefined && json === undefined ? 'GET' : 'POST',
        headers: {
          accept: 'application/json',
          ...UNCOMPRESSED,
          ...(json !== undefined && { 'content-type': 'application/json' }),
          ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
        },
        body: json === undefined ? (form ?? null) : JSON.stringify(json),
        redirect: 'error',
        dispatcher: agents.reaching[reach],
        signal,
      });
      return { status: response.status, body: jsonOf(await response.text()) };
    },
    close: agents.close,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
