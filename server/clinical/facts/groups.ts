/** Facts by where a clinician looks for them; every fact belongs to exactly one group. */
import type { FactName } from '../stroke-facts.ts';
import { HAEMORRHAGE_FACTS } from './haemorrhage-facts.ts';
import { HISTORY_FACTS } from './history-facts.ts';
import { IMAGING_FACTS } from './imaging-facts.ts';
import { RECOVERY_FACTS } from './recovery-facts.ts';
import { DEFICIT_FACTS } from './deficit-facts.ts';

const namesOf = <T extends object>(facts: T) => Object.keys(facts) as (keyof T)[];

/** How the patient is now, first what changes within minutes. */
const NOW = [
  ...(['nihss', 'disablingDeficit', 'glucose', 'systolicMmHg', 'diastolicMmHg'] as const),
  ...(['glasgowComaScale', 'decreasedConsciousness'] as const),
  ...(['minutesSinceLastKnownWell', 'minutesSinceRecognition', 'minutesSinceMidpointOfSleep'] as const),
  ...(['onset', 'minutesFromOnsetToAdmission', 'weightKg', 'weightMethod'] as const),
  ...(['thrombectomyPlanned', 'mimicSuspected', 'proceduralStroke'] as const),
] as const satisfies readonly FactName[];

const BLOOD = ['platelets10e9PerL', 'inr', 'apttSeconds', 'ptSeconds'] as const satisfies readonly FactName[];

/** Facts of infarct swelling stand with the imaging, whoever declares them. */
const OEDEMA = ['midlineShiftMm', 'basalCisternEffacement'] as const satisfies readonly FactName[];

const placed: readonly FactName[] = [
  ...NOW,
  ...BLOOD,
  ...OEDEMA,
  ...([
    'ageYears',
    'sex',
    'preStrokeMrs',
    'visualField',
    'strokeSubtype',
    'canadianNeurologicalScale',
  ] as const),
];
const isUnplaced = (name: FactName) => !placed.includes(name);
const isOfMalformation = (name: FactName) => name.startsWith('avm');
const ofHaemorrhage = namesOf(HAEMORRHAGE_FACTS).filter(isUnplaced);

export const FACT_GROUPS = {
  now: NOW,
  imaging: [...namesOf(IMAGING_FACTS), ...OEDEMA],
  blood: BLOOD,
  deficits: ['visualField', ...namesOf(DEFICIT_FACTS), 'strokeSubtype', 'canadianNeurologicalScale'],
  haemorrhage: ofHaemorrhage.filter((name) => !isOfMalformation(name)),
  malformation: ofHaemorrhage.filter(isOfMalformation),
  history: ['ageYears', 'sex', 'preStrokeMrs', ...namesOf(HISTORY_FACTS).filter(isUnplaced)],
  recovery: namesOf(RECOVERY_FACTS),
} as const satisfies Readonly<Record<string, readonly FactName[]>>;

export type FactGroup = keyof typeof FACT_GROUPS;

/** In the order in which they are shown. */
export const FACT_GROUPS_IN_ORDER = Object.keys(FACT_GROUPS) as readonly FactGroup[];
