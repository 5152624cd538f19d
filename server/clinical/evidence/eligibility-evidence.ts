/** Sources of the rules for eligibility. What was not read of a guideline is named, and nothing of it is used. */
import { evidence } from './evidence.ts';

const GUIDELINE = {
  shortPopulation: 'guideline',
  outcomes: [],
  grade: 'guideline',
} as const;

const AHA_2026 = {
  ...GUIDELINE,
  doi: '10.1161/STR.0000000000000513',
  population: 'guideline for adults with acute ischaemic stroke',
  era: 'published 26 January 2026; replaces 2018 and 2019',
} as const;

const ESO_2021 = {
  ...GUIDELINE,
  citation:
    'Berge E, Whiteley W, Audebert H, et al. Eur Stroke J 2021;6:I-LXII (ESO guideline on thrombolysis)',
  doi: '10.1177/2396987321989865',
  population: 'guideline for adults with acute ischaemic stroke',
  era: 'published 2021',
} as const;

export const ELIGIBILITY_EVIDENCE = evidence({
  'aha-2026-eligibility': {
    ...AHA_2026,
    citation:
      'Prabhakaran S, et al. Stroke 2026;57 (AHA/ASA guideline), pocket pages 13, 19, 21, 22, 27, 29, 30, 32, 33',
    confidence: 'verified',
    notRead: [
      'pocket page 31, the middle of the list of relative contraindications',
      'the full text and the other pocket pages; levels of evidence of the rules used here',
      'limits for "pre-existing disability", for "severe" hypo- and hyperglycaemia, and for how recent an amyloid antibody, a myocardial infarction or a remote bleed is',
      'whether heparin in treatment dose within 24 hours, which the 2019 edition names, is in any tier',
    ],
  },
  'aha-2026-secondary': {
    ...AHA_2026,
    citation: 'Prabhakaran S, et al. Stroke 2026;57 (AHA/ASA guideline), read in a pharmacist’s summary',
    confidence: 'verified-secondary',
  },
  'aha-2026-page-31': {
    ...AHA_2026,
    citation:
      'Prabhakaran S, et al. Stroke 2026;57 (AHA/ASA guideline), pocket page 31, from a pharmacist’s summary',
    confidence: 'unconfirmed',
    unconfirmed: [
      'major trauma outside the nervous system, 14 days to 3 months',
      'ST-elevation myocardial infarction',
      'gastrointestinal or genitourinary bleeding, about 21 days',
      'intracranial dissection',
      'major surgery outside the nervous system, about 10 days',
      'intracranial vascular malformation',
    ],
    notRead: ['the page itself: exact limits, and further entries of the list'],
  },
  'aha-2026-unconfirmed': {
    ...AHA_2026,
    citation: 'Prabhakaran S, et al. Stroke 2026;57 (AHA/ASA guideline), parts from memory or implied',
    confidence: 'unconfirmed',
    unconfirmed: [
      'wording of the entry for intracranial haemorrhage on imaging',
      'traumatic brain injury within 14 days as absolute: implied by the relative entry, 14 days to 3 months',
      'neurosurgery within 14 days as absolute: implied by the relative entry, 14 days to 3 months',
      'warning of angioedema with an ACE inhibitor',
      'adults: 18 years and over',
    ],
  },
  'aha-2019-eligibility': {
    ...GUIDELINE,
    citation: 'Powers WJ, et al. Stroke 2019;50:e344-e418 (AHA/ASA guideline), Table 8, from protocol sites',
    population: 'guideline for adults with acute ischaemic stroke',
    era: 'published 2019; replaced in 2026',
    confidence: 'unconfirmed',
    unconfirmed: [
      'low-molecular-weight heparin in treatment dose within 24 hours',
      'glucose below 50 mg/dL: correct, then assess again (the 2013 edition, which was read, has it as a plain exclusion)',
    ],
    notRead: ['Table 8 in the paper'],
  },
  'eso-2021-eligibility': {
    ...ESO_2021,
    confidence: 'verified',
    notRead: [
      'the list of single items beyond the abstract: contraindications, laboratory limits, anticoagulants, recent events',
      'a time from recognition for the wake-up window',
      'treatment in spite of glucose above 22.2 mmol/L or of laboratory results still to come: from memory only, no rule here',
    ],
  },
  'eso-2021-secondary': { ...ESO_2021, confidence: 'verified-secondary' },
  'eso-2021-unconfirmed': {
    ...ESO_2021,
    confidence: 'unconfirmed',
    unconfirmed: [
      'mild, non-disabling deficit: thrombolysis not suggested',
      'pressure persistently above 185/110 mmHg: no thrombolysis',
      'more than 10 microbleeds: thrombolysis not suggested',
      '22.2 mmol/L as the level above which glucose is singled out',
      'adults: 18 years and over',
    ],
  },
});
