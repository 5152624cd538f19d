/** The values of facts in words. */
import type { PastEvent } from '../../facts/definition.ts';
import type { Fact, Known, MissingReason } from '../../known.ts';
import type { Bound, Glucose } from '../../quantity.ts';
import {
  FACT_DEFINITIONS,
  type ChoiceFactName,
  type FactName,
  type NumberFactName,
  type StrokeFacts,
} from '../../stroke-facts.ts';
import type { FactValue, SetAsideReason } from '../../stroke-facts.ts';

export const MISSING_REASONS: Readonly<Record<MissingReason, string>> = {
  'not-recorded': 'not recorded',
  'not-read': 'not read from the chart',
  'ehr-has-none': 'the EHR has none',
  'not-readable': 'could not be read',
  'list-incomplete': 'only part of the list could be read',
  'not-assessable': 'recorded as not assessable',
  unconfirmed: 'recorded as unconfirmed',
  'none-usable': 'recorded, but not usable',
};

export const SET_ASIDE_REASONS: Readonly<Record<SetAsideReason, string>> = {
  'wrong-patient': 'belongs to another patient',
  'no-patient': 'does not say which patient it belongs to',
  'entered-in-error': 'entered in error or cancelled',
  'not-final': 'not a final result',
  'in-the-future': 'its time lies in the future',
  'too-old': 'too old to describe the present state',
  'no-time': 'has no time',
  'no-unit': 'has no unit',
  'unknown-unit': 'has a unit that is not understood',
  'no-value': 'has no usable value',
  'out-of-range': 'outside the possible range',
  'not-readable': 'could not be understood',
  refuted: 'was refuted',
};

/** The words of the choices; where two facts share a value, it means the same. */
const CHOICES: Readonly<Record<FactValue<ChoiceFactName>, string>> = {
  female: 'female',
  male: 'male',
  measured: 'measured',
  stated: 'stated by the patient or relatives',
  estimated: 'estimated',
  full: 'full',
  'partial-hemianopia': 'partial hemianopia',
  'complete-hemianopia': 'complete hemianopia',
  bilateral: 'loss on both sides',
  left: 'left',
  right: 'right',
  both: 'both sides',
  alert: 'alert',
  drowsy: 'drowsy',
  unconscious: 'unconscious',
  tacs: 'total anterior circulation (TACS)',
  pacs: 'partial anterior circulation (PACS)',
  lacs: 'lacunar (LACS)',
  pocs: 'posterior circulation (POCS)',
  witnessed: 'witnessed',
  'wake-up': 'noticed on waking',
  unknown: 'unknown',
  none: 'none',
  'less-than-one-third-mca': 'less than 1/3 of the MCA territory',
  'one-third-mca-or-more': '1/3 of the MCA territory or more',
  '0': '0',
  '1': '1',
  '2a': '2a',
  '2b': '2b',
  '2c': '2c',
  '3': '3',
  lacunar: 'lacunar',
  'non-lacunar': 'non-lacunar',
  undetermined: 'undetermined',
  aspirin: 'aspirin',
  'aspirin-and-clopidogrel': 'aspirin and clopidogrel',
  other: 'another one or combination',
  lobar: 'lobar',
  deep: 'deep',
  infratentorial: 'infratentorial',
  present: 'present',
  absent: 'absent',
};

const BOUND_SIGNS: Readonly<Record<Bound, string>> = {
  below: '< ',
  'at-most': '≤ ',
  above: '> ',
  'at-least': '≥ ',
};

/** UCUM units that people write otherwise; units in braces are counted in nothing. */
const UNIT_TEXTS: Readonly<Record<string, string>> = {
  a: 'years',
  'mm[Hg]': 'mmHg',
  '10*9/L': '× 10⁹/L',
  d: 'days',
  mo: 'months',
};

/** Findings and signs are present or absent; all else is yes or no. */
const SIGNS: readonly FactName[] = [
  'earlyInfarctSigns',
  'hyperdenseArtery',
  'haemorrhageOnImaging',
  'extensiveHypodensity',
  'dwiFlairMismatch',
  'perfusionMismatch',
  'intraventricularHaemorrhage',
  'basalCisternEffacement',
  'facialWeakness',
  'armWeakness',
  'legWeakness',
  'aphasia',
  'visuospatialNeglect',
  'brainstemOrCerebellarSigns',
  'otherDeficit',
];

type AnyValue = FactValue<FactName>;

/** A fact as text: its value, both values of a conflict, or why it is missing. */
export function factText(facts: StrokeFacts, name: FactName): string {
  return factValueText(name, facts[name]);
}

/** The same of a fact that stands alone. */
export function factValueText(name: FactName, fact: Fact<unknown>): string {
  switch (fact.status) {
    case 'known':
      return knownText(name, fact);
    case 'conflicting':
      return conflictText(name, fact.values);
    case 'missing':
      return MISSING_REASONS[fact.reason];
  }
}

/** Values of one record are no conflict: they are the ends of what it leaves open, as a date without a time does. */
function conflictText(name: FactName, values: readonly Known<unknown>[]): string {
  const texts = values.map((entry) => knownText(name, entry));
  const [first] = values;
  const isOneRecord = first?.source !== undefined && values.every(({ source }) => source === first.source);
  return isOneRecord ? `between ${texts.join(' and ')}` : `conflicting: ${texts.join(' / ')}`;
}

/** One value in words. */
export function knownText(name: FactName, known: Known<unknown>): string {
  // The value of a fact is of the type that its name says; TypeScript cannot follow it over the name.
  const { value, basis, bound } = known as Known<AnyValue>;
  if (basis === 'not-recorded') return 'not recorded in a complete list';
  if (typeof value === 'boolean') return booleanText(name, value);
  if (typeof value === 'number') return `${boundSign(bound)}${numberText(name, value)}`;
  if (typeof value === 'string') return choiceText(value);
  return 'occurred' in value ? eventText(value) : glucoseText(value);
}

/** One of the values of a fact that is a choice. */
export function choiceText(value: FactValue<ChoiceFactName>): string {
  return CHOICES[value];
}

/** `present` or `absent` of a sign, `yes` or `no` of all else. */
export function booleanText(name: FactName, value: boolean): string {
  if (SIGNS.includes(name)) return value ? 'present' : 'absent';
  return value ? 'yes' : 'no';
}

function numberText(name: FactName, value: number): string {
  // Only a fact that is a number has a number as its value.
  const { unit } = FACT_DEFINITIONS[name as NumberFactName];
  if (unit === 'min') return minutesText(value);
  return `${value}${unitText(unit)}`;
}

/** ` mmHg`; nothing for a scale, a ratio or a count. */
export function unitText(unit: string): string {
  return unit.startsWith('{') ? '' : ` ${UNIT_TEXTS[unit] ?? unit}`;
}

/** `45 min`, `3 h 10 min`, `26 h`. */
export function minutesText(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest === 0 ? '' : ` ${rest} min`}`;
}

/** `35 min ago`, `3 h 10 min ago`, `4 days ago`; a clock that runs ahead a little counts as now. */
export function agoText(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 1) return 'just now';
  return whole < 72 * 60 ? `${minutesText(whole)} ago` : `${Math.floor(whole / (24 * 60))} days ago`;
}

function eventText({ occurred, hoursAgo }: PastEvent): string {
  if (!occurred) return 'never';
  if (hoursAgo === undefined) return 'yes, date not known';
  return hoursAgo < 72 ? `${Math.floor(hoursAgo)} h ago` : `${Math.floor(hoursAgo / 24)} days ago`;
}

function glucoseText(glucose: Glucose): string {
  return `${boundSign(glucose.bound)}${glucose.value} ${glucose.unit}`;
}

function boundSign(bound: Bound | undefined): string {
  return bound === undefined ? '' : BOUND_SIGNS[bound];
}
