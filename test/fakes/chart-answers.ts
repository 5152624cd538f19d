/** An EHR that holds what a prefetch would have held, and answers each query of the service from it. */
import { PREFETCH, PREFETCH_KEYS, queryFor } from '../../server/fhir/prefetch.ts';
import { fullPrefetch, PATIENT_ID } from '../fixtures/chart.ts';
import type { FakeAnswer } from './fhir-server.ts';

const CONTEXT = { patientId: PATIENT_ID, encounterId: 'e1' };

/** For startFhirServer: 404 for whatever is not in the chart. */
export function chartAnswers(chart: Record<string, unknown> = fullPrefetch()): (path: string) => FakeAnswer {
  return (path) => {
    const key = PREFETCH_KEYS.find((name) => queryFor(PREFETCH[name], CONTEXT) === decodeURIComponent(path));
    const body = key === undefined ? undefined : chart[key];
    return body === undefined
      ? { status: 404, body: { resourceType: 'OperationOutcome', issue: [] } }
      : { body };
  };
}
