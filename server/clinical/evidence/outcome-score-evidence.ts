/** Sources of the scores for outcome after ischaemic stroke. */
import { evidence } from './evidence.ts';

const PUBLISHED = {
  grade: 'published-validated',
  confidence: 'verified',
} as const;

const NTAIOS_2012 = {
  citation: 'Ntaios G, Faouzi M, Ferrari J, et al. Neurology 2012;78:1916-1922 (ASTRAL)',
  pmid: '22649218',
  population: 'ischaemic stroke, independent before: Lausanne, n=1,645',
  shortPopulation: 'Lausanne, n=1,645',
  era: 'published 2012',
  outcomes: ['mrs-3-6-90-days'],
} as const;

export const OUTCOME_SCORE_EVIDENCE = evidence({
  'dragon-derivation': {
    ...PUBLISHED,
    citation: 'Strbian D, Meretoja A, Ahlhelm FJ, et al. Neurology 2012;78:427-432 (DRAGON)',
    pmid: '22311929',
    era: 'published 2012',
    population: 'given IV alteplase: derivation, n=1,319; basilar occlusion left out',
    shortPopulation: 'derivation, n=1,319',
    outcomes: ['mrs-0-2-90-days', 'mrs-5-6-90-days'],
    discrimination: 'AUC 0.84 (0.80-0.87)',
    externalValidation: [
      '0.80, Basel, n=330',
      '0.84 (mRS 5-6) and 0.82 (mRS 0-2), 12 centres, n=4,519',
      '0.60 for symptomatic ICH (ECASS II), Thai cohort, n=405',
    ],
    notRead: ['rates for 4 to 7 points'],
  },
  'dragon-validation': {
    ...PUBLISHED,
    citation: 'Strbian D, Seiffge DJ, Breuer L, et al. Stroke 2013;44:2718-2721 (DRAGON in 12 centres)',
    doi: '10.1161/STROKEAHA.113.002033',
    pmid: '23929752',
    era: 'published 2013',
    population: 'given IV alteplase: 12 centres, n=4,519',
    shortPopulation: '12 centres, n=4,519',
    outcomes: ['mrs-0-2-90-days'],
    notRead: ['rates above 3 points'],
  },
  thrive: {
    citation: 'Flint AC, Cullen SP, Faigeles BS, Rao VA. AJNR Am J Neuroradiol 2010;31:1192-1196 (THRIVE)',
    doi: '10.3174/ajnr.A2050',
    population: 'given endovascular treatment: derivation',
    shortPopulation: 'endovascular derivation',
    era: 'published 2010',
    outcomes: ['mrs-0-2-90-days'],
    grade: 'published-validated',
    confidence: 'verified-secondary',
    externalValidation: [
      'VISTA, n=5,724: OR per point 0.55 good outcome, 1.57 death, 1.34 haemorrhage after tPA (PMID 24072004)',
      'AUC 0.746 beside THRIVE-c',
    ],
  },
  'thrive-c': {
    citation: 'Flint AC, et al. Int J Stroke 2015;10:815-821 (THRIVE-c)',
    pmid: '26045081',
    population: 'ischaemic stroke, n=12,207 (derivation 6,194, validation 6,013)',
    shortPopulation: 'n=12,207',
    era: 'published 2015',
    outcomes: ['mrs-0-2-90-days'],
    grade: 'published-validated',
    confidence: 'verified-secondary',
    discrimination: 'AUC 0.786',
    externalValidation: ['0.784, validation half, n=6,013'],
    unconfirmed: ['the intercept 4.942: the public code it was read in describes it as 4.94'],
  },
  astral: {
    ...NTAIOS_2012,
    grade: 'published-validated',
    confidence: 'verified-secondary',
    discrimination: 'AUC 0.850',
    externalValidation: ['0.937, Athens, n=1,659', '0.771, Vienna, n=653', '0.902 pooled'],
    unconfirmed: ['age in completed steps of five years: the paper may round'],
  },
  'astral-curve': {
    ...NTAIOS_2012,
    citation: `${NTAIOS_2012.citation}, percentage by a third party’s curve`,
    grade: 'evidence-synthesis',
    confidence: 'derived',
    unconfirmed: ['the curve: a third party’s fit, 52.8 % at 31 points where the paper has 50 %'],
    notRead: ['the rates by total in the paper'],
  },
  iscore: {
    citation: 'Saposnik G, Kapral MK, Liu Y, et al. Circulation 2011;123:739-749 (iScore)',
    doi: '10.1161/CIRCULATIONAHA.110.983353',
    population: 'ischaemic stroke: derivation 8,223, internal 4,039, external 3,720',
    shortPopulation: 'derivation, n=8,223',
    era: 'published 2011',
    outcomes: ['death-30-days', 'death-1-year'],
    grade: 'published-validated',
    confidence: 'unconfirmed',
    unconfirmed: [
      'all points of both scores',
      'dependence as mRS 3 or more',
      'half points of the severity scale',
    ],
    notRead: ['death by total; only the means: 12.2 % at 30 days, 22.5 % at one year'],
  },
});
