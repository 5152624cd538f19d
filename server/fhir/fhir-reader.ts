/** Reading from the EHR's FHIR server, and how readers and writers are opened. */
import { Agent } from 'undici';
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

/** @param limits.maxResponseBytes larger answers are broken off and count as failed */
export function createFhirAccess(limits: { maxResponseBytes: number }): FhirAccess {
  const dispatcher = new Agent({ maxResponseSize: limits.maxResponseBytes, keepAliveTimeout: 30_000 });
  return {
    open: (server) => fhirReader(fhirClient(server, dispatcher)),
    openWriter: (server) => fhirWriter(fhirClient(server, dispatcher)),
    // Nothing is waited for: whoever closes has no use for an answer any more.
    close: () => dispatcher.destroy(),
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
