/** Conditions (problem list, encounter diagnoses) as entries of a list. Any clinical status is history. */
import { conditionSchema, type Condition } from '../resource-schemas.ts';
import { ANY_TIME, between, notAfter, spanOf, type EventSpan } from './event-span.ts';
import type { ListedEntry } from './listed.ts';

export interface ConditionEntry extends ListedEntry {
  /** Code of http://terminology.hl7.org/CodeSystem/condition-clinical; undefined when the record does not say. */
  readonly clinicalStatus: string | undefined;
}

export function conditionEntry(resource: unknown, now: Date): ConditionEntry[] {
  const parsed = conditionSchema.safeParse(resource);
  if (!parsed.success) return [];
  const condition = parsed.data;
  const { span, at } = timeOf(condition, now);
  return [
    {
      source: condition.id === undefined ? 'a condition without id' : `Condition/${condition.id}`,
      subject: condition.subject,
      code: condition.code,
      standing: standingOf(condition),
      span,
      at,
      clinicalStatus: condition.clinicalStatus?.coding?.[0]?.code,
    },
  ];
}

/** Code of http://terminology.hl7.org/CodeSystem/condition-ver-status; absent means that nobody doubted it. */
function standingOf({ verificationStatus }: Condition): ListedEntry['standing'] {
  const status = verificationStatus?.coding?.[0]?.code;
  if (status === 'entered-in-error' || status === 'refuted') return { void: status };
  return status === undefined || status === 'confirmed' ? 'certain' : 'doubtful';
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
