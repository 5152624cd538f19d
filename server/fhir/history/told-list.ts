/**
 * A list as far as it tells what its entries are about. One that cannot be read, or that bears neither words nor a code
 * anybody here knows, may be about anything: the list is not complete, and nothing can be "not recorded" by it.
 */
import type { ChartPart } from '../chart.ts';
import { isIcd10, namesConcept, type ClinicalConcept } from '../clinical-concept.ts';
import { canonicalSystem, CPT, ICD_10_PCS, OPS } from '../codes.ts';
import type { FactName } from '../../clinical/stroke-facts.ts';
import { anyResourceSchema } from '../resource-schemas.ts';
import type { EntryReader, HistoryRule, ListedEntry } from './listed.ts';

interface EntryType {
  readonly resourceType: 'Condition' | 'Procedure';
  readonly entryOf: EntryReader;
  readonly rules: readonly HistoryRule<FactName>[];
}

/** The list, incomplete where one of its entries tells nothing. */
export function toldList(part: ChartPart, type: EntryType, now: Date): ChartPart {
  if (part.state !== 'read') return part;
  const complete = part.complete && part.resources.every((resource) => isTold(resource, type, now));
  return { ...part, complete };
}

function isTold(resource: unknown, { resourceType, entryOf, rules }: EntryType, now: Date): boolean {
  const type = anyResourceSchema.safeParse(resource).data?.resourceType;
  if (type !== undefined && type !== resourceType) return true;
  const concepts = rules.flatMap(({ concept, possibly, inThePast }) => [
    concept,
    possibly ?? {},
    inThePast ?? {},
  ]);
  const entry = entryOf(resource, now);
  return entry === 'not-done' || (entry !== undefined && saysWhat(entry, concepts));
}

/** Classifications that the rules read as a whole: a code of theirs without a rule is about something else. */
const PROCEDURE_CLASSIFICATIONS: readonly (string | undefined)[] = [ICD_10_PCS, CPT, OPS];

function saysWhat({ code, standing }: ListedEntry, concepts: readonly ClinicalConcept[]): boolean {
  if (typeof standing === 'object') return true;
  const codings = code?.coding ?? [];
  return (
    [code?.text, ...codings.map(({ display }) => display)].some((text) => (text ?? '').trim() !== '') ||
    codings.some(
      (coding) =>
        isIcd10(coding) ||
        PROCEDURE_CLASSIFICATIONS.includes(canonicalSystem(coding.system)) ||
        concepts.some((concept) => namesConcept(coding, concept)),
    )
  );
}
