/**
 * Diabetes in the history, from the problem list and encounter diagnoses. Any clinical status counts: HAT asks
 * for the history. A complete list without it is `false, not recorded`; a partial or unread list is missing.
 */
import { known, missing, notRecorded, type Fact } from '../clinical/known.ts';
import { patientMismatch } from './belongs-to-patient.ts';
import type { ChartPart } from './chart.ts';
import { DIABETES, namesConcept } from './codes.ts';
import { conditionSchema, type CodeableConcept, type Condition } from './resource-schemas.ts';
import type { Reading } from './timed-fact.ts';

type Verdict = 'diabetes' | 'possibly-diabetes';

export function diabetesFact(part: ChartPart, reading: Reading): Fact<boolean> {
  if (part.state === 'none') return missing('ehr-has-none');
  if (part.state === 'unreadable') return missing('not-readable');
  const verdicts = part.resources.map((resource) => verdictOn(resource, reading));
  const confirmed = verdicts.find((verdict) => verdict?.verdict === 'diabetes');
  if (confirmed) return known(true, { source: confirmed.source });
  if (verdicts.some((verdict) => verdict?.verdict === 'possibly-diabetes')) return missing('unconfirmed');
  return part.complete ? notRecorded() : missing('list-incomplete');
}

function verdictOn(resource: unknown, reading: Reading): { verdict: Verdict; source: string } | undefined {
  const parsed = conditionSchema.safeParse(resource);
  if (!parsed.success) return undefined;
  const condition = parsed.data;
  const isCodedDiabetes = (condition.code?.coding ?? []).some((coding) => namesConcept(coding, DIABETES));
  if (!isCodedDiabetes && !mentionsDiabetes(condition.code)) return undefined;
  const source = condition.id === undefined ? 'a condition without id' : `Condition/${condition.id}`;
  const mismatch = patientMismatch(condition.subject, reading.patient);
  const status = verificationStatus(condition);
  const reason = mismatch ?? (status === 'entered-in-error' || status === 'refuted' ? status : undefined);
  if (reason) {
    reading.setAside.push({ fact: 'diabetes', source, reason });
    return undefined;
  }
  const isConfirmed = isCodedDiabetes && (status === undefined || status === 'confirmed');
  return { verdict: isConfirmed ? 'diabetes' : 'possibly-diabetes', source };
}

/** Code of http://terminology.hl7.org/CodeSystem/condition-ver-status; absent means that nobody doubted it. */
function verificationStatus(condition: Condition): string | undefined {
  return condition.verificationStatus?.coding?.[0]?.code;
}

/**
 * Local codes and free text cannot be matched, but they must not be read as "no diabetes" either. Words that
 * hold "diabet" without meaning diabetes mellitus of this patient are let pass.
 */
function mentionsDiabetes(code: CodeableConcept | undefined): boolean {
  const texts = [code?.text, ...(code?.coding ?? []).map((coding) => coding.display)];
  return texts.some(
    (text) =>
      text !== undefined &&
      /diabet/i.test(text) &&
      !/insipidus|prediabet|pre-diabet|family history|screening|gestational/i.test(text),
  );
}
