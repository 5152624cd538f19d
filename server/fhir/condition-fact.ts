/**
 * A disease in the history, from the problem list and encounter diagnoses. Any clinical status counts: the scores ask
 * for the history. A complete list without it is `false, not recorded`; a partial or unread list is missing.
 */
import { known, missing, notRecorded, type Fact } from '../clinical/known.ts';
import { patientMismatch } from './belongs-to-patient.ts';
import type { ChartPart } from './chart.ts';
import type { FlagFactName } from '../clinical/stroke-facts.ts';
import { namesConcept, type ConditionConcept } from './codes.ts';
import { conditionSchema, type CodeableConcept, type Condition } from './resource-schemas.ts';
import type { Reading } from './timed-fact.ts';

/** What names the disease: by code, and in words. */
export interface ConditionRule {
  readonly fact: FlagFactName;
  readonly concept: ConditionConcept;
  /**
   * Local codes and free text cannot be matched, but they must not be read as "does not have it" either.
   */
  readonly words: RegExp;
  /** Words that hold the above without meaning this disease of this patient. */
  readonly otherWords: RegExp;
}

type Verdict = 'has-it' | 'possibly';

export function conditionFact(part: ChartPart, rule: ConditionRule, reading: Reading): Fact<boolean> {
  if (part.state === 'none') return missing('ehr-has-none');
  if (part.state === 'unreadable') return missing('not-readable');
  const verdicts = part.resources.map((resource) => verdictOn(resource, rule, reading));
  const confirmed = verdicts.find((verdict) => verdict?.verdict === 'has-it');
  if (confirmed) return known(true, { source: confirmed.source });
  if (verdicts.some((verdict) => verdict?.verdict === 'possibly')) return missing('unconfirmed');
  return part.complete ? notRecorded() : missing('list-incomplete');
}

function verdictOn(
  resource: unknown,
  rule: ConditionRule,
  reading: Reading,
): { verdict: Verdict; source: string } | undefined {
  const parsed = conditionSchema.safeParse(resource);
  if (!parsed.success) return undefined;
  const condition = parsed.data;
  const isCoded = (condition.code?.coding ?? []).some((coding) => namesConcept(coding, rule.concept));
  if (!isCoded && !isMentioned(condition.code, rule)) return undefined;
  const source = condition.id === undefined ? 'a condition without id' : `Condition/${condition.id}`;
  const mismatch = patientMismatch(condition.subject, reading.patient);
  const status = verificationStatus(condition);
  const reason = mismatch ?? (status === 'entered-in-error' || status === 'refuted' ? status : undefined);
  if (reason) {
    reading.setAside.push({ fact: rule.fact, source, reason });
    return undefined;
  }
  const isConfirmed = isCoded && (status === undefined || status === 'confirmed');
  return { verdict: isConfirmed ? 'has-it' : 'possibly', source };
}

/** Code of http://terminology.hl7.org/CodeSystem/condition-ver-status; absent means that nobody doubted it. */
function verificationStatus(condition: Condition): string | undefined {
  return condition.verificationStatus?.coding?.[0]?.code;
}

function isMentioned(code: CodeableConcept | undefined, { words, otherWords }: ConditionRule): boolean {
  const texts = [code?.text, ...(code?.coding ?? []).map((coding) => coding.display)];
  return texts.some((text) => text !== undefined && words.test(text) && !otherWords.test(text));
}
