/** Is the thrombolytic for a stroke? An order alone does not say so: the same drugs treat emboli and infarctions. */
import type { StrokeFacts } from '../clinical/stroke-facts.ts';
import { patientMismatch, type PatientIdentity } from '../fhir/belongs-to-patient.ts';
import type { ChartPart } from '../fhir/chart.ts';
import { namesConcept, readCodings, type ClinicalConcept } from '../fhir/clinical-concept.ts';
import { instantOf } from '../fhir/fhir-time.ts';
import { conditionSchema, type CodeableConcept, type Condition } from '../fhir/resource-schemas.ts';
import type { ThrombolyticOrder } from './thrombolytic-order.ts';

/** `unknown`: nothing in order or chart says what the drug is for. */
export type StrokeContext = 'stroke' | 'other' | 'unknown';

/** A stroke that began longer ago than this is history, not the reason for today's thrombolysis. */
const ACUTE_DAYS = 14;

/** Ischaemic stroke, or stroke not yet told apart: the reasons for which a thrombolytic is given in stroke. */
const STROKE: ClinicalConcept = { snomed: ['422504002', '230690007'], icd10: ['I63', 'I64'] };

/**
 * Other reasons for alteplase or tenecteplase: pulmonary embolism, myocardial infarction, venous thrombosis,
 * arterial occlusion of a limb, blocked catheter, pleural infection.
 */
const OTHER_THROMBOLYSIS_INDICATION: ClinicalConcept = {
  snomed: ['59282003', '22298006', '401303003', '128053003'],
  icd10: ['I26', 'I21', 'I22', 'I82', 'I74', 'T82.8', 'T82.4', 'J86', 'J90', 'J91'],
};

const STROKE_WORDS = /\bstroke\b|cerebral infarct|\bcva\b|\blvo\b|\bais\b/i;
const OTHER_WORDS = /pulmonary embol|myocardial infarct|\bstemi\b|deep vein|catheter occlusion|limb isch/i;

/**
 * The order's own reason decides; without one, a usable NIHSS or an acute stroke among the conditions does.
 * @param orders empty when no order is involved (patient-view)
 */
export function strokeContext(
  orders: readonly ThrombolyticOrder[],
  conditions: ChartPart,
  facts: StrokeFacts,
  patient: PatientIdentity,
  now: Date,
): StrokeContext {
  const listed = activeConditions(conditions, patient, now);
  const byId = conditionsById(listed);
  const reasons = orders.flatMap((order) => reasonsOf(order, byId));
  if (reasons.some((reason) => isAbout(reason, STROKE, STROKE_WORDS))) return 'stroke';
  if (reasons.some((reason) => isAbout(reason, OTHER_THROMBOLYSIS_INDICATION, OTHER_WORDS))) return 'other';
  if (facts.nihss.status !== 'missing') return 'stroke';
  const diagnoses = listed.map((condition) => condition.code);
  if (diagnoses.some((code) => isAbout(code, STROKE, STROKE_WORDS))) return 'stroke';
  if (diagnoses.some((code) => isAbout(code, OTHER_THROMBOLYSIS_INDICATION, OTHER_WORDS))) return 'other';
  return 'unknown';
}

type ConditionsById = ReadonlyMap<string, readonly Condition[]>;

function reasonsOf(order: ThrombolyticOrder, listed: ConditionsById): (CodeableConcept | undefined)[] {
  const referenced = order.reasonReference.flatMap(({ reference, display }) => {
    const id = /(?:^|\/)Condition\/([^/]+)$/.exec(reference ?? '')?.[1];
    const conditions = listed.get(id ?? '') ?? [];
    return [...(display === undefined ? [] : [{ text: display }]), ...conditions.map(({ code }) => code)];
  });
  return [...order.reasonCode, ...referenced];
}

function conditionsById(listed: readonly Condition[]): ConditionsById {
  const byId = new Map<string, Condition[]>();
  for (const condition of listed) {
    if (condition.id === undefined) continue;
    const same = byId.get(condition.id);
    if (same) same.push(condition);
    else byId.set(condition.id, [condition]);
  }
  return byId;
}

function activeConditions(part: ChartPart, patient: PatientIdentity, now: Date): Condition[] {
  if (part.state !== 'read') return [];
  return part.resources.flatMap((resource) => {
    const parsed = conditionSchema.safeParse(resource);
    return parsed.success && isCurrent(parsed.data, now) && !patientMismatch(parsed.data.subject, patient)
      ? [parsed.data]
      : [];
  });
}

function isCurrent(condition: Condition, now: Date): boolean {
  const verification = condition.verificationStatus?.coding?.[0]?.code;
  const clinical = condition.clinicalStatus?.coding?.[0]?.code;
  if (verification === 'refuted' || verification === 'entered-in-error') return false;
  if (clinical !== undefined && !['active', 'recurrence', 'relapse'].includes(clinical)) return false;
  const began = condition.onsetDateTime ?? condition.recordedDate;
  const instant = began === undefined ? undefined : (instantOf(began) ?? Date.parse(began));
  return instant === undefined || Number.isNaN(instant) || now.getTime() - instant <= ACUTE_DAYS * 86_400_000;
}

function isAbout(concept: CodeableConcept | undefined, meaning: ClinicalConcept, words: RegExp): boolean {
  const codings = readCodings(concept);
  if (codings.some((coding) => namesConcept(coding, meaning))) return true;
  const hasKnownCode = codings.some(
    (coding) => namesConcept(coding, STROKE) || namesConcept(coding, OTHER_THROMBOLYSIS_INDICATION),
  );
  if (hasKnownCode) return false;
  return [concept?.text, ...(concept?.coding ?? []).map(({ display }) => display)].some(
    (text) => text !== undefined && words.test(text),
  );
}
