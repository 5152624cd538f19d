/**
 * A list as far as it tells what its entries are about. One that cannot be read, or that bears neither words nor a code
 * anybody here knows, may be about anything: the list is not complete, and nothing can be "not recorded" by it.
 */
import type { ChartPart } from '../chart.ts';
import { CPT, ICD_10_PCS, OPS } from '../codes.ts';
import type { FactName } from '../../clinical/stroke-facts.ts';
import { anyResourceSchema } from '../resource-schemas.ts';
import { matchOf, type EntryList, type HistoryRule, type ListedEntry, type Match } from './listed.ts';
import type { RuleIndex } from './rule-index.ts';

interface EntryType<E extends ListedEntry> {
  readonly resourceType: 'Condition' | 'Procedure';
  /** A resource as an entry; undefined when it is of another type or cannot be read. */
  readonly entryOf: (resource: unknown, now: Date) => E | 'not-done' | undefined;
  readonly index: RuleIndex;
}

/** The entries, the list incomplete where one of them tells nothing. */
export function toldList<E extends ListedEntry>(
  part: ChartPart,
  { resourceType, entryOf, index }: EntryType<E>,
  now: Date,
): EntryList<E> {
  if (part.state !== 'read') return part;
  const read = part.resources.map((resource) => ({ resource, entry: entryOf(resource, now) }));
  const entries = read.flatMap(({ entry }) => (entry === undefined || entry === 'not-done' ? [] : [entry]));
  const isTold = read.every(({ resource, entry }) =>
    entry === undefined
      ? isOfAnotherType(resource, resourceType)
      : entry === 'not-done' || saysWhat(entry, index),
  );
  const matches = matchesByRule(entries, index);
  return {
    state: 'read',
    matchesOf: (rule) => matches.get(rule) ?? [],
    complete: part.complete && isTold,
  };
}

function matchesByRule<E extends ListedEntry>(
  entries: readonly E[],
  index: RuleIndex,
): ReadonlyMap<HistoryRule<FactName>, readonly Match<E>[]> {
  const matches = new Map<HistoryRule<FactName>, Match<E>[]>();
  for (const entry of entries) {
    const candidates = [...entry.codings.flatMap(index.ofCoding), ...entry.texts.flatMap(index.ofText)];
    for (const rule of new Set(candidates)) {
      const match = matchOf(entry, rule);
      if (match === undefined) continue;
      const earlier = matches.get(rule);
      if (earlier) earlier.push(match);
      else matches.set(rule, [match]);
    }
  }
  return matches;
}

function isOfAnotherType(resource: unknown, resourceType: string): boolean {
  const type = anyResourceSchema.safeParse(resource).data?.resourceType;
  return type !== undefined && type !== resourceType;
}

/** Classifications that the rules read as a whole: a code of theirs without a rule is about something else. */
const PROCEDURE_CLASSIFICATIONS: readonly (string | undefined)[] = [ICD_10_PCS, CPT, OPS];

function saysWhat({ codings, texts, standing }: ListedEntry, index: RuleIndex): boolean {
  return (
    typeof standing === 'object' ||
    texts.some((text) => text.trim() !== '') ||
    codings.some(
      (coding) =>
        coding.icd10 !== undefined ||
        PROCEDURE_CLASSIFICATIONS.includes(coding.system) ||
        index.ofCoding(coding).length > 0,
    )
  );
}
