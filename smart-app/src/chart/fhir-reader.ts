/**
 * Reading from the EHR in the browser with the user's token, by the rules of the server's reader: the token goes to
 * URLs inside the FHIR base only, redirects are errors, an answer has a largest size and all of it one deadline.
 */
import type { FhirReader, ReadProblem, ReadResult } from '../../../server/fhir/fhir-reader.ts';
import { insideBase } from '../../../server/fhir/inside-base.ts';

export interface FhirServer {
  readonly base: string;
  /** The user's, as the EHR gave it to the app. */
  readonly accessToken: string;
  /** Ends every read: the deadline. */
  readonly signal: AbortSignal;
  /** Largest answer that is read; the default is far above a page of a chart. */
  readonly maxBytes?: number;
}

/** No cookie goes along, no redirect is followed, and nothing of the answer is kept by the browser. */
const PRIVATE = {
  redirect: 'error',
  credentials: 'omit',
  cache: 'no-store',
  referrerPolicy: 'no-referrer',
} as const;

const MAX_BYTES = 20_000_000;

export function fhirReader({ base, accessToken, signal, maxBytes = MAX_BYTES }: FhirServer): FhirReader {
  return {
    get: async (url) => {
      const absolute = insideBase(base, url);
      if (absolute === undefined) return { ok: false, problem: 'outside-base' };
      try {
        const response = await fetch(absolute, {
          headers: { accept: 'application/fhir+json', authorization: `Bearer ${accessToken}` },
          ...PRIVATE,
          signal,
        });
        return response.ok ? await bodyOf(response, maxBytes) : failure(problemOf(response.status));
      } catch {
        return failure(signal.aborted ? 'timed-out' : 'failed');
      }
    },
  };
}

function failure(problem: ReadProblem): ReadResult {
  return { ok: false, problem };
}

function problemOf(status: number): ReadProblem {
  if (status === 401 || status === 403) return 'refused';
  return status === 404 || status === 410 ? 'not-found' : 'failed';
}

/** @throws when the answer breaks off or is not JSON */
async function bodyOf(response: Response, maxBytes: number): Promise<ReadResult> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    const part = chunk.value as Uint8Array;
    size += part.byteLength;
    if (size > maxBytes) {
      await reader?.cancel();
      return failure('failed');
    }
    parts.push(part);
  }
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.byteLength;
  }
  return { ok: true, body: JSON.parse(new TextDecoder().decode(whole)) as unknown };
}
