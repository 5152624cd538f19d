/** The observations of a prefetch key, each parsed once for all rules and found by its codes. */
import type { Chart, ChartPart } from './chart.ts';
import { canonicalSystem, type Code } from './codes.ts';
import { instantOf } from './fhir-time.ts';
import { OBSERVATION_KEYS, type ObservationKey } from './observation-rules.ts';
import { effectiveTime } from './observation-time.ts';
import { anyResourceSchema, observationSchema, type Observation } from './resource-schemas.ts';

export type ListedObservation =
  | { readonly kind: 'observation'; readonly observation: Observation }
  /** It may be the one that is needed. `source` as it is reported. */
  | { readonly kind: 'unreadable'; readonly source: string };

export type ObservationList =
  | {
      readonly state: 'read';
      readonly complete: boolean;
      /** What bears one of the codes, and what cannot be read, in the order of the list. */
      readonly about: (codes: readonly Code[]) => readonly ListedObservation[];
      /** Instants of all observations, in their order; undefined where one has no exact time. */
      readonly instants: () => (number | undefined)[];
    }
  | Exclude<ChartPart, { state: 'read' }>;

export type ObservationLists = Readonly<Record<ObservationKey, ObservationList>>;

export function observationLists(chart: Chart): ObservationLists {
  const lists = OBSERVATION_KEYS.map((key) => [key, observationList(chart[key])] as const);
  // Each key is there once.
  return Object.fromEntries(lists) as ObservationLists;
}

const NOWHERE: readonly number[] = [];
const NOTHING: readonly ListedObservation[] = [];

function observationList(part: ChartPart): ObservationList {
  if (part.state !== 'read') return part;
  const entries = part.resources.flatMap((resource) => listed(resource));
  const unreadable = entries.flatMap(({ kind }, position) => (kind === 'unreadable' ? [position] : []));
  const byCode = positionsByCode(entries);
  return {
    state: 'read',
    complete: part.complete,
    about: (codes) => {
      const found = codes.flatMap(({ system, code }) => byCode.get(keyOf(system, code)) ?? NOWHERE);
      if (found.length === 0 && unreadable.length === 0) return NOTHING;
      const positions = [...new Set([...unreadable, ...found])].sort((a, b) => a - b);
      return positions.flatMap((position) => entries[position] ?? []);
    },
    instants: () =>
      entries.flatMap((entry) =>
        entry.kind === 'observation' ? [instantOf(effectiveTime(entry.observation))] : [],
      ),
  };
}

function listed(resource: unknown): ListedObservation[] {
  const parsed = observationSchema.safeParse(resource);
  if (parsed.success) return [{ kind: 'observation', observation: parsed.data }];
  const head = anyResourceSchema.safeParse(resource).data;
  // Other resource types are not what was asked for, and no loss.
  if (head !== undefined && head.resourceType !== 'Observation') return [];
  const source = head?.id === undefined ? 'an entry that is not a resource' : `Observation/${head.id}`;
  return [{ kind: 'unreadable', source }];
}

function positionsByCode(entries: readonly ListedObservation[]): ReadonlyMap<string, readonly number[]> {
  const byCode = new Map<string, number[]>();
  entries.forEach((entry, position) => {
    if (entry.kind === 'unreadable') return;
    for (const { system, code } of entry.observation.code.coding ?? []) {
      const key = keyOf(canonicalSystem(system), code);
      const earlier = byCode.get(key);
      if (earlier) earlier.push(position);
      else byCode.set(key, [position]);
    }
  });
  return byCode;
}

function keyOf(system: string | undefined, code: string | undefined): string {
  return `${system ?? ''}|${code ?? ''}`;
}
