/**
 * Hop 4: the chart, from what the client sent and, in parallel and under one deadline, from its FHIR server for
 * what it did not send (CDS Hooks 2.0.1, "Prefetch Template": a service fetches what prefetch lacks).
 */
import type { Policy } from '../clinical/policy.ts';
import { ServiceError } from '../errors.ts';
import { chartPart } from './bundle.ts';
import type { Chart, ChartPart } from './chart.ts';
import type { CodeMap } from './code-map.ts';
import type { FhirReader } from './fhir-reader.ts';
import { withReferencedMedications } from './medications/referenced-medications.ts';
import { isObservationKey, observationRules } from './observation-rules.ts';
import { effectiveInstants, isNewestFirst } from './observation-time.ts';
import {
  PREFETCH_KEYS,
  queryFor,
  REQUIRED_KEYS,
  typeFor,
  type PrefetchContext,
  type PrefetchKey,
  type PrefetchTemplates,
} from './prefetch.ts';

export interface GatherRequest extends PrefetchContext {
  /** As sent; a key may be absent, null, or hold anything. */
  readonly prefetch: Readonly<Record<string, unknown>>;
  readonly now: Date;
  /** Says how old a value may be and still be of use: a list sorted newest first need not be read further. */
  readonly policy: Policy;
  /** The site's own codes, and the queries that ask for them. */
  readonly codeMap: CodeMap;
  readonly templates: PrefetchTemplates;
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
  const whole = reader === undefined ? chart : await withReferencedMedications(chart, reader);
  return translated(whole, request.codeMap);
}

function translated(chart: Chart, { translate }: CodeMap): Chart {
  const parts = PREFETCH_KEYS.map((key): [PrefetchKey, ChartPart] => {
    const part = chart[key];
    return [key, part.state === 'read' ? { ...part, resources: part.resources.map(translate) } : part];
  });
  return Object.fromEntries(parts) as Record<PrefetchKey, ChartPart>;
}

async function readKey(
  key: PrefetchKey,
  request: GatherRequest,
  reader: FhirReader | undefined,
): Promise<ChartPart> {
  const type = typeFor(key);
  const usefulMinutes = usefulMinutesOf(key, request.policy);
  const suffices = (resources: readonly unknown[]) =>
    usefulMinutes !== undefined && reachesBackFarEnough(resources, request.now, usefulMinutes);
  const sent = Object.hasOwn(request.prefetch, key)
    ? await chartPart(request.prefetch[key], type, reader, suffices)
    : ({ state: 'unreadable' } as const);
  // A required resource that "is not there" is asked for once more: an order is being signed for this patient.
  const isSettled = REQUIRED_KEYS.includes(key) ? hasResources(sent) : sent.state !== 'unreadable';
  if (isSettled) return sent;
  const query = queryFor(request.templates[key], request);
  // Without an encounter in context there is none to be read.
  if (query === undefined) return { state: 'none' };
  if (reader === undefined) return sent;
  const answer = await reader.get(query);
  return answer.ok ? chartPart(answer.body, type, reader, suffices) : sent;
}

/** Age beyond which no fact of the key has a use for a value; undefined where no age makes a record useless. */
function usefulMinutesOf(key: PrefetchKey, policy: Policy): number | undefined {
  if (!isObservationKey(key)) return undefined;
  return Math.max(...observationRules(key).map(([name]) => policy.maxAgeMinutes[name]));
}

/** Sorted newest first (real servers may ignore `_sort`), with an end that is too old to be of use. */
function reachesBackFarEnough(resources: readonly unknown[], now: Date, usefulMinutes: number): boolean {
  const instants = effectiveInstants(resources);
  const oldest = instants.at(-1);
  return oldest !== undefined && oldest < now.getTime() - usefulMinutes * 60_000 && isNewestFirst(instants);
}

function hasResources(part: ChartPart): boolean {
  return part.state === 'read' && part.resources.length > 0;
}
