/**
 * What may be reported of a patient: kinds of outcomes, and the values that each may have. A symptomatic haemorrhage is
 * always reported under the definition by which it was judged.
 */
import type { OutcomeId } from '../evidence/outcomes.ts';

/**
 * Heidelberg Bleeding Classification (von Kummer R, et al. Stroke 2015;46:2981-2986): 1a HI1, 1b HI2, 1c PH1, 2 PH2,
 * 3a remote parenchymal, 3b intraventricular, 3c subarachnoid, 3d subdural; `unclassified` is haemorrhage without class.
 */
export const HAEMORRHAGE_CLASSES = [
  'none',
  '1a',
  '1b',
  '1c',
  '2',
  '3a',
  '3b',
  '3c',
  '3d',
  'unclassified',
] as const;

export type HaemorrhageClass = (typeof HAEMORRHAGE_CLASSES)[number];

/** Classes of the model `outcome-6-months`, as the International Stroke Trial asked for them. */
export const STATES_AT_6_MONTHS = ['dead', 'dependent', 'not-recovered', 'recovered'] as const;

export type StateAt6Months = (typeof STATES_AT_6_MONTHS)[number];

/** Reported as yes or no, as the definition in the evidence registry says. */
export const DEFINED_OUTCOMES = [
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

export type DefinedOutcome = (typeof DEFINED_OUTCOMES)[number];

/** Kinds that have values of their own. */
export type ScaleKind = 'thrombolysis' | 'haemorrhage-imaging' | 'mrs' | 'state-6-months';

export type OutcomeKind = ScaleKind | DefinedOutcome;

export type OutcomeValue = string | number | boolean;

export type AllowedValues =
  | { readonly form: 'yes-no' }
  | { readonly form: 'choice'; readonly values: readonly string[] }
  /** A whole number. */
  | { readonly form: 'grade'; readonly low: number; readonly high: number };

const YES_NO: AllowedValues = { form: 'yes-no' };

export const ALLOWED_VALUES: Readonly<Record<OutcomeKind, AllowedValues>> = {
  thrombolysis: YES_NO,
  'haemorrhage-imaging': { form: 'choice', values: HAEMORRHAGE_CLASSES },
  mrs: { form: 'grade', low: 0, high: 6 },
  'state-6-months': { form: 'choice', values: STATES_AT_6_MONTHS },
  ...(Object.fromEntries(DEFINED_OUTCOMES.map((id) => [id, YES_NO])) as Record<
    DefinedOutcome,
    AllowedValues
  >),
};

export const OUTCOME_KINDS = Object.keys(ALLOWED_VALUES) as OutcomeKind[];

/** Where whoever reports has it from. */
export const OUTCOME_SOURCES = ['registry', 'chart', 'clinic', 'telephone', 'imaging-report'] as const;

export type OutcomeSource = (typeof OUTCOME_SOURCES)[number];

export function isOutcomeKind(kind: string): kind is OutcomeKind {
  return Object.hasOwn(ALLOWED_VALUES, kind);
}

export function isDefinedOutcome(kind: OutcomeKind): kind is DefinedOutcome {
  return (DEFINED_OUTCOMES as readonly string[]).includes(kind);
}

export function isAllowedValue(kind: OutcomeKind, value: unknown): value is OutcomeValue {
  const allowed = ALLOWED_VALUES[kind];
  switch (allowed.form) {
    case 'yes-no':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && allowed.values.includes(value);
    case 'grade':
      return (
        typeof value === 'number' && Number.isInteger(value) && value >= allowed.low && value <= allowed.high
      );
  }
}
