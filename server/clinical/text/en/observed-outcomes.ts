/** Outcomes that are reported: their names, what may be said of each, and when an observation counts. */
import { OUTCOMES } from '../../evidence/outcomes.ts';
import { OUTCOMES_AT_6_MONTHS } from '../../observed/six-months.ts';
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
  type HaemorrhageClass,
  type OutcomeKind,
  type OutcomeSource,
  type OutcomeValue,
  type ScaleKind,
  type StateAt6Months,
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
    ? `Counts as it was judged by its definition, until day ${lastDayOf(kind)} after the first assessment.`
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

export interface OutcomeValueText {
  /** `mRS 3`. */
  readonly short: string;
  /** What it means, where the short text does not say it. */
  readonly meaning?: string;
}

/** After the table of the classification (von Kummer R, et al. Stroke 2015;46:2981-2986). */
const HAEMORRHAGE_CLASS_TEXTS: Readonly<Record<HaemorrhageClass, OutcomeValueText>> = {
  none: { short: 'None', meaning: 'no haemorrhage on the images' },
  '1a': { short: '1a, HI1', meaning: 'scattered small petechiae, no mass effect' },
  '1b': { short: '1b, HI2', meaning: 'confluent petechiae, no mass effect' },
  '1c': {
    short: '1c, PH1',
    meaning: 'haematoma within the infarct, in less than 30 % of it, no substantive mass effect',
  },
  '2': {
    short: '2, PH2',
    meaning: 'haematoma in 30 % or more of the infarct, with obvious mass effect',
  },
  '3a': { short: '3a', meaning: 'haematoma in the brain away from the infarct' },
  '3b': { short: '3b', meaning: 'blood in the ventricles' },
  '3c': { short: '3c', meaning: 'subarachnoid haemorrhage' },
  '3d': { short: '3d', meaning: 'subdural haemorrhage' },
  unclassified: { short: 'No class', meaning: 'haemorrhage seen, but not classified' },
};

/** As van Swieten and others worded the grades (Stroke 1988;19:604-607); 6 was added for death. */
const RANKIN_MEANINGS: readonly string[] = [
  'no symptoms at all',
  'no significant disability: carries out all usual duties and activities despite symptoms',
  'slight disability: not all previous activities, but looks after own affairs without help',
  'moderate disability: needs some help, but walks without it',
  'moderately severe disability: neither walks nor attends to bodily needs without help',
  'severe disability: bedridden, incontinent, needs constant care',
  'dead',
];

const STATE_TEXTS: Readonly<Record<StateAt6Months, string>> = {
  dead: 'Dead',
  dependent: 'Dependent',
  'not-recovered': 'Independent, not recovered',
  recovered: 'Recovered',
};

/** @param value one that the kind allows */
export function outcomeValueText(kind: OutcomeKind, value: OutcomeValue): OutcomeValueText {
  if (isDefinedOutcome(kind)) return { short: value === true ? 'Yes' : 'No' };
  switch (kind) {
    case 'thrombolysis':
      return { short: value === true ? 'Given' : 'Not given' };
    case 'haemorrhage-imaging':
      return HAEMORRHAGE_CLASS_TEXTS[value as HaemorrhageClass];
    case 'mrs': {
      const meaning = RANKIN_MEANINGS[Number(value)];
      return { short: `mRS ${value}`, ...(meaning !== undefined && { meaning }) };
    }
    case 'state-6-months': {
      const state = value as StateAt6Months;
      return {
        short: STATE_TEXTS[state],
        meaning: OUTCOMES_AT_6_MONTHS[`outcome-6-months/${state}`].definition,
      };
    }
  }
}

/** What the time of an observation is the time of. */
export function observedAtName(kind: OutcomeKind, value: OutcomeValue | undefined): string {
  if (kind === 'thrombolysis') return value === false ? 'Decided against' : 'Began';
  if (kind === 'haemorrhage-imaging') return 'Imaged';
  if (value === undefined || !isDefinedOutcome(kind) || DAYS_OF_DEATH[kind] === undefined) return 'Observed';
  return value === true ? 'Died' : 'Seen alive';
}

export const OUTCOME_SOURCE_NAMES: Readonly<Record<OutcomeSource, string>> = {
  chart: 'patient’s chart',
  'imaging-report': 'imaging report',
  clinic: 'visit to the clinic',
  telephone: 'telephone call',
  registry: 'registry',
};
