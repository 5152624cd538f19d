/**
 * Entries of a list (problems and diagnoses, procedures) that are about one thing: which of them say so for certain,
 * which may, and when it was. What is only suspected, or recognised by its words alone, is a "may": it must not be
 * taken for the thing, nor for its absence.
 */
import { missing, type Fact } from '../../clinical/known.ts';
import type { FactName, SetAsideReason } from '../../clinical/stroke-facts.ts';
import { patientMismatch } from '../belongs-to-patient.ts';
import type { ChartPart } from '../chart.ts';
import { namesConcept, type ClinicalConcept, type ReadCoding } from '../clinical-concept.ts';
import type { CodeableConcept, Reference } from '../resource-schemas.ts';
import { withoutAccents } from '../plain-text.ts';
import type { Reading } from '../timed-fact.ts';
import type { EventSpan } from './event-span.ts';
import { isMentionedIn } from './mentioned.ts';

/** What names the thing: by code, and in words. */
export interface HistoryRule<N extends FactName> {
  readonly fact: N;
  /** Codes that mean it. */
  readonly concept: ClinicalConcept;
  /** Codes that may mean it, or something else. */
  readonly possibly?: ClinicalConcept;
  /** Codes that say it happened some time before they were recorded: late effects, "history of". */
  readonly inThePast?: ClinicalConcept;
  /** Local codes and free text cannot be matched, but they must not be read as "does not have it" either. */
  readonly words: RegExp;
  /** Words that make something else of the above. */
  readonly otherWords?: RegExp;
}

/** One entry of a list, of whichever resource type. */
export interface ListedEntry {
  /** FHIR reference, or a description of the place when the record has no id. */
  readonly source: string;
  readonly subject: Reference | undefined;
  readonly codings: readonly ReadCoding[];
  /** Its words, without accents. */
  readonly texts: readonly string[];
  /** `void`: it does not say anything about this patient, for the reason given. */
  readonly standing: 'certain' | 'doubtful' | { readonly void: SetAsideReason };
  readonly span: EventSpan;
  /** The date as recorded. */
  readonly at: string | undefined;
}

/** An entry that names a rule's thing. */
export interface Match<E extends ListedEntry> {
  readonly entry: E;
  readonly certainty: 'certain' | 'possible';
  /** It happened some time before it was recorded, and is no present event. */
  readonly isPast: boolean;
}

/** A list by what its entries are about, each read once for all rules. */
export type EntryList<E extends ListedEntry> =
  | {
      readonly state: 'read';
      /** In the order of the list. */
      readonly matchesOf: (rule: HistoryRule<FactName>) => readonly Match<E>[];
      readonly complete: boolean;
    }
  | Exclude<ChartPart, { state: 'read' }>;

export interface Mention {
  readonly certainty: 'certain' | 'possible';
  readonly source: string;
  readonly span: EventSpan;
  readonly at: string | undefined;
  /** It happened some time before it was recorded, and is no present event. */
  readonly isPast: boolean;
}

/** The words of a code, in the form in which they are compared. */
export function textsOf(code: CodeableConcept | undefined): string[] {
  const texts = [code?.text, ...(code?.coding ?? []).map(({ display }) => display)];
  return texts.flatMap((text) => (text === undefined ? [] : [withoutAccents(text)]));
}

/** The match as a mention of the rule's thing; undefined when its entry was set aside. */
export function mentionOf(
  { entry, certainty, isPast }: Match<ListedEntry>,
  { fact }: HistoryRule<FactName>,
  reading: Reading,
): Mention | undefined {
  const { source, at, standing } = entry;
  const isFuture = entry.span.to * 60 < -reading.policy.futureToleranceMinutes;
  const reason =
    patientMismatch(entry.subject, reading.patient) ??
    (typeof standing === 'object' ? standing.void : undefined) ??
    (isFuture ? 'in-the-future' : undefined);
  if (reason !== undefined) {
    reading.setAside.push({ fact, source, reason });
    return undefined;
  }
  const isCertain = certainty === 'certain' && standing === 'certain';
  const span = isPast ? { from: entry.span.from, to: Infinity } : entry.span;
  return { certainty: isCertain ? 'certain' : 'possible', source, at, span, isPast };
}

/** Undefined when the entry is about something else. */
export function matchOf<E extends ListedEntry>(
  entry: E,
  { concept, possibly = {}, inThePast = {}, words, otherWords }: HistoryRule<FactName>,
): Match<E> | undefined {
  const { codings, texts } = entry;
  const isNamedBy = (meaning: ClinicalConcept) => codings.some((coding) => namesConcept(coding, meaning));
  const isNamedPast = isNamedBy(inThePast);
  const isPast = isNamedPast || codings.some(isSequela);
  // A broad code that may mean it comes first only where no narrow one says so.
  if (isNamedBy(concept)) return { entry, certainty: 'certain', isPast };
  if (isNamedBy(possibly)) return { entry, certainty: 'possible', isPast };
  if (isNamedPast) return { entry, certainty: 'certain', isPast };
  const isMentioned = texts.some((text) => isMentionedIn(text, words, otherWords));
  return isMentioned ? { entry, certainty: 'possible', isPast: false } : undefined;
}

/** ICD-10-CM, injuries: the seventh character S says that a late effect is treated, not the injury. */
function isSequela({ icd10 }: ReadCoding): boolean {
  return icd10 !== undefined && /^[ST].{5}S$/.test(icd10);
}

const OPEN_REASONS: readonly SetAsideReason[] = ['no-patient', 'in-the-future'];

/** A list without mention of the thing: not recorded, unless a record of it could not be used. */
export function absentFrom<T>(
  { complete }: { readonly complete: boolean },
  fact: FactName,
  reading: Reading,
  absent: () => Fact<T>,
): Fact<T> {
  const isOpen = reading.setAside.some(
    (record) => record.fact === fact && OPEN_REASONS.includes(record.reason),
  );
  if (isOpen) return missing('none-usable');
  return complete ? absent() : missing('list-incomplete');
}
