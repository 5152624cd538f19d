/**
 * How old a measurement may be and still describe the patient who is about to be treated. Conventions of this
 * product, not published limits: what changes within hours is short-lived, what is built in is not.
 */

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
