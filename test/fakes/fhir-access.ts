/** The way to FHIR servers on this machine, as a test needs it. */
import { createFhirAccess, type FhirAccess, type FhirAccessOptions } from '../../server/fhir/fhir-reader.ts';

/** Reaches private addresses, takes a megabyte and logs nothing, unless told otherwise. */
export function localFhirAccess(changes: Partial<FhirAccessOptions> = {}): FhirAccess {
  return createFhirAccess({
    maxResponseBytes: 1_000_000,
    reachOf: () => 'private',
    log: { warn: () => undefined },
    metrics: { fhirAnswered: () => undefined },
    ...changes,
  });
}
