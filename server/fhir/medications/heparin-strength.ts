/**
 * Is a heparin given to treat, or to prevent? Doses as the product labels state them. Low-molecular-weight, in
 * anti-Xa units (1 mg of enoxaparin is 100): prevention 2,500 to 5,000 a day (enoxaparin 40 mg, dalteparin 5,000,
 * certoparin 3,000, nadroparin 2,850), treatment from about 86 a kilogram twice daily (nadroparin), 100 twice or 150
 * to 200 once daily (enoxaparin, dalteparin, tinzaparin). Unfractionated: prevention 5,000 subcutaneously, treatment
 * as an infusion after a bolus of about 80 a kilogram; flushes hold at most some hundreds. What lies between, as a
 * raised dose in obesity does, is not told apart.
 */
import type { DoseQuantity, Dosage } from './medication-schemas.ts';

export type HeparinStrength = 'treatment' | 'below-treatment' | 'unknown';

const HIGHEST_PREVENTIVE_UNITS = 5_000;
const LOWEST_TREATING_UNITS_PER_KG = 80;
const HIGHEST_PREVENTIVE_UNITS_PER_KG = 70;
/** No preventive dose is this large, whatever the weight (enoxaparin 80 mg). */
const ALWAYS_TREATING_UNITS = 8_000;
const LARGEST_FLUSH_UNITS = 500;
const SMALLEST_BOLUS_UNITS = 2_000;
const ENOXAPARIN_UNITS_PER_MG = 100;

/** Catheter locks and ointments do not thin the blood. */
const LOCAL_USE = /flush|\block\b|catheter|gel\b|cream|creme|ointment|salbe|pomada|topical|ophthal/i;
const ENOXAPARIN = /enoxaparin|clexane|lovenox|inhixa|b01ab05/i;
const LOW_MOLECULAR =
  /(?:enoxa|dalte|tinza|nadro|certo|revi|bemi|parna|arde)parin|clexane|lovenox|inhixa|fragmin|innohep|fraxi|hibor|embolex|low.molecular|niedermolekular|lmwh|nmh|hbpm|b01ab(?!01|51)/i;
const INTRAVENOUS = /\biv\b|i\.v\.|intraven|infus/i;
const SUBCUTANEOUS = /\bsc\b|\bsq\b|s\.c\.|subcut|subkut/i;

/**
 * @param names everything the record calls the drug, codes included
 * @param weightKg undefined when it is not known: then only doses that need no weight are told apart
 */
export function heparinStrength(
  names: readonly string[],
  dosages: readonly Dosage[],
  weightKg: number | undefined,
): HeparinStrength {
  const name = names.join(' ');
  const routes = dosages.flatMap(({ route }) => [
    route?.text ?? '',
    ...(route?.coding ?? []).map((coding) => coding.display ?? ''),
  ]);
  if ([name, ...routes].some((text) => LOCAL_USE.test(text))) return 'below-treatment';
  const strengths = dosages.map((dosage) =>
    LOW_MOLECULAR.test(name)
      ? lowMolecular(unitsOf(dosage, ENOXAPARIN.test(name)), weightKg)
      : unfractionated(dosage, [...routes, dosage.text ?? '']),
  );
  if (strengths.includes('treatment')) return 'treatment';
  const isBelow = strengths.length > 0 && strengths.every((strength) => strength === 'below-treatment');
  return isBelow ? 'below-treatment' : 'unknown';
}

function lowMolecular(units: number | undefined, weightKg: number | undefined): HeparinStrength {
  if (units === undefined) return 'unknown';
  if (units >= ALWAYS_TREATING_UNITS) return 'treatment';
  if (weightKg === undefined) return 'unknown';
  const perKg = units / weightKg;
  if (units > HIGHEST_PREVENTIVE_UNITS && perKg >= LOWEST_TREATING_UNITS_PER_KG) return 'treatment';
  const isPreventive = units <= HIGHEST_PREVENTIVE_UNITS && perKg <= HIGHEST_PREVENTIVE_UNITS_PER_KG;
  return isPreventive ? 'below-treatment' : 'unknown';
}

function unfractionated(dosage: Dosage, routes: readonly string[]): HeparinStrength {
  const rates = [dosage, ...(dosage.doseAndRate ?? [])];
  if (rates.some(({ rateQuantity, rateRatio }) => rateQuantity !== undefined || rateRatio !== undefined)) {
    return 'treatment';
  }
  const units = unitsOf(dosage, false);
  const isIntravenous = routes.some((text) => INTRAVENOUS.test(text));
  if (units === undefined) return 'unknown';
  if (isIntravenous) {
    if (units <= LARGEST_FLUSH_UNITS) return 'below-treatment';
    return units >= SMALLEST_BOLUS_UNITS ? 'treatment' : 'unknown';
  }
  const isSubcutaneous = routes.some((text) => SUBCUTANEOUS.test(text));
  if (!isSubcutaneous) return 'unknown';
  if (units <= HIGHEST_PREVENTIVE_UNITS) return 'below-treatment';
  return units > 2 * HIGHEST_PREVENTIVE_UNITS ? 'treatment' : 'unknown';
}

/** The largest dose in units; milligrams are converted for enoxaparin alone. Undefined if one has another unit. */
function unitsOf({ dose, doseAndRate = [] }: Dosage, isEnoxaparin: boolean): number | undefined {
  const doses = [dose, ...doseAndRate.map(({ doseQuantity }) => doseQuantity)].filter(
    (entry) => entry !== undefined,
  );
  const units = doses.map((entry) => inUnits(entry, isEnoxaparin));
  return units.length === 0 || units.includes(undefined) ? undefined : Math.max(...units.map(Number));
}

const UNIT_FACTORS: Readonly<Record<string, number>> = {
  '[iu]': 1,
  iu: 1,
  'i.e.': 1,
  ie: 1,
  ui: 1,
  u: 1,
  unt: 1,
  units: 1,
  unit: 1,
  "[usp'u]": 1,
};

function inUnits({ value, code, unit }: DoseQuantity, isEnoxaparin: boolean): number | undefined {
  const name = (code ?? unit ?? '').trim().toLowerCase();
  if (value === undefined) return undefined;
  if (name === 'mg') return isEnoxaparin ? value * ENOXAPARIN_UNITS_PER_MG : undefined;
  const factor = UNIT_FACTORS[name];
  return factor === undefined ? undefined : value * factor;
}
