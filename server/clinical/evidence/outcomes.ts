/** What was counted. Percentages of different outcomes are never mixed, averaged or ranked against each other. */
import { RECOVERY_OUTCOMES } from './recovery-outcomes.ts';

export interface OutcomeDefinition {
  /** Name short enough for a card's summary. */
  readonly shortName: string;
  readonly name: string;
  readonly definition: string;
  /** Outcomes of one family answer the same question, under different definitions. */
  readonly family: OutcomeFamily;
}

export type OutcomeFamily =
  | 'symptomatic-ich'
  | 'any-ich'
  | 'death'
  | 'good-function'
  | 'poor-function'
  | 'oedema'
  | 'avm-treatment'
  | 'avm-natural-history'
  | 'motor'
  | 'vision'
  | 'language'
  | 'cognition'
  | 'mood'
  | 'swallowing';

const outcomes = <const T extends Readonly<Record<string, OutcomeDefinition>>>(entries: T): T => entries;

export const OUTCOMES = outcomes({
  'sich-hat-study': {
    shortName: 'trial definition',
    name: 'symptomatic ICH, definition of the HAT study',
    definition:
      'Symptomatic intracranial haemorrhage as counted in the NINDS tPA trial arm and one centre; neither the ECASS nor the SITS-MOST definition.',
    family: 'symptomatic-ich',
  },
  'sich-ninds': {
    shortName: 'NINDS',
    name: 'symptomatic ICH, NINDS',
    definition:
      'Any haemorrhage on CT with any clinical decline, or the suspicion of haemorrhage, within 36 hours.',
    family: 'symptomatic-ich',
  },
  'sich-ecass-ii': {
    shortName: 'ECASS II',
    name: 'symptomatic ICH, ECASS II',
    definition:
      'Any intracranial haemorrhage with a worsening of 4 or more NIHSS points, or death, within 7 days.',
    family: 'symptomatic-ich',
  },
  'sich-ecass-iii': {
    shortName: 'ECASS III',
    name: 'symptomatic ICH, ECASS III',
    definition:
      'Any haemorrhage judged the main cause of a worsening of 4 or more NIHSS points, or of death, within 7 days.',
    family: 'symptomatic-ich',
  },
  'sich-sits-most': {
    shortName: 'SITS-MOST',
    name: 'symptomatic ICH, SITS-MOST',
    definition:
      'Parenchymal haemorrhage type 2, local or remote, 22 to 36 hours after treatment, with a worsening of 4 or more NIHSS points within 24 hours, or death.',
    family: 'symptomatic-ich',
  },
  'sich-gwtg': {
    shortName: 'GWTG',
    name: 'symptomatic ICH, Get With The Guidelines',
    definition:
      'Haemorrhage on CT with a worsening that the treating doctor attributed to it, within 36 hours.',
    family: 'symptomatic-ich',
  },
  'ph2-7-days': {
    shortName: 'PH2',
    name: 'parenchymal haemorrhage type 2',
    definition: 'Parenchymal haemorrhage type 2 within 7 days, whether or not the person worsened.',
    family: 'symptomatic-ich',
  },
  'any-ich': {
    shortName: 'any ICH',
    name: 'any intracranial haemorrhage',
    definition: 'Any intracranial haemorrhage on imaging after treatment, with or without symptoms.',
    family: 'any-ich',
  },
  'fatal-ich': {
    shortName: 'fatal ICH',
    name: 'fatal intracranial haemorrhage',
    definition: 'Intracranial haemorrhage that led to death.',
    family: 'death',
  },
  'death-30-days': {
    shortName: 'dead at 30 days',
    name: 'death within 30 days',
    definition: 'Death from any cause within 30 days.',
    family: 'death',
  },
  'death-1-year': {
    shortName: 'dead at 1 year',
    name: 'death within a year',
    definition: 'Death from any cause within one year.',
    family: 'death',
  },
  'death-90-days': {
    shortName: 'dead at 90 days',
    name: 'death within 90 days',
    definition: 'Death from any cause within 90 days.',
    family: 'death',
  },
  'mrs-0-1-90-days': {
    shortName: 'mRS 0–1',
    name: 'no or no disabling symptoms at 3 months',
    definition: 'Modified Rankin Scale 0 or 1 at 3 to 6 months.',
    family: 'good-function',
  },
  'mrs-0-2-90-days': {
    shortName: 'mRS 0–2',
    name: 'independent at 3 months',
    definition: 'Modified Rankin Scale 0 to 2 at 3 months.',
    family: 'good-function',
  },
  'mrs-distribution': {
    shortName: 'mRS 0–6',
    name: 'disability at 3 to 6 months',
    definition: 'Distribution over the seven grades of the modified Rankin Scale at 3 to 6 months.',
    family: 'good-function',
  },
  'favourable-composite-90-days': {
    shortName: 'favourable outcome',
    name: 'favourable composite outcome at 3 months',
    definition: 'Composite of the NINDS trial’s outcome scales at 3 months.',
    family: 'good-function',
  },
  'gos-4-5-90-days': {
    shortName: 'GOS 4–5',
    name: 'functional independence at 90 days',
    definition: 'Glasgow Outcome Scale 4 or 5 at 90 days.',
    family: 'good-function',
  },
  'mrs-3-6-90-days': {
    shortName: 'mRS 3–6',
    name: 'dependent or dead at 3 months',
    definition: 'Modified Rankin Scale above 2 at 3 months.',
    family: 'poor-function',
  },
  'mrs-5-6-90-days': {
    shortName: 'mRS 5–6',
    name: 'bedridden or dead at 3 months',
    definition: 'Modified Rankin Scale 5 or 6 at 3 months.',
    family: 'poor-function',
  },
  'mrs-4-6-discharge': {
    shortName: 'mRS 4–6 at discharge',
    name: 'severely disabled or dead at discharge',
    definition: 'Modified Rankin Scale 4 to 6 at discharge from hospital.',
    family: 'poor-function',
  },
  'mrs-4-6-12-months': {
    shortName: 'mRS 4–6 at 12 months',
    name: 'severely disabled or dead at 12 months',
    definition: 'Modified Rankin Scale 4 to 6 at 12 months.',
    family: 'poor-function',
  },
  'malignant-oedema': {
    shortName: 'malignant oedema',
    name: 'potentially lethal malignant oedema',
    definition: 'Death with a midline shift of 5 mm or more, or decompressive hemicraniectomy.',
    family: 'oedema',
  },
  'avm-radiosurgery-success': {
    shortName: 'obliterated without harm',
    name: 'favourable outcome of radiosurgery',
    definition:
      'Obliteration of the malformation without haemorrhage after treatment and without permanent complication.',
    family: 'avm-treatment',
  },
  'avm-obliteration-no-deficit': {
    shortName: 'obliterated, no new deficit',
    name: 'obliteration without new deficit',
    definition: 'Obliteration of the malformation after radiosurgery without a new neurological deficit.',
    family: 'avm-treatment',
  },
  'avm-haemorrhage-per-year': {
    shortName: 'AVM bleeds in a year',
    name: 'haemorrhage of an untreated malformation, per year',
    definition:
      'Intracranial haemorrhages per 100 person-years from diagnosis to the first treatment, at most ten years.',
    family: 'avm-natural-history',
  },
  ...RECOVERY_OUTCOMES,
});

export type OutcomeId = keyof typeof OUTCOMES;
