/** The one input type of the clinical core: what is known about this patient, without name or identifier. */
import { ACUTE_FACTS } from './facts/acute-facts.ts';
import { DEFICIT_FACTS } from './facts/deficit-facts.ts';
import type { FactDefinition, ValueOf } from './facts/definition.ts';
import { HAEMORRHAGE_FACTS } from './facts/haemorrhage-facts.ts';
import { HISTORY_FACTS } from './facts/history-facts.ts';
import { IMAGING_FACTS } from './facts/imaging-facts.ts';
import { RECOVERY_FACTS } from './facts/recovery-facts.ts';
import { missing, type Fact, type MissingReason } from './known.ts';

/** Every fact by its name, with kind, unit and limits. */
export const FACT_DEFINITIONS = {
  ...ACUTE_FACTS,
  ...DEFICIT_FACTS,
  ...IMAGING_FACTS,
  ...HISTORY_FACTS,
  ...HAEMORRHAGE_FACTS,
  ...RECOVERY_FACTS,
} as const satisfies Readonly<Record<string, FactDefinition>>;

type Definitions = typeof FACT_DEFINITIONS;

export type FactName = keyof Definitions;

/** The type of the value of a fact. */
export type FactValue<N extends FactName> = ValueOf<Definitions[N]>;

export type StrokeFacts = { readonly [N in FactName]: Fact<FactValue<N>> };

/** The names of the facts of one kind. */
type FactNameOf<K extends FactDefinition['kind']> = {
  [N in FactName]: Definitions[N]['kind'] extends K ? N : never;
}[FactName];

export type NumberFactName = FactNameOf<'number'>;
export type FlagFactName = FactNameOf<'flag'>;
export type ChoiceFactName = FactNameOf<'choice'>;
export type EventFactName = FactNameOf<'event'>;

/** Every fact name, in clinical order. */
export const FACT_NAMES_IN_ORDER = Object.keys(FACT_DEFINITIONS) as readonly FactName[];

/** Visible hypodensity on the pre-treatment CT, in the three steps of the HAT score (Lou 2008). */
export type CtHypodensity = FactValue<'ctHypodensity'>;

/** Facts of which nothing is known, and those that are given. */
export function factsWith(given: Partial<StrokeFacts>, reason: MissingReason = 'not-read'): StrokeFacts {
  const unknown = missing(reason);
  const nothing = Object.fromEntries(FACT_NAMES_IN_ORDER.map((name) => [name, unknown]));
  // Every name of the definitions is a key, and Missing is a Fact of any type.
  return { ...(nothing as unknown as StrokeFacts), ...given };
}

/** Why a record that exists was not used. */
export type SetAsideReason =
  | 'wrong-patient'
  | 'no-patient'
  | 'entered-in-error'
  | 'not-final'
  | 'in-the-future'
  | 'too-old'
  | 'no-time'
  | 'no-unit'
  | 'unknown-unit'
  | 'no-value'
  | 'out-of-range'
  | 'not-readable'
  | 'refuted';

/** A record that was found and deliberately not used. Holds no value, so that it can be shown anywhere. */
export interface SetAsideRecord {
  /** The fact it would have been used for; absent when that could not be told. */
  readonly fact?: FactName;
  /** FHIR reference, or a description of the place in the request when the record has no id. */
  readonly source: string;
  readonly reason: SetAsideReason;
}
