/** Sources of the scores for haemorrhage after thrombolysis or thrombectomy. */
import { evidence } from './evidence.ts';

const STRBIAN_2012 = {
  citation: 'Strbian D, Engelter S, Michel P, et al. Ann Neurol 2012;71:634-641 (SEDAN)',
  doi: '10.1002/ana.23546',
  era: 'published 2012',
  outcomes: ['sich-ecass-ii'],
  grade: 'published-validated',
  confidence: 'verified',
} as const;

export const BLEEDING_EVIDENCE = evidence({
  'hat-derivation': {
    citation: 'Lou M, Safdar A, Mehdiratta M, et al. Neurology 2008;71:1417-1423 (HAT)',
    doi: '10.1212/01.wnl.0000330297.58334.dd',
    pmid: '18955684',
    population: 'given IV alteplase: NINDS trial arm and one centre',
    shortPopulation: 'NINDS arm and one centre',
    era: 'NINDS trial 1991-1994; published 2008',
    outcomes: ['sich-hat-study'],
    grade: 'published-validated',
    confidence: 'verified',
    discrimination:
      'c-statistic 0.74 (0.63-0.84) symptomatic, 0.72 (0.65-0.79) any, 0.79 (0.70-0.88) fatal ICH',
    externalValidation: [
      '0.72 (0.58-0.86), TUCSON and CLOTBUST, n=161 with 9 sICH (PMID 21372569)',
      '0.65, Thai cohort, n=405, ECASS II',
      '0.629, Bentley 2014, n=116 with 16 sICH',
    ],
  },
  'hat-other-outcomes': {
    citation: 'Lou M, Safdar A, Mehdiratta M, et al. Neurology 2008;71:1417-1423 (HAT, any and fatal ICH)',
    doi: '10.1212/01.wnl.0000330297.58334.dd',
    pmid: '18955684',
    population: 'given IV alteplase: NINDS trial arm and one centre',
    shortPopulation: 'NINDS arm and one centre',
    era: 'NINDS trial 1991-1994; published 2008',
    outcomes: ['any-ich', 'fatal-ich'],
    grade: 'published-validated',
    confidence: 'verified-secondary',
  },
  'sedan-derivation': {
    ...STRBIAN_2012,
    population: 'given IV alteplase: derivation, n=974',
    shortPopulation: 'derivation, n=974',
    discrimination: 'AUC 0.77 (0.71-0.83)',
    externalValidation: [
      '0.66, SITS registry, n=34,251, ECASS II; 0.60 SITS-MOST (PMID 23632975)',
      '0.626, Bentley 2014, n=116 with 16 sICH',
    ],
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
    era: 'published 2013',
    outcomes: ['sich-ecass-ii', 'sich-sits-most'],
    grade: 'published-validated',
    confidence: 'verified',
    discrimination: 'AUC 0.66 (ECASS II), 0.60 (SITS-MOST)',
  },
});
