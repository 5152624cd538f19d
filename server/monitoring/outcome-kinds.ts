/**
 * What may be reported of a patient, and which defined outcomes each report settles. A symptomatic haemorrhage is
 * always reported under the definition by which it was judged; nothing is translated from one definition into another.
 */
import { z } from 'zod';
import { OUTCOMES, type OutcomeDefinition, type OutcomeId } from '../clinical/evidence/outcomes.ts';

/**
 * Heidelberg Bleeding Classification (von Kummer R, et al. Stroke 2015;46:2981-2986): 1a HI1, 1b HI2, 1c PH1, 2 PH2,
 * 3a remote parenchymal, 3b intraventricular, 3c subarachnoid, 3d subdural; `unclassified` is haemorrhage without class.
 */
const HAEMORRHAGE_CLASSES = ['none', '1a', '1b', '1c', '2', '3a', '3b', '3c', '3d', 'unclassified'] as const;

/** Classes of the model `outcome-6-months`, as the International Stroke Trial asked for them. */
const STATES_AT_6_MONTHS = ['dead', 'dependent', 'not-recovered', 'recovered'] as const;

/** Outcomes of that model, which no entry of the evidence registry defines. */
export const OUTCOME_CLASSES = {
  'outcome-6-months/dead': {
    shortName: 'dead at 6 months',
    name: 'death within 6 months',
    definition: 'Death from any cause within 6 months.',
  },
  'outcome-6-months/dependent': {
    shortName: 'dependent at 6 months',
    name: 'dependent at 6 months',
    definition: 'Alive at 6 months and in need of help from another person for everyday activities.',
  },
  'outcome-6-months/not-recovered': {
    shortName: 'independent at 6 months, not recovered',
    name: 'independent at 6 months, not recovered',
    definition: 'Independent in everyday activities at 6 months, not fully recovered.',
  },
  'outcome-6-months/recovered': {
    shortName: 'recovered at 6 months',
    name: 'recovered at 6 months',
    definition: 'Says at 6 months that recovery from the stroke is complete.',
  },
  'outcome-6-months/independent': {
    shortName: 'independent at 6 months',
    name: 'independent at 6 months',
    definition: 'Alive and independent in everyday activities at 6 months.',
  },
  'outcome-6-months/dead-or-dependent': {
    shortName: 'dead or dependent at 6 months',
    name: 'dead or dependent at 6 months',
    definition: 'Dead, or dependent on another person, at 6 months.',
  },
} as const satisfies Readonly<Record<string, Pick<OutcomeDefinition, 'shortName' | 'name' | 'definition'>>>;

type ClassId = keyof typeof OUTCOME_CLASSES;

/** Reported as yes or no, as the definition in the evidence registry says. */
const DEFINED = [
  'sich-hat-study',
  'sich-ninds',
  'sich-ecass-ii',
  'sich-ecass-iii',
  'sich-sits-most',
  'sich-gwtg',
  'ph2-7-days',
  'fatal-ich',
  'death-30-days',
  'death-90-days',
  'death-1-year',
  'gos-4-5-90-days',
  'favourable-composite-90-days',
  'mrs-4-6-discharge',
  'mrs-4-6-12-months',
  'malignant-oedema',
] as const satisfies readonly OutcomeId[];

type Defined = (typeof DEFINED)[number];

export type OutcomeKind = 'thrombolysis' | 'haemorrhage-imaging' | 'mrs' | 'state-6-months' | Defined;

/** An outcome that predictions are compared with: one of the evidence registry, or a class of a model's own. */
export type SettledId = OutcomeId | ClassId;

export type Settled = ReadonlyMap<SettledId, boolean>;

/** An outcome by kind, when it was so, counted from the start of the episode and from the treatment. */
export interface Observation {
  readonly kind: OutcomeKind;
  readonly value: string | number | boolean;
  readonly hoursSinceStart: number;
  /** Undefined when it is not known when, or whether, thrombolysis was given. */
  readonly hoursSinceTreatment: number | undefined;
}

interface Kind {
  readonly value: z.ZodType<string | number | boolean>;
  /** What it is, and in which window an observation is used. */
  readonly meaning: string;
  readonly settles: (observation: Observation) => readonly (readonly [SettledId, boolean])[];
}

/** The window of SITS-MOST for imaging after treatment (Wahlgren N, et al. Lancet 2007;369:275-282). */
const IMAGING_HOURS = { from: 22, to: 36 };

/** Around 90 days. Ours: wide enough for clinics, narrow enough to be one state of recovery. */
const MRS_DAYS = { from: 60, to: 120 };

/** Around 6 months. */
const SIX_MONTHS_DAYS = { from: 150, to: 210 };

/** Death and its day: a survivor is settled when the time is over, not before. */
const DAYS_OF_DEATH: Readonly<Partial<Record<Defined, number>>> = {
  'death-30-days': 30,
  'death-90-days': 90,
  'death-1-year': 365,
};

const KINDS: Readonly<Record<Exclude<OutcomeKind, Defined>, Kind>> = {
  thrombolysis: {
    value: z.boolean(),
    meaning:
      'whether intravenous thrombolysis was given; observedAt is when it began, or when it was decided against',
    settles: () => [],
  },
  'haemorrhage-imaging': {
    value: z.enum(HAEMORRHAGE_CLASSES),
    meaning:
      'Heidelberg class on the imaging 22 to 36 hours after thrombolysis, none, or unclassified (haemorrhage without class)',
    settles: ({ value, hoursSinceTreatment: hours }) => {
      if (hours === undefined || hours < IMAGING_HOURS.from || hours > IMAGING_HOURS.to) return [];
      return [['any-ich', value !== 'none'], ...(value === '2' ? [['ph2-7-days', true] as const] : [])];
    },
  },
  mrs: {
    value: z.int().min(0).max(6),
    meaning: `modified Rankin Scale, 0 to 6, seen ${MRS_DAYS.from} to ${MRS_DAYS.to} days after the first assessment`,
    settles: ({ value, hoursSinceStart }) => {
      const days = hoursSinceStart / 24;
      return days < MRS_DAYS.from || days > MRS_DAYS.to ? [] : settledByMrs(Number(value), days);
    },
  },
  'state-6-months': {
    value: z.enum(STATES_AT_6_MONTHS),
    meaning:
      'dead, dependent on help, independent but not recovered, or recovered, as the person says 150 to 210 days after',
    settles: ({ value, hoursSinceStart }) => {
      const days = hoursSinceStart / 24;
      if (days < SIX_MONTHS_DAYS.from || days > SIX_MONTHS_DAYS.to) return [];
      const is = (...states: readonly string[]) => states.includes(String(value));
      return [
        ...STATES_AT_6_MONTHS.map((state) => [`outcome-6-months/${state}`, is(state)] as const),
        ['outcome-6-months/independent', is('recovered', 'not-recovered')],
        ['outcome-6-months/dead-or-dependent', is('dead', 'dependent')],
      ];
    },
  },
};

function settledByMrs(value: number, days: number): (readonly [SettledId, boolean])[] {
  // Who is dead after day 90 may have died before or after it.
  const death = value < 6 ? (days >= 90 ? [false] : []) : days <= 90 ? [true] : [];
  return [
    ['mrs-0-1-90-days', value <= 1],
    ['mrs-0-2-90-days', value <= 2],
    ['mrs-3-6-90-days', value >= 3],
    ['mrs-5-6-90-days', value >= 5],
    ...death.map((isDead) => ['death-90-days', isDead] as const),
  ];
}

function defined(id: Defined): Kind {
  const { name, definition } = OUTCOMES[id];
  const days = DAYS_OF_DEATH[id];
  return {
    value: z.boolean(),
    meaning: `${name}: ${definition}${days === undefined ? '' : ' observedAt is the death, or when the person was seen alive afterwards.'}`,
    settles: ({ value, hoursSinceStart }) => {
      if (days === undefined) return [[id, value === true]];
      const isAfter = hoursSinceStart > days * 24;
      if (value === true && isAfter) return [[id, false]];
      if (value === false && !isAfter) return [];
      // mRS 6 is death: whoever died within 90 days is on that scale, too.
      const scale = id === 'death-90-days' && value === true ? settledByMrs(6, 90) : [];
      return [...scale, [id, value === true]];
    },
  };
}

export const OUTCOME_KINDS: Readonly<Record<OutcomeKind, Kind>> = {
  ...KINDS,
  ...(Object.fromEntries(DEFINED.map((id) => [id, defined(id)])) as Record<Defined, Kind>),
};

export const OUTCOME_KIND_IDS = Object.keys(OUTCOME_KINDS) as OutcomeKind[];

export function isOutcomeKind(kind: string): kind is OutcomeKind {
  return Object.hasOwn(OUTCOME_KINDS, kind);
}

/** All that the current observations of an episode settle; what was judged as such counts before what follows from a scale. */
export function settledBy(observations: readonly Observation[]): Settled {
  const isDefined = ({ kind }: Observation) => (DEFINED as readonly string[]).includes(kind);
  const inOrder = [...observations.filter((one) => !isDefined(one)), ...observations.filter(isDefined)];
  return new Map(inOrder.flatMap((observation) => OUTCOME_KINDS[observation.kind].settles(observation)));
}
