/** Conditions (problem list, encounter diagnoses) as entries of a list. Any clinical status is history. */
import { readCodings } from '../clinical-concept.ts';
import { conditionSchema, type CodeableConcept, type Condition } from '../resource-schemas.ts';
import { ANY_TIME, between, notAfter, spanOf, type EventSpan } from './event-span.ts';
import { textsOf, type ListedEntry } from './listed.ts';

export interface ConditionEntry extends ListedEntry {
  readonly isOver: boolean;
  /** When it ended, if that was recorded. */
  readonly ended: EventSpan | undefined;
}

export function conditionEntry(resource: unknown, now: Date): ConditionEntry | undefined {
  const parsed = conditionSchema.safeParse(resource);
  if (!parsed.success) return undefined;
  const condition = parsed.data;
  const { span, at } = timeOf(condition, now);
  const ended = spanOf(condition.abatementDateTime ?? condition.abatementPeriod?.end, now);
  return {
    source: condition.id === undefined ? 'a condition without id' : `Condition/${condition.id}`,
    subject: condition.subject,
    codings: readCodings(condition.code),
    texts: textsOf(condition.code),
    standing: standingOf(condition),
    span,
    at,
    isOver: isOver(condition, ended),
    ended,
  };
}

/** Code of http://terminology.hl7.org/CodeSystem/condition-ver-status; absent means that nobody doubted it. */
function standingOf({ verificationStatus }: Condition): ListedEntry['standing'] {
  const status = statusAmong(verificationStatus, VERIFICATION);
  if (status === 'entered-in-error' || status === 'refuted') return { void: status };
  const isUnsaid = verificationStatus?.coding === undefined && verificationStatus?.text === undefined;
  return status === 'confirmed' || isUnsaid ? 'certain' : 'doubtful';
}

const VERIFICATION = [
  ...(['unconfirmed', 'provisional', 'differential'] as const),
  ...(['confirmed', 'refuted', 'entered-in-error'] as const),
];

/** Codes of http://terminology.hl7.org/CodeSystem/condition-clinical: those of what is there, and of what is over. */
const PRESENT = ['active', 'recurrence', 'relapse'] as const;
const OVER = ['inactive', 'remission', 'resolved'] as const;

/** The clinical status says it; without one, an end that has come. */
function isOver({ clinicalStatus }: Condition, ended: EventSpan | undefined): boolean {
  if (statusAmong(clinicalStatus, PRESENT) !== undefined) return false;
  return statusAmong(clinicalStatus, OVER) !== undefined || (ended !== undefined && ended.from >= 0);
}

/** Sites put codes of their own beside the standard one, in any order. */
function statusAmong<S extends string>(
  concept: CodeableConcept | undefined,
  statuses: readonly S[],
): S | undefined {
  return statuses.find((status) => concept?.coding?.some(({ code }) => code === status));
}

/** The onset; without one, it is known only that it was there when it was recorded. */
function timeOf(condition: Condition, now: Date): { span: EventSpan; at: string | undefined } {
  const { onsetDateTime, onsetPeriod, recordedDate } = condition;
  const onset = spanOf(onsetDateTime ?? onsetPeriod?.start, now);
  if (onset) {
    const end = spanOf(onsetPeriod?.end, now);
    return { span: end ? between(onset, end) : onset, at: onsetDateTime ?? onsetPeriod?.start };
  }
  const recorded = spanOf(recordedDate, now);
  return { span: recorded ? notAfter(recorded) : ANY_TIME, at: recorded ? recordedDate : undefined };
}
