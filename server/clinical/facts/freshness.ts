/**
 * How old a measurement may be and still describe the patient who is about to be treated. Conventions of this
 * product, not published limits: what changes within hours is short-lived, what is built in is not.
 */
import type { FactName } from '../stroke-facts.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

const FRESHNESS = [
  { maxAgeMinutes: 2 * HOUR, facts: ['systolicMmHg', 'diastolicMmHg'] },
  {
    maxAgeMinutes: 6 * HOUR,
    facts: [
      'nihss',
      'glasgowComaScale',
      'decreasedConsciousness',
      'visualField',
      'disablingDeficit',
      'glucose',
      'brainstemOrCerebellarSigns',
      'otherDeficit',
    ],
  },
  {
    maxAgeMinutes: DAY,
    facts: [
      ...(['platelets10e9PerL', 'inr', 'apttSeconds', 'ptSeconds'] as const),
      ...(['ctHypodensity', 'extensiveHypodensity', 'earlyInfarctSigns', 'hyperdenseArtery'] as const),
      ...(['haemorrhageOnImaging', 'largeVesselOcclusion', 'dwiFlairMismatch', 'perfusionMismatch'] as const),
      ...(['aspects', 'aspectsC', 'aspectsL', 'aspectsIC', 'aspectsI'] as const),
      ...(['aspectsM1', 'aspectsM2', 'aspectsM3', 'aspectsM4', 'aspectsM5', 'aspectsM6'] as const),
      ...(['pcAspectsPons', 'pcAspectsMidbrain', 'pcAspectsThalamusLeft', 'pcAspectsThalamusRight'] as const),
      ...(['pcAspectsCerebellumLeft', 'pcAspectsCerebellumRight'] as const),
      ...(['pcAspectsPcaLeft', 'pcAspectsPcaRight'] as const),
      ...(['haematomaVolumeMl', 'haematomaLocation', 'intraventricularHaemorrhage'] as const),
      ...(['basalCisternEffacement', 'midlineShiftMm', 'mtici', 'ocspSyndrome'] as const),
    ],
  },
  { maxAgeMinutes: 2 * DAY, facts: ['minutesSinceLastKnownWell', 'minutesSinceRecognition', 'onset'] },
  { maxAgeMinutes: 90 * DAY, facts: ['weightKg', 'weightMethod'] },
  {
    maxAgeMinutes: 365 * DAY,
    facts: [
      ...(['preStrokeMrs', 'microbleeds'] as const),
      ...(['avmMaximumDiameterCm', 'avmVolumeMl', 'avmEloquent', 'avmDeepVenousDrainage'] as const),
      ...(['avmDeepLocation', 'avmPreviousHaemorrhage', 'avmVascularEloquence'] as const),
      ...(['avmArterialPedicles', 'avmDrainingVeins'] as const),
    ],
  },
] as const;

/** Facts that are measured at a moment and go stale. */
export type TimedFactName = (typeof FRESHNESS)[number]['facts'][number];

/** Oldest usable age by fact, in minutes before the assessment. */
export const DEFAULT_MAX_AGE_MINUTES = Object.fromEntries(
  FRESHNESS.flatMap(({ maxAgeMinutes, facts }) => facts.map((name) => [name, maxAgeMinutes])),
  // Every name of the table is a key.
) as Readonly<Record<TimedFactName, number>>;

/** `lasting` facts are not measured at a moment; a measured value without a time cannot be told fresh from old. */
export type Freshness = 'fresh' | 'old' | 'no-time' | 'lasting';

/** Whether a value still describes the patient of the assessment; both times ISO 8601. */
export function freshnessOf(
  name: FactName,
  at: string | undefined,
  assessedAt: string,
  maxAgeMinutes: Readonly<Record<TimedFactName, number>>,
): Freshness {
  const limit = maxAgeOf(name, maxAgeMinutes);
  if (limit === undefined) return 'lasting';
  if (at === undefined) return 'no-time';
  return ageMinutes(at, assessedAt) <= limit ? 'fresh' : 'old';
}

/** Oldest usable age of a fact in minutes; undefined for one that does not go stale. */
export function maxAgeOf(
  name: FactName,
  maxAgeMinutes: Readonly<Record<TimedFactName, number>>,
): number | undefined {
  // A name that is not timed is no key of the table, and looks up nothing.
  return (maxAgeMinutes as Partial<Record<FactName, number>>)[name];
}

/** Minutes from one instant to another, both ISO 8601. */
export function ageMinutes(at: string, assessedAt: string): number {
  return (Date.parse(assessedAt) - Date.parse(at)) / 60_000;
}
