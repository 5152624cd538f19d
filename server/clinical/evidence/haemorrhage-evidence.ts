/** Sources on intracerebral haemorrhage and malignant oedema. */
import { evidence } from './evidence.ts';

const HEMPHILL_2001 = {
  citation: 'Hemphill JC 3rd, Bonovich DC, Besmertis L, et al. Stroke 2001;32:891-897 (ICH score)',
  population: 'intracerebral haemorrhage, n=152',
  shortPopulation: 'n=152',
  era: 'published 2001',
  outcomes: ['death-30-days'],
  grade: 'published-validated',
} as const;

const ROST_2008 = {
  population: 'primary intracerebral haemorrhage, n=629, of whom 162 (26 %) independent at 90 days',
  shortPopulation: 'n=629',
  era: 'published 2008',
  outcomes: ['gos-4-5-90-days'],
  grade: 'published-validated',
} as const;

const KOTHARI_1996 = {
  population: 'intracerebral haemorrhage, 118 volumes',
  shortPopulation: '118 haematomas',
  era: 'published 1996',
  outcomes: [],
  grade: 'published-validated',
} as const;

export const HAEMORRHAGE_EVIDENCE = evidence({
  'ich-score': {
    ...HEMPHILL_2001,
    confidence: 'verified',
    externalValidation: [
      'ROC curves similar in an independent cohort, n=175, 30-day mortality 40 % (Clarke 2004, Neurocrit Care 1:53)',
      'AUC 0.80-0.86 for death and poor outcome at 3 months, no better or worse than max-ICH, n=372 (PMID 30068631)',
    ],
  },
  'ich-score-mortality': {
    ...HEMPHILL_2001,
    citation: `${HEMPHILL_2001.citation}, 30-day mortality`,
    confidence: 'verified-secondary',
  },
  func: {
    ...ROST_2008,
    citation: 'Rost NS, Smith EE, Chang Y, et al. Stroke 2008;39:2304-2309 (FUNC)',
    confidence: 'verified-secondary',
    externalValidation: ['AUC 0.873 for death at 90 days, n=366 (PMID 24132566)'],
    notRead: [
      'rates above 4 points: two tables circulate, one for everyone and one probably for survivors, without a label',
    ],
  },
  'func-low-totals': {
    ...ROST_2008,
    citation: 'Rost NS, Smith EE, Chang Y, et al. Stroke 2008;39:2304-2309 (FUNC, 4 points or fewer)',
    confidence: 'verified',
    externalValidation: [
      'below 4 points, 67 of 68 had a poor outcome at discharge; one did not (PMID 24132566)',
    ],
  },
  'max-ich': {
    citation: 'Sembill JA, Gerner ST, Volbers B, et al. Neurology 2017;89:423-431 (max-ICH)',
    doi: '10.1212/WNL.0000000000004174',
    population: 'intracerebral haemorrhage treated without early limits, from a registry of 583',
    shortPopulation: 'registry, n=583',
    era: 'published 2017',
    outcomes: ['mrs-4-6-12-months'],
    grade: 'published-validated',
    confidence: 'unconfirmed',
    discrimination: 'AUC 0.81 for functional outcome at 12 months',
    externalValidation: [
      'AUC 0.80-0.86 at 3 months, no better or worse than the ICH score, n=372 (PMID 30068631)',
      'AUC 0.83 (0.81-0.84) for poor outcome at 12 months, China, n=2,581 (PMID 29529353)',
    ],
    unconfirmed: ['the limits of every item; their maxima (3, 3, 2, 1, 1) are confirmed'],
    notRead: ['rates by total'],
  },
  'neurocritical-care-2023': {
    citation:
      'Hwang DY, Kim KS, Muehlschlegel S, et al. Neurocrit Care 2024;40:395-414, online 2023 (guidance on prognosis)',
    doi: '10.1007/s12028-023-01854-7',
    pmid: '37923968',
    population: 'critically ill adults with intracerebral haemorrhage',
    shortPopulation: 'guidance',
    era: 'published 2023',
    outcomes: [],
    grade: 'evidence-synthesis',
    confidence: 'verified',
    findings: [
      'defer prognosis for at least the first 48 to 72 hours, except in the most severely affected',
      'withdrawal of care biases the ICH score',
      'no score alone was found reliable',
    ],
  },
  edema: {
    citation: 'Ong CJ, Gluckstein J, Laurido-Soto O, et al. Stroke 2017;48:1969-1972 (EDEMA)',
    doi: '10.1161/STROKEAHA.117.016733',
    pmid: '28487333',
    population: 'ischaemic stroke with NIHSS 8 or more and CT within 24 hours, n=222, 33 % with the outcome',
    shortPopulation: 'n=222',
    era: 'published 2017',
    outcomes: ['malignant-oedema'],
    grade: 'published-validated',
    confidence: 'verified',
    discrimination:
      'C 0.76; 0.75 in bootstrap samples of the same people; 93 % is the predictive value above 7 points',
    externalValidation: [
      'China, n=478, 19 % with malignant oedema as defined there (PMID 31549349); AUC not read',
    ],
    notRead: ['rates by total up to 7'],
  },
  'mbe-score': {
    citation: 'Jo K, Bajgur SS, Kim H, et al. PLoS One 2017;12:e0171425 (malignant brain oedema score)',
    doi: '10.1371/journal.pone.0171425',
    population: 'large hemispheric infarction, n=121',
    shortPopulation: 'n=121',
    era: '2011-2014; published 2017',
    outcomes: [],
    grade: 'research-only',
    confidence: 'verified',
    notRead: ['the weights'],
    findings: ['counts NIHSS, ASPECTS, collaterals and failed revascularisation'],
  },
  'csf-volume-change': {
    citation: 'Dhar R, et al. 2016, PMC4821820 (cerebrospinal fluid volume and oedema)',
    population: 'NIHSS 8 or more, CT within 6 hours and again, n=38, 11 with malignant oedema',
    shortPopulation: 'n=38',
    era: '2008-2014; published 2016',
    outcomes: [],
    grade: 'research-only',
    confidence: 'verified',
    findings: [
      'fluid volume fell by 55 % with and by 36 % without malignant oedema; in the sulci of the affected side by 97 % and 71 %',
      'the change correlated with midline shift (r = -0.75)',
    ],
  },
  'abc-2': {
    ...KOTHARI_1996,
    citation: 'Kothari RU, Brott T, Broderick JP, et al. Stroke 1996;27:1304-1305 (ABC/2)',
    pmid: '8711791',
    confidence: 'verified',
    discrimination: 'R² 0.96 against planimetry',
    externalValidation: [
      'correlation above 0.90 with computed volumes, 147 infratentorial haematomas (PMC3634738)',
    ],
  },
  'abc-2-weighted-depth': {
    ...KOTHARI_1996,
    citation: 'Kothari RU, Brott T, Broderick JP, et al. Stroke 1996;27:1304-1305 (ABC/2, weighted slices)',
    pmid: '8711791',
    confidence: 'unconfirmed',
    unconfirmed: ['slices of 25 to 75 % of the largest area count half, smaller ones not at all'],
  },
});
