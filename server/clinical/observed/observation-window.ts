/** When an observation must have been made to be compared with a prediction. Outside, it is kept and is not compared. */
import {
  isDefinedOutcome,
  type DefinedOutcome,
  type OutcomeKind,
  type OutcomeValue,
} from './outcome-kinds.ts';

/** An outcome by kind, when it was so, counted from the start of the stroke's record and from the treatment. */
export interface Observation {
  readonly kind: OutcomeKind;
  readonly value: OutcomeValue;
  readonly hoursSinceStart: number;
  /** Undefined when it is not known when, or whether, thrombolysis was given. */
  readonly hoursSinceTreatment: number | undefined;
}

export interface ObservationWindow {
  readonly since: 'first-assessment' | 'treatment';
  readonly fromHours: number;
  /** Infinity where it does not end with the stroke's record. */
  readonly untilHours: number;
}

/** Treatment that began so long before the first assessment, or after it, belongs to it. Ours. */
export const TREATMENT_HOURS = { before: 24, after: 48 };

/** The window of SITS-MOST for imaging after treatment (Wahlgren N, et al. Lancet 2007;369:275-282). */
export const IMAGING_HOURS = { from: 22, to: 36 };

/** Around 90 days. Ours: wide enough for clinics, narrow enough to be one state of recovery. */
export const MRS_DAYS = { from: 60, to: 120 };

/** Around 6 months. Ours, for the same reason. */
export const SIX_MONTHS_DAYS = { from: 150, to: 210 };

/** Death and its day: a survivor is settled when the time is over, not before. */
export const DAYS_OF_DEATH: Readonly<Partial<Record<DefinedOutcome, number>>> = {
  'death-30-days': 30,
  'death-90-days': 90,
  'death-1-year': 365,
};

/** Of what happens in a stay, or is judged at its end. Ours: as long as assessments are of one stroke. */
const STAY_DAYS = 30;

/** Of what is judged later than in the stay. Ours: later it may be of a stroke that was treated elsewhere. */
const LAST_DAYS: Readonly<Partial<Record<DefinedOutcome, number>>> = {
  'mrs-4-6-discharge': MRS_DAYS.to,
  'gos-4-5-90-days': MRS_DAYS.to,
  'favourable-composite-90-days': MRS_DAYS.to,
  'mrs-4-6-12-months': 425,
};

/** Last day on which an outcome that is judged by its definition counts; its definition says when it was to be judged. */
export function lastDayOf(outcome: DefinedOutcome): number {
  return LAST_DAYS[outcome] ?? STAY_DAYS;
}

const sinceStart = (fromHours: number, untilHours: number): ObservationWindow => ({
  since: 'first-assessment',
  fromHours,
  untilHours,
});

/** Whatever was seen; a death counts before it, too. */
export function windowOf(kind: OutcomeKind): ObservationWindow {
  if (isDefinedOutcome(kind)) {
    const days = DAYS_OF_DEATH[kind];
    return days === undefined
      ? sinceStart(-TREATMENT_HOURS.before, lastDayOf(kind) * 24)
      : sinceStart(days * 24, Infinity);
  }
  switch (kind) {
    case 'thrombolysis':
      return sinceStart(-TREATMENT_HOURS.before, TREATMENT_HOURS.after);
    case 'haemorrhage-imaging':
      return { since: 'treatment', fromHours: IMAGING_HOURS.from, untilHours: IMAGING_HOURS.to };
    case 'mrs':
      return sinceStart(MRS_DAYS.from * 24, MRS_DAYS.to * 24);
    case 'state-6-months':
      return sinceStart(SIX_MONTHS_DAYS.from * 24, SIX_MONTHS_DAYS.to * 24);
  }
}

/** Whether this kind is about death and its day. */
export function isDatedDeath(kind: OutcomeKind): boolean {
  return isDefinedOutcome(kind) && DAYS_OF_DEATH[kind] !== undefined;
}

/** Whether it says that the person was dead. */
export function isDeath({ kind, value }: Pick<Observation, 'kind' | 'value'>): boolean {
  if (kind === 'mrs') return value === 6;
  return kind === 'state-6-months' ? value === 'dead' : isDatedDeath(kind) && value === true;
}

/** `unknown`: it is not known when the time that it is counted from was. */
export type PlaceInWindow = 'before' | 'within' | 'after' | 'unknown';

export function placeInWindow({
  kind,
  hoursSinceStart,
  hoursSinceTreatment,
}: Omit<Observation, 'value'>): PlaceInWindow {
  const { since, fromHours, untilHours } = windowOf(kind);
  const hours = since === 'treatment' ? hoursSinceTreatment : hoursSinceStart;
  if (hours === undefined) return 'unknown';
  if (hours < fromHours) return 'before';
  return hours <= untilHours ? 'within' : 'after';
}

/** What counts from a treatment that is not known counts not at all. Who is dead before the time is so at the time. */
export function isCounted(observation: Observation): boolean {
  const place = placeInWindow(observation);
  return place === 'within' || (place === 'before' && isDeath(observation));
}
