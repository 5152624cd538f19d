/** Every clinician-facing sentence about facts and scores, in English. Cards and app use the same words. */
import type { EvidenceGrade } from '../evidence.ts';
import type { Fact, Known, MissingReason } from '../known.ts';
import type { Bound, Glucose } from '../quantity.ts';
import type { ScoreRemark } from '../scores/score.ts';
import type { CtHypodensity, FactName, SetAsideReason, StrokeFacts } from '../stroke-facts.ts';

export const FACT_NAMES: Readonly<Record<FactName, string>> = {
  ageYears: 'Age',
  nihss: 'NIHSS',
  glucose: 'Glucose',
  diabetes: 'Diabetes',
  ctHypodensity: 'CT hypodensity',
  earlyInfarctSigns: 'Early infarct signs',
  hyperdenseArtery: 'Hyperdense artery sign',
};

const MISSING_REASONS: Readonly<Record<MissingReason, string>> = {
  'not-recorded': 'not recorded',
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

export const REMARKS: Readonly<Record<ScoreRemark, string>> = {
  'hat-nihss-20':
    'HAT at NIHSS exactly 20: scored 1 point (band 15–20); some publications print 20 in the 2-point band.',
  'hat-4-and-5-pooled': 'HAT 4 and 5 share one published rate (printed as "> 3").',
  'sedan-6-no-rate':
    'SEDAN 6 has no published rate of its own; at 5 points it was 33.3 % in the derivation and 27.8 % in the validation cohort.',
};

export const GRADES: Readonly<Record<EvidenceGrade, string>> = {
  'published-validated': 'published, validated outside its own cohort',
  'cohort-trained': 'our model, trained on an open cohort',
  'site-trained': 'our model, trained on this site’s registry',
  'evidence-synthesis': 'calculated from published aggregates',
  'research-only': 'research only',
};

export const NOT_A_CONTRAINDICATION =
  'A high score is not a contraindication: in trials, people at high predicted bleeding risk did not gain less from thrombolysis.';

export const DIFFERENT_OUTCOMES =
  'The scores count different outcomes in different populations: compare the levels, do not average the percentages.';

export const ELIGIBILITY_NOT_CHECKED =
  'This comparison does not check eligibility, dose or contraindications.';

const HYPODENSITY: Readonly<Record<CtHypodensity, string>> = {
  none: 'none',
  'less-than-one-third-mca': 'less than 1/3 of the MCA territory',
  'one-third-mca-or-more': '1/3 of the MCA territory or more',
};

const BOUND_SIGNS: Readonly<Record<Bound, string>> = {
  below: '< ',
  'at-most': '≤ ',
  above: '> ',
  'at-least': '≥ ',
};

/** A fact as text: its value, both values of a conflict, or why it is missing. */
export function factText(facts: StrokeFacts, name: FactName): string {
  const fact: Fact<number | boolean | CtHypodensity | Glucose> = facts[name];
  switch (fact.status) {
    case 'known':
      return knownText(name, fact);
    case 'conflicting':
      return `conflicting: ${fact.values.map((entry) => knownText(name, entry)).join(' / ')}`;
    case 'missing':
      return MISSING_REASONS[fact.reason];
  }
}

function knownText(name: FactName, fact: Known<number | boolean | CtHypodensity | Glucose>): string {
  const { value } = fact;
  if (typeof value === 'boolean') return booleanText(name, value, fact.basis);
  if (typeof value === 'number') return name === 'ageYears' ? `${value} years` : `${value}`;
  if (typeof value === 'string') return HYPODENSITY[value];
  return `${value.bound ? BOUND_SIGNS[value.bound] : ''}${value.value} ${value.unit}`;
}

function booleanText(name: FactName, value: boolean, basis: Known<boolean>['basis']): string {
  if (basis === 'not-recorded') return 'not recorded in a complete list';
  if (name === 'diabetes') return value ? 'yes' : 'no';
  return value ? 'present' : 'absent';
}
