/** Hop 5: the chart as facts. Every fact points at the resource and time it came from, or says why it is missing. */
import { known, missing, type Fact } from '../clinical/known.ts';
import type { Policy } from '../clinical/policy.ts';
import { glucoseMmolPerL } from '../clinical/quantity.ts';
import { checkNumber } from '../clinical/facts/check-number.ts';
import {
  FACT_DEFINITIONS,
  factsWith,
  type SetAsideRecord,
  type StrokeFacts,
} from '../clinical/stroke-facts.ts';
import type { PatientIdentity } from './belongs-to-patient.ts';
import type { Chart, ChartPart } from './chart.ts';
import {
  CT_HYPODENSITY,
  EARLY_INFARCT_SIGNS,
  GLUCOSE,
  HYPERDENSE_ARTERY,
  NIHSS_PANEL,
  NIHSS_TOTAL,
} from './codes.ts';
import { diabetesFact } from './diabetes.ts';
import { agesOn } from './fhir-time.ts';
import { parseGlucose, parseHypodensity, parseNihssTotal, parseSign } from './observation-value.ts';
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

export function factsFromChart(
  chart: Chart,
  patient: PatientIdentity,
  now: Date,
  policy: Policy,
): FactsReading {
  const person = patientOf(chart.patient);
  if (person?.id !== patient.id) return { kind: 'patient-mismatch' };
  const reading: Reading = { patient, now, policy, setAside: [] };
  const sign = (name: 'earlyInfarctSigns' | 'hyperdenseArtery', codes: TimedFactRule<boolean>['codes']) =>
    timedFact(chart.ctFindings, { name, codes, parse: parseSign, areEqual: same }, reading);
  const facts = factsWith({
    ageYears: ageFact(person.birthDate, now, reading),
    nihss: timedFact(chart.nihss, NIHSS_RULE, reading),
    glucose: timedFact(
      chart.glucose,
      {
        name: 'glucose',
        codes: GLUCOSE,
        parse: parseGlucose,
        areEqual: (a, b) =>
          a.bound === b.bound &&
          Math.abs(glucoseMmolPerL(a) - glucoseMmolPerL(b)) < GLUCOSE_AGREEMENT_MMOL_PER_L,
      },
      reading,
    ),
    diabetes: diabetesFact(chart.conditions, reading),
    ctHypodensity: timedFact(
      chart.ctFindings,
      { name: 'ctHypodensity', codes: CT_HYPODENSITY, parse: parseHypodensity, areEqual: same },
      reading,
    ),
    earlyInfarctSigns: sign('earlyInfarctSigns', EARLY_INFARCT_SIGNS),
    hyperdenseArtery: sign('hyperdenseArtery', HYPERDENSE_ARTERY),
  });
  return { kind: 'facts', facts, setAside: distinct(reading.setAside) };
}

/** Charts hold the same record more than once (a page that overlaps, a bundle that was joined): it is told once. */
function distinct(records: readonly SetAsideRecord[]): SetAsideRecord[] {
  return [...new Map(records.map((record) => [JSON.stringify(record), record])).values()];
}

function patientOf(part: ChartPart): { id: string; birthDate?: string | undefined } | undefined {
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
