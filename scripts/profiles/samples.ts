/** Resources to validate: the examples, the sandbox patients' records, and every error the service can answer. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Bundle, FhirResource } from 'fhir/r4.js';
import { ERRORS, ServiceError, type ErrorCode } from '../../server/errors.ts';
import { operationOutcome } from '../../server/fhir/outcome.ts';
import { resolveTimes } from '../../server/sandbox/seed/time-placeholders.ts';

/** A resource and where it comes from. */
export interface Sample {
  readonly from: string;
  readonly resource: FhirResource;
}

export function sandboxSamples(folder: string, now: Date): Sample[] {
  return readdirSync(folder).flatMap((from) => {
    const json: unknown = JSON.parse(readFileSync(path.join(folder, from), 'utf8'));
    const { entry = [] } = resolveTimes(json, now) as Bundle<FhirResource>;
    return entry.flatMap(({ resource }) => (resource ? [{ from, resource }] : []));
  });
}

export function errorSamples(): Sample[] {
  return Object.keys(ERRORS).map((code) => ({
    from: `error ${code}`,
    resource: operationOutcome(new ServiceError(code as ErrorCode, ['prefetch.patient'], {}, ['why']), 'r1'),
  }));
}
