/**
 * A list as far as it tells what its entries are about. One that cannot be read, or that bears neither words nor a code
 * anybody here knows, may be about anything: the list is not complete, and nothing can be "not recorded" by it.
 */
import type { ChartPart } from '../chart.ts';
import { isIcd10, namesConcept, type ClinicalConcept } from '../clinical-concept.ts';
import { canonicalSystem, CPT, ICD_10_PCS, OPS } from '../codes.ts';
import type { FactName } from '../../clinical/stroke-facts.ts';
import { anyResourceSchema } from '../resource-schemas.ts';
import type { EntryList, HistoryRule, ListedEntry } from './listed.ts';

interface EntryType<E extends ListedEntry> {
  readonly resourceType: 'Condition' | 'Procedure';
  /** A resource as an entry; undefined when it is of another type or cannot be read. */
  readonly entryOf: (resource: unknown, now: Date) => E | 'not-done' | undefined;
  readonly rules: readonly HistoryRule<FactName>[];
}

/** The entries, the list incomplete where one of them tells nothing. */
export function toldList<E extends ListedEntry>(
  part: ChartPart,
  { resourceType, entryOf, rules }: EntryType<E>,
  now: Date,
): EntryList<E> {
  if (part.state !== 'read') return part;
  const concepts = rules.flatMap(({ concept, possibly = {}, inThePast = {} }) => [
    concept,
    possibly,
    inThePast,
  ]);
  const read = part.resources.map((resource) => ({ resource, entry: entryOf(resource, now) }));
  const entries = read.flatMap(({ entry }) => (entry === undefined || entry === 'not-done' ? [] : [entry]));
  const isTold = read.every(({ resource, entry }) =>
    entry === undefined
      ? isOfAnotherType(resource, resourceType)
      : entry === 'not-done' || saysWhat(entry, concepts),
  );
  return { state: 'read', entries, complete: part.complete && isTold };
}

function isOfAnotherType(resource: unknown, resourceType: string): boolean {
  const type = anyResourceSchema.safeParse(resource).data?.resourceType;
  return type !== undefined && type !== resourceType;
}

/** Classifications that the rules read as a whole: a code of theirs without a rule is about something else. */
const PROCEDURE_CLASSIFICATIONS: readonly (string | undefined)[] = [ICD_10_PCS, CPT, OPS];

function saysWhat({ code, texts, standing }: ListedEntry, concepts: readonly ClinicalConcept[]): boolean {
  if (typeof standing === 'object') return true;
  const codings = code?.coding ?? [];
  return (
    texts.some((text) => text.trim() !== '') ||
    codings.some(
      (coding) =>
        isIcd10(coding) ||
        PROCEDURE_CLASSIFICATIONS.includes(canonicalSystem(coding.system)) ||
        concepts.some((concept) => namesConcept(coding, concept)),
    )
  );
}
