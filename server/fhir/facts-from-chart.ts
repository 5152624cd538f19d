/** Hop 5: the chart as facts. Every fact points at the resource and time it came from, or says why it is missing. */
import type { z } from 'zod';
import { known, missing, type Fact } from '../clinical/known.ts';
import type { Policy, TimedFactName } from '../clinical/policy.ts';
import { glucoseMmolPerL, type Glucose } from '../clinical/quantity.ts';
import { checkNumber } from '../clinical/facts/check-number.ts';
import {
  FACT_DEFINITIONS,
  factsWith,
  type FactValue,
  type NumberFactName,
  type SetAsideRecord,
  type StrokeFacts,
} from '../clinical/stroke-facts.ts';
import type { PatientIdentity } from './belongs-to-patient.ts';
import type { Chart, ChartPart } from './chart.ts';
import {
  APTT,
  BLOOD_PRESSURE_PANEL,
  BODY_WEIGHT,
  CT_HYPODENSITY,
  DIASTOLIC,
  EARLY_INFARCT_SIGNS,
  GLUCOSE,
  HYPERDENSE_ARTERY,
  INR,
  LAST_KNOWN_WELL,
  NIHSS_PANEL,
  NIHSS_TOTAL,
  PLATELETS,
  PROTHROMBIN_TIME,
  SYSTOLIC,
  WEIGHT_ESTIMATED,
  WEIGHT_MEASURED,
  WEIGHT_STATED,
  type Code,
} from './codes.ts';
import { conditionFact, type ConditionRule } from './condition-fact.ts';
import {
  ATRIAL_FIBRILLATION_RULE,
  DIABETES_RULE,
  HEART_FAILURE_RULE,
  HYPERTENSION_RULE,
} from './condition-rules.ts';
import { agesOn } from './fhir-time.ts';
import {
  KILOGRAMS,
  measured,
  minutesSince,
  MMHG,
  PLATELET_COUNTS,
  RATIOS,
  SECONDS,
  type UnitFactors,
} from './measured-value.ts';
import { isCoded, parseGlucose, parseHypodensity, parseNihssTotal, parseSign } from './observation-value.ts';
import { patientSchema } from './resource-schemas.ts';
import { timedFact, type Reading, type TimedFactRule } from './timed-fact.ts';

export type FactsReading =
  | { readonly kind: 'facts'; readonly facts: StrokeFacts; readonly setAside: readonly SetAsideRecord[] }
  /** The patient resource is not the patient in context: nothing of this chart may be scored. */
  | { readonly kind: 'patient-mismatch' };

const same = <T>(a: T, b: T) => a === b;

const NIHSS_RULE: TimedFactRule<number> = {
  name: 'nihss',
  codes: [...NIHSS_TOTAL, ...NIHSS_PANEL],
  parse: parseNihssTotal,
  areEqual: same,
};

/** Two glucose values that agree to 0.1 mmol/L are one result in two units, not a conflict. */
const GLUCOSE_AGREEMENT_MMOL_PER_L = 0.1;

const GLUCOSE_RULE: TimedFactRule<Glucose> = {
  name: 'glucose',
  codes: GLUCOSE,
  parse: parseGlucose,
  areEqual: (a, b) =>
    a.bound === b.bound && Math.abs(glucoseMmolPerL(a) - glucoseMmolPerL(b)) < GLUCOSE_AGREEMENT_MMOL_PER_L,
};

/** How a weight was obtained, by the code of the same observation that gives the weight. */
const WEIGHT_METHOD_RULE: TimedFactRule<FactValue<'weightMethod'>> = {
  name: 'weightMethod',
  codes: BODY_WEIGHT,
  parse: ({ code }) => {
    if (isCoded(code, WEIGHT_MEASURED)) return { kind: 'value', value: 'measured' };
    if (isCoded(code, WEIGHT_STATED)) return { kind: 'value', value: 'stated' };
    if (isCoded(code, WEIGHT_ESTIMATED)) return { kind: 'value', value: 'estimated' };
    return { kind: 'not-assessable' };
  },
  areEqual: same,
};

type MeasuredName = NumberFactName & TimedFactName;

function measuredRule(
  name: MeasuredName,
  codes: readonly Code[],
  units: UnitFactors,
  panel: readonly Code[] = [],
) {
  return { name, codes: [...codes, ...panel], parse: measured(name, codes, units), areEqual: same };
}

const WEIGHT_RULE = measuredRule('weightKg', BODY_WEIGHT, KILOGRAMS);
const SYSTOLIC_RULE = measuredRule('systolicMmHg', SYSTOLIC, MMHG, BLOOD_PRESSURE_PANEL);
const DIASTOLIC_RULE = measuredRule('diastolicMmHg', DIASTOLIC, MMHG, BLOOD_PRESSURE_PANEL);
const PLATELETS_RULE = measuredRule('platelets10e9PerL', PLATELETS, PLATELET_COUNTS);
const INR_RULE = measuredRule('inr', INR, RATIOS);
const APTT_RULE = measuredRule('apttSeconds', APTT, SECONDS);
const PT_RULE = measuredRule('ptSeconds', PROTHROMBIN_TIME, SECONDS);

export function factsFromChart(
  chart: Chart,
  patient: PatientIdentity,
  now: Date,
  policy: Policy,
): FactsReading {
  const person = patientOf(chart.patient);
  if (person?.id !== patient.id) return { kind: 'patient-mismatch' };
  const reading: Reading = { patient, now, policy, setAside: [] };
  const timed = <T>(part: ChartPart, rule: TimedFactRule<T>) => timedFact(part, rule, reading);
  const sign = (name: 'earlyInfarctSigns' | 'hyperdenseArtery', codes: readonly Code[]) =>
    timed(chart.ctFindings, { name, codes, parse: parseSign, areEqual: same });
  const disease = (rule: ConditionRule) => conditionFact(chart.conditions, rule, reading);
  const facts = factsWith({
    ageYears: ageFact(person.birthDate, now, reading),
    sex: sexFact(person.gender, patient),
    nihss: timed(chart.nihss, NIHSS_RULE),
    glucose: timed(chart.glucose, GLUCOSE_RULE),
    weightKg: timed(chart.weight, WEIGHT_RULE),
    weightMethod: weightMethodFact(timed(chart.weight, WEIGHT_METHOD_RULE)),
    systolicMmHg: timed(chart.bloodPressure, SYSTOLIC_RULE),
    diastolicMmHg: timed(chart.bloodPressure, DIASTOLIC_RULE),
    platelets10e9PerL: timed(chart.bloodTests, PLATELETS_RULE),
    inr: timed(chart.bloodTests, INR_RULE),
    apttSeconds: timed(chart.bloodTests, APTT_RULE),
    ptSeconds: timed(chart.bloodTests, PT_RULE),
    minutesSinceLastKnownWell: timed(chart.lastKnownWell, {
      name: 'minutesSinceLastKnownWell',
      codes: LAST_KNOWN_WELL,
      parse: minutesSince(now),
      areEqual: same,
    }),
    diabetes: disease(DIABETES_RULE),
    hypertension: disease(HYPERTENSION_RULE),
    atrialFibrillation: disease(ATRIAL_FIBRILLATION_RULE),
    heartFailure: disease(HEART_FAILURE_RULE),
    ctHypodensity: timed(chart.ctFindings, {
      name: 'ctHypodensity',
      codes: CT_HYPODENSITY,
      parse: parseHypodensity,
      areEqual: same,
    }),
    earlyInfarctSigns: sign('earlyInfarctSigns', EARLY_INFARCT_SIGNS),
    hyperdenseArtery: sign('hyperdenseArtery', HYPERDENSE_ARTERY),
  });
  return { kind: 'facts', facts, setAside: distinct(reading.setAside) };
}

/** Charts hold the same record more than once (a page that overlaps, a bundle that was joined): it is told once. */
function distinct(records: readonly SetAsideRecord[]): SetAsideRecord[] {
  return [...new Map(records.map((record) => [JSON.stringify(record), record])).values()];
}

/** A weight whose code does not say how it was obtained. */
function weightMethodFact(fact: StrokeFacts['weightMethod']): StrokeFacts['weightMethod'] {
  const isNotSaid = fact.status === 'missing' && fact.reason === 'not-assessable';
  return isNotSaid ? missing('not-recorded') : fact;
}

/** FHIR administrative-gender; `other` and `unknown` leave the sex that scores ask for open. */
function sexFact(gender: string | undefined, patient: PatientIdentity): Fact<FactValue<'sex'>> {
  return gender === 'female' || gender === 'male'
    ? known(gender, { source: `Patient/${patient.id}` })
    : missing('not-recorded');
}

function patientOf(part: ChartPart): z.infer<typeof patientSchema> | undefined {
  if (part.state !== 'read') return undefined;
  const [person, ...others] = part.resources.flatMap((resource) => {
    const parsed = patientSchema.safeParse(resource);
    return parsed.success ? [parsed.data] : [];
  });
  return others.every((other) => other.id === person?.id) ? person : undefined;
}

function ageFact(birthDate: string | undefined, now: Date, reading: Reading): Fact<number> {
  if (birthDate === undefined) return missing('not-recorded');
  const source = `Patient/${reading.patient.id}`;
  const [first, second] = agesOn(birthDate, now);
  if (first === undefined || checkNumber(first, FACT_DEFINITIONS.ageYears)) {
    reading.setAside.push({
      fact: 'ageYears',
      source,
      reason: first === undefined ? 'not-readable' : 'out-of-range',
    });
    return missing('none-usable');
  }
  const youngest = known(first, { source });
  // A birth date without day or month leaves two ages open.
  return second === undefined
    ? youngest
    : { status: 'conflicting', values: [youngest, known(second, { source })] };
}
