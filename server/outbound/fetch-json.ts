/** Fetching small JSON documents from configured addresses: key sets, SMART configurations, tokens. */
import { fetch } from 'undici';
import type { Reach } from './address-rules.ts';
import { createAgents, UNCOMPRESSED, type AgentOptions } from './agent.ts';

export interface JsonRequest {
  readonly url: string;
  readonly reach: Reach;
  readonly signal: AbortSignal;
  /** Sent as a form with POST; without it the request is a GET. */
  readonly form?: URLSearchParams;
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

export function createJsonFetcher(options: Pick<AgentOptions, 'lookup'> = {}): JsonFetcher {
  const agents = createAgents({ ...options, maxResponseBytes: MAX_DOCUMENT_BYTES });
  return {
    fetchJson: async ({ url, reach, signal, form, bearer }) => {
      const response = await fetch(url, {
        method: form ? 'POST' : 'GET',
        headers: {
          accept: 'application/json',
          ...UNCOMPRESSED,
          ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
        },
        body: form ?? null,
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
