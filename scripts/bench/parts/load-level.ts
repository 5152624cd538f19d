/** So many order-select calls at so many connections, spread evenly over several processes: how long each took. */
import autocannon from 'autocannon';
import { orderSelectBodies } from '../../../test/fixtures/hook-body.ts';
import type { RegisteredClient } from './registered-client.ts';
import { quantile } from './statistics.ts';

export const SERVICE = 'thrombolysis-order-select';

export interface LevelResult {
  readonly requests: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** No answer, another than 200, or one without a card. */
  readonly errors: number;
  /** What signing a token cost, milliseconds; done before the clock starts, since it is the EHR's work. */
  readonly signingMs: number;
}

export interface Load {
  /** A call alone. @returns the answer */
  readonly once: (url: string) => Promise<unknown>;
  /** Closed loop, keep-alive: each connection sends its next request when it has its answer. */
  readonly run: (
    urls: readonly string[],
    level: { readonly connections: number; readonly requests: number },
  ) => Promise<LevelResult>;
}

/** Longest wait for an answer, seconds: what is late is seen in the percentiles, not cut off. */
const TIMEOUT_S = 60;

/** Each call is about another patient, in an encounter of its own: nothing was shown there before. */
export function createLoad(
  client: RegisteredClient,
  bodyOf: (patientId: string) => string = orderSelectBodies(new Date()),
): Load {
  let patients = 0;
  const requestWith = (token: string | undefined) => ({
    body: bodyOf(`patient-${++patients}`),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  });
  return {
    once: async (url) => {
      const { tokens } = await client.sign(SERVICE, 1);
      const response = await fetch(address(url), { method: 'POST', ...requestWith(tokens[0]) });
      if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
      return response.json();
    },
    run: async (urls, { connections, requests }) => {
      const used = urls.slice(0, connections);
      // Every connection sends its last request before all have been counted.
      const { tokens, secondsEach } = await client.sign(SERVICE, requests + connections);
      const times: number[] = [];
      const started = performance.now();
      let last = started;
      const results = await Promise.all(
        used.map((url) =>
          cannon(
            {
              url: address(url),
              method: 'POST',
              connections: Math.ceil(connections / used.length),
              amount: Math.ceil(requests / used.length),
              timeout: TIMEOUT_S,
              verifyBody: (body) => String(body).includes('"indicator"'),
              requests: [{ setupRequest: (request) => ({ ...request, ...requestWith(tokens.pop()) }) }],
            },
            (ms) => {
              times.push(ms);
              last = performance.now();
            },
          ),
        ),
      );
      return {
        requests: times.length,
        perSecond: times.length / ((last - started) / 1000),
        p50: quantile(times, 0.5),
        p95: quantile(times, 0.95),
        p99: quantile(times, 0.99),
        errors: results.reduce(
          (sum, { errors, non2xx, mismatches }) => sum + errors + non2xx + mismatches,
          0,
        ),
        signingMs: secondsEach * 1000,
      };
    },
  };
}

function address(url: string): string {
  return `${url}/cds-services/${SERVICE}`;
}

function cannon(
  options: autocannon.Options,
  onAnswer: (milliseconds: number) => void,
): Promise<autocannon.Result> {
  return new Promise((resolve, reject) => {
    const instance = autocannon(options, (error: Error | null, result) => {
      if (error) reject(error);
      else resolve(result);
    });
    instance.on('response', (_client, _status, _bytes, ms) => {
      onAnswer(ms);
    });
  });
}
