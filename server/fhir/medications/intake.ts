/**
 * What the status of a record says of the drug's intake (FHIR R4: medication-statement-status,
 * medicationrequest-status and -intent, medication-admin-status). An order is no dose: whoever is prescribed a drug
 * is taken to take it, at times nobody recorded.
 */
import { timeSpan, type TimeSpan } from '../fhir-time.ts';
import type { Dosage, MedicationRecord } from './medication-schemas.ts';

export interface Intake {
  /** That a dose was taken at all. */
  readonly taken: 'yes' | 'possibly';
  /** That it is taken regularly at present. */
  readonly current: 'yes' | 'possibly' | 'no';
  /** Bounds of the last dose, in milliseconds; no lower bound when nothing gives one. */
  readonly earliest: number | undefined;
  readonly latest: number;
}

/** `none`: the record stands and says that nothing was taken. `void`: the record does not stand. */
export type IntakeReading = Intake | 'none' | 'void';

/** A clock, with the deviation between two that is forgiven. */
export interface Clock {
  readonly nowMs: number;
  readonly toleranceMs: number;
}

const DAY_MS = 86_400_000;

/**
 * A dose within these days counts as taken at present. Convention: phenprocoumon, the longest acting of these drugs,
 * works for one to two weeks; aspirin and clopidogrel for the life of a platelet, 7 to 10 days.
 */
const EFFECT_MS = 14 * DAY_MS;

/** An order younger than this may not have reached the patient yet. Convention. */
const NEW_ORDER_MS = DAY_MS;

export function intakeOf(record: MedicationRecord, clock: Clock): IntakeReading {
  if (record.status === 'entered-in-error') return 'void';
  switch (record.resourceType) {
    case 'MedicationAdministration':
      return administered(record, clock);
    case 'MedicationStatement':
      return stated(record, clock);
    case 'MedicationRequest':
      return ordered(record, clock);
  }
}

function administered(
  { status, effectiveDateTime, effectivePeriod }: MedicationRecord,
  clock: Clock,
): IntakeReading {
  if (status === 'not-done') return 'none';
  const start = past(timeSpan(effectiveDateTime ?? effectivePeriod?.start), clock);
  const end = past(timeSpan(effectiveDateTime ?? effectivePeriod?.end), clock);
  const isOver = status === 'completed' || status === 'stopped';
  const dose = {
    earliest: end?.earliest ?? start?.earliest,
    latest: isOver ? (end?.latest ?? clock.nowMs) : clock.nowMs,
  };
  const isGiven = isOver || status === 'in-progress' || status === 'on-hold';
  if (!isGiven) return { ...dose, taken: 'possibly', current: possiblyWithinEffect(dose.latest, clock) };
  const isRecent = dose.earliest !== undefined && dose.earliest >= clock.nowMs - EFFECT_MS;
  return { ...dose, taken: 'yes', current: isRecent ? 'yes' : possiblyWithinEffect(dose.latest, clock) };
}

function stated(
  { status = '', effectiveDateTime, effectivePeriod }: MedicationRecord,
  clock: Clock,
): IntakeReading {
  if (status === 'not-taken') return 'none';
  const begins = timeSpan(effectiveDateTime ?? effectivePeriod?.start);
  const start = past(begins, clock);
  const end = past(timeSpan(effectivePeriod?.end), clock);
  const since = { earliest: start?.earliest, latest: clock.nowMs };
  const isToCome = begins !== undefined && start === undefined;
  switch (status) {
    case 'active':
      // An end that has passed contradicts "active": whether it is still taken is not known.
      return {
        ...since,
        taken: isToCome ? 'possibly' : 'yes',
        current: isToCome || end ? 'possibly' : 'yes',
      };
    case 'completed': {
      // A single time is that of the dose; a period is one of taking the drug.
      if (effectiveDateTime !== undefined && start !== undefined) {
        return { ...start, taken: 'yes', current: possiblyWithinEffect(start.latest, clock) };
      }
      return ended(since.earliest, end?.latest ?? clock.nowMs, clock);
    }
    case 'stopped':
    case 'on-hold':
      return ended(since.earliest, end?.latest ?? clock.nowMs, clock);
    default:
      return { earliest: undefined, latest: clock.nowMs, taken: 'possibly', current: 'possibly' };
  }
}

function ended(earliest: number | undefined, latest: number, clock: Clock): Intake {
  return { earliest, latest, taken: 'yes', current: possiblyWithinEffect(latest, clock) };
}

/** Intents that authorise nothing (FHIR R4 request-intent). US Core marks what patients report as a plan. */
const NO_ORDER = ['proposal', 'option'];
/** Cancelled means withdrawn before anything was given; a draft is not yet an order. */
const NEVER_GIVEN = ['draft', 'cancelled'];

function ordered(record: MedicationRecord, clock: Clock): IntakeReading {
  const { status = '', intent = '', dosageInstruction = [] } = record;
  if (record.doNotPerform === true || NEVER_GIVEN.includes(status) || NO_ORDER.includes(intent))
    return 'none';
  const unsure = {
    earliest: undefined,
    latest: clock.nowMs,
    taken: 'possibly',
    current: 'possibly',
  } as const;
  const isReported = record.reportedBoolean === true;
  const isNew = (timeSpan(record.authoredOn)?.latest ?? -Infinity) > clock.nowMs - NEW_ORDER_MS;
  if (!isReported && (intent === 'plan' || isNew)) return unsure;
  switch (status) {
    case 'active': {
      const isAsNeeded = dosageInstruction.some(({ asNeededBoolean }) => asNeededBoolean);
      return { ...unsure, taken: 'yes', current: isAsNeeded ? 'possibly' : 'yes' };
    }
    case 'completed':
    case 'stopped':
    case 'on-hold':
      return ended(undefined, endOfDosage(dosageInstruction, clock), clock);
    default:
      return unsure;
  }
}

/** The end that the dosage sets; now, when one of its parts sets none. */
function endOfDosage(dosages: readonly Dosage[], clock: Clock): number {
  const ends = dosages.map(
    ({ timing }) => past(timeSpan(timing?.repeat?.boundsPeriod?.end), clock)?.latest ?? clock.nowMs,
  );
  return ends.length === 0 ? clock.nowMs : Math.max(...ends);
}

/** What has not happened yet is no past: undefined. A clock that is slightly ahead is forgiven. */
function past(span: TimeSpan | undefined, { nowMs, toleranceMs }: Clock): TimeSpan | undefined {
  if (span === undefined || span.earliest > nowMs + toleranceMs) return undefined;
  return { earliest: Math.min(span.earliest, nowMs), latest: Math.min(span.latest, nowMs) };
}

function possiblyWithinEffect(latest: number, { nowMs }: Clock): 'possibly' | 'no' {
  return latest < nowMs - EFFECT_MS ? 'no' : 'possibly';
}
