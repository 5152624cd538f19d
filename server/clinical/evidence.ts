/**
 * The evidence registry: every figure shown anywhere names one of these entries, so that its paper, population,
 * outcome definition and grade travel with it.
 */

/** How far a figure can be trusted, strongest first. */
export type EvidenceGrade =
  'published-validated' | 'cohort-trained' | 'site-trained' | 'evidence-synthesis' | 'research-only';

/** What was counted as the outcome; percentages of different outcomes are never mixed. */
export type OutcomeId = 'sich-hat-study' | 'sich-ecass-ii';

export interface OutcomeDefinition {
  /** Name short enough for a card's summary. */
  readonly shortName: string;
  readonly name: string;
  readonly definition: string;
}

export const OUTCOMES: Readonly<Record<OutcomeId, OutcomeDefinition>> = {
  'sich-hat-study': {
    shortName: 'trial definition',
    name: 'symptomatic ICH, definition of the HAT study',
    definition:
      'Symptomatic intracranial haemorrhage as counted in the NINDS tPA trial arm and one centre; neither the ECASS nor the SITS-MOST definition.',
  },
  'sich-ecass-ii': {
    shortName: 'ECASS II',
    name: 'symptomatic ICH, ECASS II',
    definition:
      'Any intracranial haemorrhage with a worsening of 4 or more NIHSS points, or death, within 7 days.',
  },
};

export type EvidenceId = 'hat-derivation' | 'sedan-derivation' | 'sedan-validation' | 'sedan-sits';

export interface Evidence {
  readonly citation: string;
  readonly doi?: string;
  readonly pmid?: string;
  /** Who was studied. */
  readonly population: string;
  /** The same in a few words, for a table; every cohort here was given IV alteplase. */
  readonly shortPopulation: string;
  readonly outcome: OutcomeId;
  readonly grade: EvidenceGrade;
  /** Discrimination as published, with its interval where one was given. */
  readonly discrimination?: string;
}

const STRBIAN_2012 = {
  citation: 'Strbian D, Engelter S, Michel P, et al. Ann Neurol 2012;71:634-641 (SEDAN)',
  doi: '10.1002/ana.23546',
  outcome: 'sich-ecass-ii',
  grade: 'published-validated',
} as const;

export const EVIDENCE: Readonly<Record<EvidenceId, Evidence>> = {
  'hat-derivation': {
    citation: 'Lou M, Safdar A, Mehdiratta M, et al. Neurology 2008;71:1417-1423 (HAT)',
    doi: '10.1212/01.wnl.0000330297.58334.dd',
    pmid: '18955684',
    population: 'given IV alteplase: NINDS trial arm and one centre',
    shortPopulation: 'NINDS arm and one centre',
    outcome: 'sich-hat-study',
    grade: 'published-validated',
    discrimination: 'c-statistic 0.74 (0.63-0.84); external 0.72 (0.58-0.86), n=161',
  },
  'sedan-derivation': {
    ...STRBIAN_2012,
    population: 'given IV alteplase: derivation, n=974',
    shortPopulation: 'derivation, n=974',
    discrimination: 'AUC 0.77 (0.71-0.83)',
  },
  'sedan-validation': {
    ...STRBIAN_2012,
    population: 'given IV alteplase: validation in Lausanne, Basel and Geneva, n=828',
    shortPopulation: 'Swiss validation, n=828',
  },
  'sedan-sits': {
    citation: 'Mazya MV, Bottai M, Ahmed N, et al. Stroke 2013;44:1595-1600 (SEDAN in SITS)',
    pmid: '23632975',
    population: 'given IV alteplase: SITS registry, n=34,251',
    shortPopulation: 'SITS registry, n=34,251',
    outcome: 'sich-ecass-ii',
    grade: 'published-validated',
    discrimination: 'AUC 0.66',
  },
};
