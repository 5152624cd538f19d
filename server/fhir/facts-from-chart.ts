/** Hop 5: the chart as facts. Every fact points at the resource and time it came from, or says why it is missing. */
import type { z } from 'zod';
import { known, missing, type Fact } from '../clinical/known.ts';
import type { Policy } from '../clinical/policy.ts';
import { checkNumber } from '../clinical/facts/check-number.ts';
import {
  FACT_DEFINITIONS,
  factsWith,
  type FactValue,
  type SetAsideRecord,
  type StrokeFacts,
} from '../clinical/stroke-facts.ts';
import type { PatientIdentity } from './belongs-to-patient.ts';
import type { Chart, ChartPart } from './chart.ts';
import { deficitFacts } from './deficit-facts.ts';
import { minutesToAdmission } from './encounter-fact.ts';
import { agesOn } from './fhir-time.ts';
import { historyFacts } from './history/history-facts.ts';
import { drugFacts } from './medications/drug-facts.ts';
import { observationLists } from './observation-list.ts';
import { OBSERVATION_KEYS, observationRules } from './observation-rules.ts';
import { patientSchema } from './resource-schemas.ts';
import { decreasedConsciousnessFact, glasgowComaScaleFact, nihssFact } from './scale-items.ts';
import { timedFact, type Reading } from './timed-fact.ts';

export type FactsReading =
  | { readonly kind: 'facts'; readonly facts: StrokeFacts; readonly setAside: readonly SetAsideRecord[] }
  /** The patient resource is not the patient in context: nothing of this chart may be scored. */
  | { readonly kind: 'patient-mismatch' };

export function factsFromChart(
  chart: Chart,
  patient: PatientIdentity,
  now: Date,
  policy: Policy,
): FactsReading {
  const person = patientOf(chart.patient);
  if (person?.id !== patient.id) return { kind: 'patient-mismatch' };
  const reading: Reading = { patient, now, policy, setAside: [] };
  const observations = observationFacts(chart, reading);
  const facts = factsWith({
    ageYears: ageFact(person.birthDate, now, reading),
    sex: sexFact(person.gender, patient),
    ...observations,
    minutesFromOnsetToAdmission: minutesToAdmission(
      chart.encounter,
      observations.minutesSinceLastKnownWell,
      reading,
    ),
    ...historyFacts(chart, reading),
    ...drugFacts(chart, reading, observations.weightKg),
  });
  return { kind: 'facts', facts, setAside: distinct(reading.setAside) };
}

/** Charts hold the same record more than once (a page that overlaps, a bundle that was joined): it is told once. */
function distinct(records: readonly SetAsideRecord[]): SetAsideRecord[] {
  return [...new Map(records.map((record) => [JSON.stringify(record), record])).values()];
}

/** Those that further facts are worked out from, and all others. */
type ObservationFacts = Pick<
  StrokeFacts,
  | 'nihss'
  | 'glasgowComaScale'
  | 'visualField'
  | 'brainstemOrCerebellarSigns'
  | 'ocspSyndrome'
  | 'weightKg'
  | 'weightMethod'
  | 'minutesSinceLastKnownWell'
> &
  Partial<StrokeFacts>;

/** One fact a rule, and those that rest on several observations. */
function observationFacts(chart: Chart, reading: Reading): ObservationFacts {
  const lists = observationLists(chart);
  const entries = OBSERVATION_KEYS.flatMap((key) =>
    observationRules(key).map(([name, rule]) => [name, timedFact(lists[key], rule, reading)] as const),
  );
  // Each rule yields the value of the fact it stands under; the table is typed so.
  const facts = Object.fromEntries(entries) as ObservationFacts;
  const glasgowComaScale = glasgowComaScaleFact(facts.glasgowComaScale, lists, reading);
  return {
    ...facts,
    nihss: nihssFact(facts.nihss, lists, reading),
    glasgowComaScale,
    decreasedConsciousness: decreasedConsciousnessFact(glasgowComaScale, lists, reading),
    weightMethod: weightMethodFact(facts.weightMethod),
    ...deficitFacts({ ...facts, glasgowComaScale }, lists, reading),
  };
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
