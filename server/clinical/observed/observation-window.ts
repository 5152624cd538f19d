/** When an observation must have been made to be compared with a prediction. Outside, it is kept and settles nothing. */
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

interface ObservationWindow {
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

const sinceStart = (fromHours: number, untilHours: number): ObservationWindow => ({
  since: 'first-assessment',
  fromHours,
  untilHours,
});

/** Undefined where the definition of the outcome itself says its time, and where any time will do. */
function windowOf(kind: OutcomeKind, value: OutcomeValue): ObservationWindow | undefined {
  if (isDefinedOutcome(kind)) {
    const days = DAYS_OF_DEATH[kind];
    return days === undefined || value === true ? undefined : sinceStart(days * 24, Infinity);
  }
  switch (kind) {
    case 'thrombolysis':
      return value === true ? sinceStart(-TREATMENT_HOURS.before, TREATMENT_HOURS.after) : undefined;
    case 'haemorrhage-imaging':
      return { since: 'treatment', fromHours: IMAGING_HOURS.from, untilHours: IMAGING_HOURS.to };
    case 'mrs':
      return sinceStart(MRS_DAYS.from * 24, MRS_DAYS.to * 24);
    case 'state-6-months':
      return sinceStart(SIX_MONTHS_DAYS.from * 24, SIX_MONTHS_DAYS.to * 24);
  }
}

/** What counts from a treatment that is not known counts not at all. */
export function isCounted({ kind, value, hoursSinceStart, hoursSinceTreatment }: Observation): boolean {
  const window = windowOf(kind, value);
  if (window === undefined) return true;
  const hours = window.since === 'treatment' ? hoursSinceTreatment : hoursSinceStart;
  return hours !== undefined && hours >= window.fromHours && hours <= window.untilHours;
}
