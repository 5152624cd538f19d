/**
 * Entries of a list (problems and diagnoses, procedures) that are about one thing: which of them say so for certain,
 * which may, and when it was. What is only suspected, or recognised by its words alone, is a "may": it must not be
 * taken for the thing, nor for its absence.
 */
import type { FactName, SetAsideReason } from '../../clinical/stroke-facts.ts';
import { patientMismatch } from '../belongs-to-patient.ts';
import { namesConcept, type ClinicalConcept } from '../clinical-concept.ts';
import type { CodeableConcept, Reference } from '../resource-schemas.ts';
import type { Reading } from '../timed-fact.ts';
import type { EventSpan } from './event-span.ts';

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
  /** Words that hold the above without meaning this of this patient. */
  readonly otherWords: RegExp;
}

/** One entry of a list, of whichever resource type. */
export interface ListedEntry {
  /** FHIR reference, or a description of the place when the record has no id. */
  readonly source: string;
  readonly subject: Reference | undefined;
  readonly code: CodeableConcept | undefined;
  /** `void`: it does not say anything about this patient, for the reason given. */
  readonly standing: 'certain' | 'doubtful' | { readonly void: SetAsideReason };
  readonly span: EventSpan;
  /** The date as recorded. */
  readonly at: string | undefined;
}

export interface Mention {
  readonly certainty: 'certain' | 'possible';
  readonly source: string;
  readonly span: EventSpan;
  readonly at: string | undefined;
}

/** The entry as a mention of the rule's thing; undefined when it is about something else, or was set aside. */
export function mentionIn(
  entry: ListedEntry,
  rule: HistoryRule<FactName>,
  reading: Reading,
): Mention | undefined {
  const { source, at } = entry;
  const match = matchOf(entry.code, rule);
  if (match === undefined) return undefined;
  const mismatch = patientMismatch(entry.subject, reading.patient);
  const isFuture = entry.span.to * 60 < -reading.policy.futureToleranceMinutes;
  const reason =
    mismatch ??
    (typeof entry.standing === 'object' ? entry.standing.void : undefined) ??
    (isFuture ? 'in-the-future' : undefined);
  if (reason !== undefined) {
    reading.setAside.push({ fact: rule.fact, source, reason });
    return undefined;
  }
  const isCertain = match.certainty === 'certain' && entry.standing === 'certain';
  const span = match.isPast ? { from: entry.span.from, to: Infinity } : entry.span;
  return { certainty: isCertain ? 'certain' : 'possible', source, at, span };
}

function matchOf(
  code: CodeableConcept | undefined,
  { concept, possibly = {}, inThePast = {}, words, otherWords }: HistoryRule<FactName>,
): { certainty: Mention['certainty']; isPast: boolean } | undefined {
  const codings = code?.coding ?? [];
  const isNamedBy = (meaning: ClinicalConcept) => codings.some((coding) => namesConcept(coding, meaning));
  const isPast = isNamedBy(inThePast);
  // A broad code that may mean it comes first only where no narrow one says so.
  if (isNamedBy(concept)) return { certainty: 'certain', isPast };
  if (isNamedBy(possibly)) return { certainty: 'possible', isPast };
  if (isPast) return { certainty: 'certain', isPast };
  const texts = [code?.text, ...codings.map(({ display }) => display)];
  const isMentioned = texts.some((text) => text !== undefined && words.test(text) && !otherWords.test(text));
  return isMentioned ? { certainty: 'possible', isPast: false } : undefined;
}
