/** Outcomes that are reported: their names, what may be said of each, and when an observation counts. */
import { OUTCOMES } from '../../evidence/outcomes.ts';
import {
  DAYS_OF_DEATH,
  IMAGING_HOURS,
  lastDayOf,
  MRS_DAYS,
  SIX_MONTHS_DAYS,
  TREATMENT_HOURS,
} from '../../observed/observation-window.ts';
import {
  ALLOWED_VALUES,
  isDefinedOutcome,
  type OutcomeKind,
  type ScaleKind,
} from '../../observed/outcome-kinds.ts';

const SCALE_NAMES: Readonly<Record<ScaleKind, string>> = {
  thrombolysis: 'thrombolysis, given or not',
  'haemorrhage-imaging': 'haemorrhage on imaging the day after',
  mrs: 'modified Rankin Scale at 3 months',
  'state-6-months': 'state at 6 months',
};

export function outcomeKindName(kind: OutcomeKind): string {
  return isDefinedOutcome(kind) ? OUTCOMES[kind].name : SCALE_NAMES[kind];
}

const SCALE_WINDOWS: Readonly<Record<ScaleKind, string>> = {
  thrombolysis: `Counts if it began, or was decided against, at most ${TREATMENT_HOURS.before} hours before and ${TREATMENT_HOURS.after} hours after the first assessment.`,
  'haemorrhage-imaging': `Counts ${IMAGING_HOURS.from} to ${IMAGING_HOURS.to} hours after thrombolysis began.`,
  mrs: `Counts ${MRS_DAYS.from} to ${MRS_DAYS.to} days after the first assessment, a death from the first day on.`,
  'state-6-months': `Counts ${SIX_MONTHS_DAYS.from} to ${SIX_MONTHS_DAYS.to} days after the first assessment, a death from the first day on.`,
};

/** In which window an observation counts, as a sentence. */
export function observationWindowText(kind: OutcomeKind): string {
  if (!isDefinedOutcome(kind)) return SCALE_WINDOWS[kind];
  const days = DAYS_OF_DEATH[kind];
  return days === undefined
    ? `Counts as it was judged by this definition, until day ${lastDayOf(kind)} after the first assessment.`
    : `A death counts by its day, a survivor who was seen alive after day ${days}.`;
}

const YES_NO_TEXTS: Readonly<Partial<Record<OutcomeKind, string>>> = {
  thrombolysis: 'true (given, observed when it began) or false (not given, observed when it was decided)',
};

/** What a client may send of a kind, as one sentence without semicolons. */
export function allowedOutcomeText(kind: OutcomeKind): string {
  const definition = isDefinedOutcome(kind) ? ` (${OUTCOMES[kind].definition.replace(/\.$/, '')})` : '';
  return `${allowedText(kind)} for ${outcomeKindName(kind)}${definition.replaceAll('; ', ', ')}. ${observationWindowText(kind)}`;
}

function allowedText(kind: OutcomeKind): string {
  const allowed = ALLOWED_VALUES[kind];
  switch (allowed.form) {
    case 'yes-no':
      return YES_NO_TEXTS[kind] ?? 'true or false';
    case 'choice':
      return allowed.values.map((value) => `“${value}”`).join(', ');
    case 'grade':
      return `a whole number from ${allowed.low} to ${allowed.high}`;
  }
}
