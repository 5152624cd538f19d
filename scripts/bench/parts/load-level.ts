/** So many requests at so many connections, spread evenly over several processes: how long each took. */
import autocannon from 'autocannon';
import { quantile } from './statistics.ts';

export interface LevelResult {
  readonly requests: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** No answer, another than 200, or one without a card. */
  readonly errors: number;
}

export interface Level {
  readonly urls: readonly string[];
  readonly path: string;
  readonly connections: number;
  readonly requests: number;
  /** The next request: a body, and a token of its own. */
  readonly next: () => { readonly body: string; readonly token: string };
}

/** Longest wait for an answer, seconds: what is late is seen in the percentiles, not cut off. */
const TIMEOUT_S = 60;

/** Closed loop, keep-alive: each connection sends its next request when it has its answer. */
export async function runLevel({ urls, path, connections, requests, next }: Level): Promise<LevelResult> {
  const used = urls.slice(0, connections);
  const times: number[] = [];
  const started = performance.now();
  let last = started;
  const load = (url: string) =>
    new Promise<autocannon.Result>((resolve, reject) => {
      const options: autocannon.Options = {
        url: `${url}${path}`,
        method: 'POST',
        connections: Math.ceil(connections / used.length),
        amount: Math.ceil(requests / used.length),
        timeout: TIMEOUT_S,
        verifyBody: (body) => String(body).includes('"indicator"'),
        requests: [{ setupRequest: (request) => ({ ...request, ...requestOf(next()) }) }],
      };
      const instance = autocannon(options, (error: Error | null, result) => {
        if (error) reject(error);
        else resolve(result);
      });
      instance.on('response', (_client, _status, _bytes, ms) => {
        times.push(ms);
        last = performance.now();
      });
    });
  const results = await Promise.all(used.map(load));
  const seconds = (last - started) / 1000;
  return {
    requests: times.length,
    seconds,
    perSecond: times.length / seconds,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    errors: results.reduce((sum, { errors, non2xx, mismatches }) => sum + errors + non2xx + mismatches, 0),
  };
}

function requestOf({ body, token }: { readonly body: string; readonly token: string }): autocannon.Request {
  return { body, headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` } };
}
