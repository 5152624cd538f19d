/** Sources of doses, of what thrombolysis achieves by time, and of its harm. */
import { evidence } from './evidence.ts';

const STROKE_OUTCOME = {
  citation:
    'stroke-outcome, Python package, github.com/stroke-modelling/stroke-outcome commit 4f1d37b (derivation: github.com/samuel-book/stroke_outcome commit 124a07d)',
  era: 'August 2024',
  outcomes: ['mrs-distribution', 'mrs-0-1-90-days', 'mrs-0-2-90-days', 'death-90-days'],
  grade: 'evidence-synthesis',
  confidence: 'verified-secondary',
} as const;

const TRIALISTS = {
  population: '6,756 people in 9 randomised trials of alteplase against control',
  shortPopulation: '9 trials, n=6,756',
} as const;

export const TREATMENT_EVIDENCE = evidence({
  'dose-alteplase': {
    citation:
      'AHA/ASA 2019 guideline, Powers WJ, et al. Stroke 2019;50:e344-418: 0.9 mg/kg, at most 90 mg, 10 % over 1 minute and the rest over 60 minutes',
    population: 'people with ischaemic stroke who are given alteplase',
    shortPopulation: 'given alteplase',
    era: 'guideline of 2019',
    outcomes: [],
    grade: 'published-validated',
    confidence: 'verified-secondary',
  },
  'dose-tenecteplase': {
    citation:
      'AHA/ASA 2026 guideline, Prabhakaran S, et al. Stroke 2026;57 (class 1, level A: 0.25 mg/kg, at most 25 mg); TRACE-2 protocol',
    doi: '10.1161/STR.0000000000000513',
    population: 'people with ischaemic stroke who are given tenecteplase',
    shortPopulation: 'given tenecteplase',
    era: 'guideline of 2026',
    outcomes: [],
    grade: 'published-validated',
    confidence: 'verified',
  },
  'dose-tenecteplase-0.4': {
    citation:
      'AHA/ASA 2026 guideline, Prabhakaran S, et al. Stroke 2026;57 (tenecteplase 0.4 mg/kg: class 3, no benefit, possible harm)',
    doi: '10.1161/STR.0000000000000513',
    population: 'people with ischaemic stroke who are given tenecteplase',
    shortPopulation: 'given tenecteplase',
    era: 'guideline of 2026',
    outcomes: [],
    grade: 'published-validated',
    confidence: 'verified',
  },
  'dose-tenecteplase-label': {
    citation: 'US product label of tenecteplase, stroke: 15 to 25 mg in five weight bands',
    population: 'people with ischaemic stroke who are given tenecteplase',
    shortPopulation: 'given tenecteplase',
    era: 'date of the label not confirmed',
    outcomes: [],
    grade: 'published-validated',
    confidence: 'unconfirmed',
    unconfirmed: ['all five weight bands and their doses'],
  },
  'emberson-2014': {
    ...TRIALISTS,
    citation:
      'Emberson J, et al. Lancet 2014;384:1929-1935 (Stroke Thrombolysis Trialists, individual patient data)',
    pmid: '25106063',
    era: 'published 2014',
    outcomes: ['mrs-0-1-90-days'],
    grade: 'evidence-synthesis',
    confidence: 'verified',
  },
  'emberson-2014-curve': {
    ...TRIALISTS,
    citation:
      'Emberson J, et al. Lancet 2014;384:1929-1935, Figure 1, as read off by samuel-book/stroke_outcome',
    pmid: '25106063',
    era: 'published 2014',
    outcomes: ['mrs-0-1-90-days'],
    grade: 'evidence-synthesis',
    confidence: 'derived',
    unconfirmed: ['both points of the line (1.9 at 1 h, 1.0 at 6.3 h) were read off a figure: ± 0.05'],
  },
  'emberson-2014-death': {
    ...TRIALISTS,
    citation: 'Emberson J, et al. Lancet 2014;384:1929-1935 (death within 90 days)',
    pmid: '25106063',
    era: 'published 2014',
    outcomes: ['death-90-days'],
    grade: 'evidence-synthesis',
    confidence: 'unconfirmed',
    unconfirmed: ['17.9 against 16.5 %, hazard ratio 1.11 (0.99-1.25)'],
  },
  'whiteley-2016': {
    ...TRIALISTS,
    citation:
      'Whiteley WN, et al. Lancet Neurol 2016;15:925-933 (Stroke Thrombolysis Trialists, haemorrhage)',
    doi: '10.1016/S1474-4422(16)30076-X',
    era: 'published 2016',
    outcomes: ['ph2-7-days', 'sich-sits-most', 'fatal-ich'],
    grade: 'evidence-synthesis',
    confidence: 'verified',
    notRead: ['haemorrhage by NIHSS band', 'haemorrhage within 4.5 hours'],
  },
  'stroke-outcome-nlvo-ivt': {
    ...STROKE_OUTCOME,
    population: 'calculated: no large-vessel occlusion (NIHSS 0 to 10 stands for it), thrombolysis',
    shortPopulation: 'calculated, NIHSS 0-10, thrombolysis',
  },
  'stroke-outcome-lvo-ivt': {
    ...STROKE_OUTCOME,
    population: 'calculated: large-vessel occlusion (NIHSS 11 or more stands for it), thrombolysis',
    shortPopulation: 'calculated, NIHSS ≥ 11, thrombolysis',
  },
  'stroke-outcome-lvo-mt': {
    ...STROKE_OUTCOME,
    population: 'calculated: large-vessel occlusion (NIHSS 11 or more stands for it), thrombectomy',
    shortPopulation: 'calculated, NIHSS ≥ 11, thrombectomy',
  },
  'utility-wang-2020': {
    citation: 'Utilities of the mRS grades, Wang 2020, as used by stroke-outcome',
    population: 'utility of each mRS grade',
    shortPopulation: 'utility by mRS grade',
    era: 'published 2020',
    outcomes: ['mrs-distribution'],
    grade: 'evidence-synthesis',
    confidence: 'verified-secondary',
    notRead: ['the paper itself'],
  },
  'utility-dijkland-2018': {
    citation: 'Utilities of the mRS grades, Dijkland 2018, as used by stroke-outcome',
    population: 'utility of each mRS grade',
    shortPopulation: 'utility by mRS grade',
    era: 'published 2018',
    outcomes: ['mrs-distribution'],
    grade: 'evidence-synthesis',
    confidence: 'verified-secondary',
    notRead: ['the paper itself'],
  },
  'trace-2': {
    citation: 'TRACE-2. Lancet 2023;401:645',
    population:
      '53 Chinese centres, not eligible for thrombectomy: tenecteplase 0.25 mg/kg (at most 25 mg) against alteplase',
    shortPopulation: '53 Chinese centres, no thrombectomy',
    era: 'published 2023',
    outcomes: [],
    grade: 'published-validated',
    confidence: 'verified',
    notRead: ['its results'],
  },
  'attest-2': {
    citation: 'ATTEST-2. Lancet Neurol 2024;23:1087',
    population:
      '39 UK centres, 1,858 randomised and 1,777 treated: tenecteplase against alteplase, whole mRS, non-inferiority limit odds ratio 0.75',
    shortPopulation: '39 UK centres, n=1,777',
    era: 'published 2024',
    outcomes: ['mrs-distribution'],
    grade: 'published-validated',
    confidence: 'verified',
    notRead: ['its results'],
  },
  'tenecteplase-china-registry': {
    citation:
      'Tenecteplase thrombolytic therapy for acute ischaemic stroke in China. Stroke Vasc Neurol 2024, svn-2024-003381',
    population: '1,113 pairs matched by propensity: tenecteplase against alteplase, not randomised',
    shortPopulation: '1,113 matched pairs, China',
    era: 'published 2024',
    outcomes: ['mrs-0-1-90-days'],
    grade: 'published-validated',
    confidence: 'verified',
    notRead: ['the definition of symptomatic haemorrhage'],
  },
});
