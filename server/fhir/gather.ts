/**
 * Hop 4: the chart, from what the client sent and, in parallel and under one deadline, from its FHIR server for
 * what it did not send (CDS Hooks 2.0.1, "Prefetch Template": a service fetches what prefetch lacks).
 */
import { ServiceError } from '../errors.ts';
import { chartPart } from './bundle.ts';
import type { Chart, ChartPart } from './chart.ts';
import type { FhirReader } from './fhir-reader.ts';
import { effectiveInstants, isNewestFirst } from './observation-time.ts';
import { PREFETCH_KEYS, queryFor, REQUIRED_KEYS, type PrefetchKey } from './prefetch.ts';

/**
 * Observations older than this are of no use to any fact; a list sorted newest first need not be read further.
 * At least the largest `maxAgeMinutes` of any policy.
 */
const USEFUL_HOURS = 48;
const USEFUL_HOURS_OF_WEIGHT = 90 * 24;

export interface GatherRequest {
  readonly patientId: string;
  /** As sent; a key may be absent, null, or hold anything. */
  readonly prefetch: Readonly<Record<string, unknown>>;
  readonly now: Date;
}

/**
 * @param reader the client's FHIR server; undefined when it named none that is registered for it
 * @throws ServiceError PATIENT_UNAVAILABLE when a required key can neither be found nor read
 */
export async function gather(request: GatherRequest, reader: FhirReader | undefined): Promise<Chart> {
  const parts = await Promise.all(
    PREFETCH_KEYS.map(async (key) => [key, await readKey(key, request, reader)] as const),
  );
  const chart = Object.fromEntries(parts) as Record<PrefetchKey, ChartPart>;
  const unavailable = REQUIRED_KEYS.filter((key) => !hasResources(chart[key]));
  if (unavailable.length > 0) {
    throw new ServiceError(
      'PATIENT_UNAVAILABLE',
      unavailable.map((key) => `prefetch.${key}`),
    );
  }
  return chart;
}

async function readKey(
  key: PrefetchKey,
  request: GatherRequest,
  reader: FhirReader | undefined,
): Promise<ChartPart> {
  const usefulHours = key === 'weight' ? USEFUL_HOURS_OF_WEIGHT : USEFUL_HOURS;
  const suffices = (resources: readonly unknown[]) =>
    reachesBackFarEnough(resources, request.now, usefulHours);
  const sent = Object.hasOwn(request.prefetch, key)
    ? await chartPart(request.prefetch[key], reader, suffices)
    : ({ state: 'unreadable' } as const);
  // A required resource that "is not there" is asked for once more: an order is being signed for this patient.
  const isSettled = REQUIRED_KEYS.includes(key) ? hasResources(sent) : sent.state !== 'unreadable';
  if (isSettled || reader === undefined) return sent;
  const answer = await reader.get(queryFor(key, request.patientId));
  return answer.ok ? chartPart(answer.body, reader, suffices) : sent;
}

/** Sorted newest first (real servers may ignore `_sort`), with an end that is too old to be of use. */
function reachesBackFarEnough(resources: readonly unknown[], now: Date, usefulHours: number): boolean {
  const instants = effectiveInstants(resources);
  const oldest = instants.at(-1);
  return oldest !== undefined && oldest < now.getTime() - usefulHours * 3_600_000 && isNewestFirst(instants);
}

function hasResources(part: ChartPart): boolean {
  return part.state === 'read' && part.resources.length > 0;
}
