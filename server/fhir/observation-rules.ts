/** Every fact that is read from observations: from which prefetch key, by which codes, and how. */
import type { TimedFactName } from '../clinical/facts/freshness.ts';
import { glucoseMmolPerL, type Glucose } from '../clinical/quantity.ts';
import { FACT_DEFINITIONS, type FactValue, type NumberFactName } from '../clinical/stroke-facts.ts';
import {
  ABSENT,
  APTT,
  BLOOD_PRESSURE_PANEL,
  BODY_WEIGHT,
  DIASTOLIC,
  GCS_TOTAL,
  GLUCOSE,
  INR,
  MODIFIED_RANKIN,
  NIHSS_PANEL,
  NIHSS_TOTAL,
  nihssItem,
  PLATELETS,
  PROTHROMBIN_TIME,
  SYSTOLIC,
  VISUAL_ANSWERS,
  WEIGHT_ESTIMATED,
  WEIGHT_MEASURED,
  WEIGHT_STATED,
  type Code,
} from './codes.ts';
import { choiceRule, numberRule, regionRule, same, signRule, timeRule } from './finding-rules.ts';
import { measured } from './measured-value.ts';
import { isCoded, NOT_HERE, parseGlucose, unusable } from './observation-value.ts';
import { pointsOn } from './scale-value.ts';
import { findingCode } from './stroke-findings.ts';
import type { TimedFactRule } from './timed-fact.ts';

/** Two glucose values that agree to 0.1 mmol/L are one result in two units, not a conflict. */
const GLUCOSE_AGREEMENT_MMOL_PER_L = 0.1;

const glucose: TimedFactRule<Glucose> = {
  name: 'glucose',
  codes: GLUCOSE,
  parse: parseGlucose,
  areEqual: (a, b) =>
    a.bound === b.bound && Math.abs(glucoseMmolPerL(a) - glucoseMmolPerL(b)) < GLUCOSE_AGREEMENT_MMOL_PER_L,
};

/** How a weight was obtained, by the code of the same observation that gives the weight. */
const weightMethod: TimedFactRule<FactValue<'weightMethod'>> = {
  name: 'weightMethod',
  codes: BODY_WEIGHT,
  parse: ({ code }) => {
    if (isCoded(code, WEIGHT_MEASURED)) return { kind: 'value', value: 'measured' };
    if (isCoded(code, WEIGHT_STATED)) return { kind: 'value', value: 'stated' };
    if (isCoded(code, WEIGHT_ESTIMATED)) return { kind: 'value', value: 'estimated' };
    return { kind: 'not-assessable' };
  },
  areEqual: same,
};

function measuredRule(
  name: NumberFactName & TimedFactName,
  codes: readonly Code[],
  panel: readonly Code[] = [],
): TimedFactRule<number> {
  return { name, codes: [...codes, ...panel], parse: measured(name, codes), areEqual: same };
}

/** NIHSS total: the value of a total-score observation, or the total among a panel's components. */
const nihss: TimedFactRule<number> = {
  name: 'nihss',
  codes: [...NIHSS_TOTAL, ...NIHSS_PANEL],
  parse: pointsOn({ codes: NIHSS_TOTAL, ...FACT_DEFINITIONS.nihss }),
  areEqual: same,
};

/** Item 3 of the NIHSS by its points. */
const FIELDS = FACT_DEFINITIONS.visualField.values;
const fieldPoints = pointsOn({ codes: nihssItem('3'), low: 0, high: 3, answers: VISUAL_ANSWERS });

const visualField: TimedFactRule<FactValue<'visualField'>> = {
  name: 'visualField',
  codes: [...nihssItem('3'), ...NIHSS_PANEL, ...NIHSS_TOTAL],
  parse: (observation) => {
    const points = fieldPoints(observation);
    if (points.kind !== 'value') return points;
    const value = FIELDS[points.value];
    return value === undefined ? unusable('out-of-range') : { kind: 'value', value };
  },
  areEqual: same,
};

const preStrokeMrsPoints = pointsOn({
  codes: [findingCode('pre-stroke-mrs'), ...MODIFIED_RANKIN],
  ...FACT_DEFINITIONS.preStrokeMrs,
});

/** How a Modified Rankin Scale says that it is of the time before the stroke: LOINC has one code for all times. */
const BEFORE_THE_STROKE =
  /pre-?\s?stroke|pre-?morbid|before (the |this )?stroke|pr(ä|ae)-?morbid|vor (dem )?schlaganfall|previo al ictus/i;

const preStrokeMrs: TimedFactRule<number> = {
  name: 'preStrokeMrs',
  codes: [findingCode('pre-stroke-mrs'), ...MODIFIED_RANKIN],
  parse: (observation) => {
    const { code } = observation;
    const words = [code.text, ...(code.coding ?? []).map(({ display }) => display)];
    const isBefore =
      isCoded(code, [findingCode('pre-stroke-mrs')]) ||
      words.some((text) => text !== undefined && BEFORE_THE_STROKE.test(text));
    return isBefore ? preStrokeMrsPoints(observation) : NOT_HERE;
  },
  areEqual: same,
};

const ASPECTS_REGIONS = {
  aspectsC: regionRule('aspectsC', 'aspects-c', 'aspects'),
  aspectsL: regionRule('aspectsL', 'aspects-l', 'aspects'),
  aspectsIC: regionRule('aspectsIC', 'aspects-ic', 'aspects'),
  aspectsI: regionRule('aspectsI', 'aspects-i', 'aspects'),
  aspectsM1: regionRule('aspectsM1', 'aspects-m1', 'aspects'),
  aspectsM2: regionRule('aspectsM2', 'aspects-m2', 'aspects'),
  aspectsM3: regionRule('aspectsM3', 'aspects-m3', 'aspects'),
  aspectsM4: regionRule('aspectsM4', 'aspects-m4', 'aspects'),
  aspectsM5: regionRule('aspectsM5', 'aspects-m5', 'aspects'),
  aspectsM6: regionRule('aspectsM6', 'aspects-m6', 'aspects'),
  pcAspectsPons: regionRule('pcAspectsPons', 'pc-aspects-pons', 'pc-aspects'),
  pcAspectsMidbrain: regionRule('pcAspectsMidbrain', 'pc-aspects-midbrain', 'pc-aspects'),
  pcAspectsThalamusLeft: regionRule('pcAspectsThalamusLeft', 'pc-aspects-thalamus-left', 'pc-aspects'),
  pcAspectsThalamusRight: regionRule('pcAspectsThalamusRight', 'pc-aspects-thalamus-right', 'pc-aspects'),
  pcAspectsCerebellumLeft: regionRule('pcAspectsCerebellumLeft', 'pc-aspects-cerebellum-left', 'pc-aspects'),
  pcAspectsCerebellumRight: regionRule(
    'pcAspectsCerebellumRight',
    'pc-aspects-cerebellum-right',
    'pc-aspects',
  ),
  pcAspectsPcaLeft: regionRule('pcAspectsPcaLeft', 'pc-aspects-pca-left', 'pc-aspects'),
  pcAspectsPcaRight: regionRule('pcAspectsPcaRight', 'pc-aspects-pca-right', 'pc-aspects'),
};

const glasgowComaScale: TimedFactRule<number> = {
  name: 'glasgowComaScale',
  codes: GCS_TOTAL,
  parse: pointsOn({ codes: GCS_TOTAL, ...FACT_DEFINITIONS.glasgowComaScale }),
  areEqual: same,
};

type RulesOfKey = { readonly [N in TimedFactName]?: TimedFactRule<FactValue<N>> };

/** By prefetch key, the facts that are read from its observations. */
const OBSERVATION_RULES = {
  nihss: {
    nihss,
    visualField,
    disablingDeficit: signRule('disablingDeficit', 'disabling-deficit'),
    brainstemOrCerebellarSigns: signRule('brainstemOrCerebellarSigns', 'brainstem-or-cerebellar-signs'),
    otherDeficit: signRule('otherDeficit', 'other-deficit'),
    ocspSyndrome: choiceRule('ocspSyndrome', 'ocsp-syndrome', { prefix: 'ocsp-' }),
  },
  glucose: { glucose },
  ctFindings: {
    ctHypodensity: choiceRule('ctHypodensity', 'ct-hypodensity', {
      // A plain "present" does not say how much; a plain "absent" says it all.
      alsoCoded: ABSENT.map((code) => [code, 'none'] as const),
    }),
    earlyInfarctSigns: signRule('earlyInfarctSigns', 'early-infarct-signs'),
    hyperdenseArtery: signRule('hyperdenseArtery', 'hyperdense-artery-sign'),
  },
  imagingFindings: {
    haemorrhageOnImaging: signRule('haemorrhageOnImaging', 'haemorrhage-on-imaging'),
    extensiveHypodensity: signRule('extensiveHypodensity', 'extensive-hypodensity'),
    largeVesselOcclusion: signRule('largeVesselOcclusion', 'large-vessel-occlusion'),
    dwiFlairMismatch: signRule('dwiFlairMismatch', 'dwi-flair-mismatch'),
    perfusionMismatch: signRule('perfusionMismatch', 'perfusion-mismatch'),
    microbleeds: numberRule('microbleeds', 'microbleeds'),
    mtici: choiceRule('mtici', 'mtici', { prefix: 'mtici-' }),
    aspects: numberRule('aspects', 'aspects'),
    ...ASPECTS_REGIONS,
    haematomaVolumeMl: numberRule('haematomaVolumeMl', 'haematoma-volume'),
    haematomaLocation: choiceRule('haematomaLocation', 'haematoma-location'),
    intraventricularHaemorrhage: signRule('intraventricularHaemorrhage', 'intraventricular-haemorrhage'),
    basalCisternEffacement: signRule('basalCisternEffacement', 'basal-cistern-effacement'),
    midlineShiftMm: numberRule('midlineShiftMm', 'midline-shift'),
  },
  avmFindings: {
    avmMaximumDiameterCm: numberRule('avmMaximumDiameterCm', 'avm-maximum-diameter'),
    avmVolumeMl: numberRule('avmVolumeMl', 'avm-volume'),
    avmEloquent: signRule('avmEloquent', 'avm-eloquent'),
    avmDeepVenousDrainage: signRule('avmDeepVenousDrainage', 'avm-deep-venous-drainage'),
    avmDeepLocation: signRule('avmDeepLocation', 'avm-deep-location'),
    avmPreviousHaemorrhage: signRule('avmPreviousHaemorrhage', 'avm-previous-haemorrhage'),
    avmVascularEloquence: signRule('avmVascularEloquence', 'avm-vascular-eloquence'),
    avmArterialPedicles: numberRule('avmArterialPedicles', 'avm-arterial-pedicles'),
    avmDrainingVeins: numberRule('avmDrainingVeins', 'avm-draining-veins'),
  },
  lastKnownWell: {
    minutesSinceLastKnownWell: timeRule('minutesSinceLastKnownWell', 'last-known-well'),
    minutesSinceRecognition: timeRule('minutesSinceRecognition', 'symptoms-noticed'),
    onset: choiceRule('onset', 'onset'),
  },
  bloodPressure: {
    systolicMmHg: measuredRule('systolicMmHg', SYSTOLIC, BLOOD_PRESSURE_PANEL),
    diastolicMmHg: measuredRule('diastolicMmHg', DIASTOLIC, BLOOD_PRESSURE_PANEL),
  },
  weight: { weightKg: measuredRule('weightKg', BODY_WEIGHT), weightMethod },
  bloodTests: {
    platelets10e9PerL: measuredRule('platelets10e9PerL', PLATELETS),
    inr: measuredRule('inr', INR),
    apttSeconds: measuredRule('apttSeconds', APTT),
    ptSeconds: measuredRule('ptSeconds', PROTHROMBIN_TIME),
  },
  glasgowComaScale: { glasgowComaScale },
  rankinScale: { preStrokeMrs },
} satisfies Readonly<Record<string, RulesOfKey>>;

export type ObservationKey = keyof typeof OBSERVATION_RULES;

/** The rules of a key with the facts they give. */
export function observationRules(
  key: ObservationKey,
): readonly (readonly [TimedFactName, TimedFactRule<unknown>])[] {
  // A rule compares only values that it has parsed itself, whatever their type.
  return Object.entries(OBSERVATION_RULES[key]) as [TimedFactName, TimedFactRule<unknown>][];
}

export const OBSERVATION_KEYS = Object.keys(OBSERVATION_RULES) as readonly ObservationKey[];

export function isObservationKey(key: string): key is ObservationKey {
  return Object.hasOwn(OBSERVATION_RULES, key);
}
