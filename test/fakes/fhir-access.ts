/** The way to FHIR servers on this machine, as a test needs it. */
import { NO_TRACING } from '../../server/tracing.ts';
import { createFhirAccess, type FhirAccess, type FhirAccessOptions } from '../../server/fhir/fhir-reader.ts';

/** Reaches private addresses, takes a megabyte and logs nothing, unless told otherwise. */
export function localFhirAccess(changes: Partial<FhirAccessOptions> = {}): FhirAccess {
  return createFhirAccess({
    maxResponseBytes: 1_000_000,
    reachOf: () => 'private',
    log: { warn: () => undefined },
    metrics: { fhirAnswered: () => undefined },
    tracing: NO_TRACING,
    passesTraceOn: false,
    ...changes,
  });
}
