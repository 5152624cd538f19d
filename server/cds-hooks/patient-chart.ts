/** Hops 4 and 5 as every hook needs them: the chart of the patient in context, as facts. */
import { factsFromChart, type FactsReading } from '../fhir/facts-from-chart.ts';
import type { PatientIdentity } from '../fhir/belongs-to-patient.ts';
import type { Chart } from '../fhir/chart.ts';
import { ownTokens } from '../fhir/backend-tokens.ts';
import type { FhirReader } from '../fhir/fhir-reader.ts';
import { gather } from '../fhir/gather.ts';
import { boundFhirBase } from './clients.ts';
import type { HookCall, HookDeps } from './hook-deps.ts';
import type { HookName, HookRequest } from './wire.ts';

/** The patient in context and the way to the EHR's FHIR server, if the client may send us to the one it named. */
export interface ChartAccess {
  readonly patient: PatientIdentity;
  readonly reader: FhirReader | undefined;
}

export function chartAccess(request: HookRequest<HookName>, call: HookCall, deps: HookDeps): ChartAccess {
  const base = boundFhirBase(call.client, request.fhirServer);
  if (request.fhirServer !== undefined && base === undefined) {
    call.log.warn({ clientId: call.client.id }, 'fhirServer is not registered for this client: not called');
  }
  const patient = { id: request.context.patientId, fhirBase: base };
  if (base === undefined) return { patient, reader: undefined };
  const signal = AbortSignal.timeout(deps.fhirDeadlineMs);
  const token =
    request.fhirAuthorization?.access_token ?? ownTokens(deps.backendTokens, call.client.id, base, signal);
  return { patient, reader: deps.fhir.open({ base, token, signal }) };
}

export interface PatientChart {
  readonly chart: Chart;
  readonly reading: FactsReading;
  readonly now: Date;
}

/** @throws ServiceError PATIENT_UNAVAILABLE */
export async function readPatientChart(
  request: HookRequest<HookName>,
  { patient, reader }: ChartAccess,
  deps: HookDeps,
): Promise<PatientChart> {
  const now = deps.now();
  const { policy, codeMap, prefetchTemplates: templates } = deps;
  const encounterId = request.context.encounterId ?? undefined;
  const prefetch = request.prefetch ?? {};
  const chart = await gather(
    { patientId: patient.id, encounterId, prefetch, now, policy, codeMap, templates },
    reader,
  );
  return { chart, reading: factsFromChart(chart, patient, now, policy), now };
}
