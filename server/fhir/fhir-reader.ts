/** Reading from the EHR's FHIR server, and how readers and writers are opened. */
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Tracing } from '../tracing.ts';
import type { Reach } from '../outbound/address-rules.ts';
import { createAgents, type AgentOptions } from '../outbound/agent.ts';
import { fhirClient, type FhirAnswer, type FhirServer, type SendFhirRequest } from './fhir-client.ts';
import { fhirWriter, type FhirWriter } from './fhir-writer.ts';

/** Why a read gave nothing. */
export type ReadProblem = 'refused' | 'not-found' | 'failed' | 'timed-out' | 'outside-base';

export type ReadResult =
  { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly problem: ReadProblem };

export interface FhirReader {
  /** GET of a URL relative to the base, or of an absolute URL inside the base. Never throws. */
  readonly get: (url: string) => Promise<ReadResult>;
}

/** Opens readers and writers; holds the connection pool. */
export interface FhirAccess {
  readonly open: (server: FhirServer) => FhirReader;
  readonly openWriter: (server: FhirServer) => FhirWriter;
  readonly close: () => Promise<void>;
}

export interface FhirAccessOptions extends AgentOptions {
  /** Which addresses a registered base may have; undefined for a base that is not registered, which is not called. */
  readonly reachOf: (base: string) => Reach | undefined;
  readonly log: Pick<Log, 'warn'>;
  readonly metrics: Pick<Metrics, 'fhirAnswered'>;
  readonly tracing: Pick<Tracing, 'span' | 'annotate' | 'traceparent'>;
  /** Whether FHIR servers are told the trace that a call belongs to. */
  readonly passesTraceOn: boolean;
}

export function createFhirAccess(access: FhirAccessOptions): FhirAccess {
  const { reachOf, ...options } = access;
  const agents = createAgents(options);
  const sender = (server: FhirServer): SendFhirRequest => {
    const reach = reachOf(server.base);
    if (reach === undefined) return () => Promise.resolve({ kind: 'outside-base' });
    return reporting(traced(fhirClient(server, agents.reaching[reach]), server, access), server, access);
  };
  return {
    open: (server) => fhirReader(sender(server)),
    openWriter: (server) => fhirWriter(sender(server)),
    close: agents.close,
  };
}

/** One span a request: the kind of resource, and no id of one. */
function traced(
  send: SendFhirRequest,
  { base }: Pick<FhirServer, 'base'>,
  { tracing, passesTraceOn }: Pick<FhirAccessOptions, 'tracing' | 'passesTraceOn'>,
): SendFhirRequest {
  return (request) => {
    const [, resource = 'other'] = /^([A-Z]\w+)(?:[/?]|$)/.exec(request.url) ?? [];
    const attributes = {
      'server.address': base,
      'http.request.method': request.method,
      'fhir.type': resource,
    };
    return tracing.span('fhir', attributes, async () => {
      const traceparent = passesTraceOn ? tracing.traceparent() : undefined;
      const answer = await send(
        traceparent === undefined ? request : { ...request, headers: { ...request.headers, traceparent } },
      );
      tracing.annotate({ 'fhir.result': answer.kind === 'body' ? 'ok' : problemOf(answer) });
      return answer;
    });
  };
}

/** Counts, and tells the operator what keeps a server from being used: once for each call of ours, without what was asked. */
function reporting(
  send: SendFhirRequest,
  { base }: Pick<FhirServer, 'base'>,
  { log, metrics }: Pick<FhirAccessOptions, 'log' | 'metrics'>,
): SendFhirRequest {
  let isReported = false;
  return async (request) => {
    const answer = await send(request);
    metrics.fhirAnswered({
      method: request.method,
      result: answer.kind === 'body' ? 'ok' : problemOf(answer),
    });
    const cause = answer.kind === 'error' ? answer.cause : answer.kind;
    const isExpected = answer.kind === 'body' || cause === 'HTTP 404' || cause === 'HTTP 410';
    if (!isExpected && !isReported) {
      isReported = true;
      log.warn({ base, method: request.method, cause }, 'FHIR server not usable');
    }
    return answer;
  };
}

function fhirReader(send: SendFhirRequest): FhirReader {
  return {
    get: async (url) => {
      const answer = await send({ method: 'GET', url });
      return answer.kind === 'body'
        ? { ok: true, body: answer.body }
        : { ok: false, problem: problemOf(answer) };
    },
  };
}

function problemOf(answer: Exclude<FhirAnswer, { kind: 'body' }>): ReadProblem {
  if (answer.kind !== 'error') return answer.kind;
  if (answer.status === 401 || answer.status === 403) return 'refused';
  if (answer.status === 404 || answer.status === 410) return 'not-found';
  return 'failed';
}
