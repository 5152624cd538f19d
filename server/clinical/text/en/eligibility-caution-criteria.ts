/** Criteria of the absolute and the relative tier of AHA/ASA 2026, in words. */
import type { CriterionText } from './eligibility-criteria.ts';

const LABORATORY_WHILE_OPEN =
  'Do not wait for the result unless there is a reason to suspect that it is abnormal (COR 2a).';

export const CAUTION_CRITERIA = {
  'haemorrhage-on-imaging': {
    name: 'Intracranial haemorrhage on imaging',
    rules: { 'aha-2026': 'Intracranial haemorrhage on the present imaging.' },
    whileOpen: 'Exclude haemorrhage by imaging first.',
  },
  'extensive-hypodensity': {
    name: 'Extensive hypodensity on CT',
    rules: { 'aha-2026': 'CT with extensive hypodensity, as the reader calls it.' },
  },
  'brain-injury-under-14-days': {
    name: 'Traumatic brain injury within 14 days',
    rules: { 'aha-2026': 'Moderate or severe traumatic brain injury less than 14 days ago.' },
  },
  'neurosurgery-under-14-days': {
    name: 'Neurosurgery within 14 days',
    rules: { 'aha-2026': 'Intracranial or spinal surgery less than 14 days ago.' },
  },
  'spinal-cord-injury': {
    name: 'Acute spinal cord injury',
    rules: { 'aha-2026': 'Acute spinal cord injury less than 3 months ago: likely contraindicated.' },
  },
  'intra-axial-neoplasm': {
    name: 'Intra-axial tumour',
    rules: { 'aha-2026': 'Intra-axial intracranial neoplasm.' },
  },
  'infective-endocarditis': {
    name: 'Infective endocarditis',
    rules: { 'aha-2026': 'Infective endocarditis.' },
  },
  'platelets-below-100': {
    name: 'Platelets below 100',
    rules: { 'aha-2026': 'Platelets below 100,000 per mm³ (100 × 10⁹/L).' },
    whileOpen: LABORATORY_WHILE_OPEN,
  },
  'inr-above-1-7': {
    name: 'INR above 1.7',
    rules: { 'aha-2026': 'INR above 1.7. A vitamin K antagonist counts through the INR alone.' },
    whileOpen: LABORATORY_WHILE_OPEN,
  },
  'aptt-above-40': {
    name: 'aPTT above 40 s',
    rules: { 'aha-2026': 'aPTT above 40 seconds.' },
    whileOpen: LABORATORY_WHILE_OPEN,
  },
  'pt-above-15': {
    name: 'Prothrombin time above 15 s',
    rules: { 'aha-2026': 'Prothrombin time above 15 seconds.' },
    whileOpen: LABORATORY_WHILE_OPEN,
  },
  'aortic-arch-dissection': {
    name: 'Aortic arch dissection',
    rules: { 'aha-2026': 'Dissection of the aortic arch.' },
  },
  'aria-or-amyloid-antibody': {
    name: 'ARIA or amyloid antibody',
    rules: {
      'aha-2026':
        'Amyloid-related imaging abnormalities, or treatment with an amyloid antibody. No time since the last infusion was read: any infusion counts.',
    },
  },
  'pre-existing-disability': {
    name: 'Disability before the stroke',
    rules: {
      'aha-2026':
        'Pre-existing disability or frailty. No limit was read: from mRS 2 it is for the clinician to weigh. Frailty itself is not looked at.',
    },
    whatToDo: 'Weigh the disability before the stroke, with the patient or relatives.',
  },
  'doac-within-48-hours': {
    name: 'DOAC within 48 hours',
    rules: { 'aha-2026': 'Last dose of a direct oral anticoagulant less than 48 hours ago.' },
    whileOpen: 'Ask for the time of the last dose.',
  },
  'recent-ischaemic-stroke': {
    name: 'Ischaemic stroke within 3 months',
    rules: { 'aha-2026': 'Earlier ischaemic stroke less than 3 months ago.' },
  },
  'prior-intracranial-haemorrhage': {
    name: 'Earlier intracranial haemorrhage',
    rules: { 'aha-2026': 'Intracranial haemorrhage at any time before.' },
  },
  'pregnancy-or-postpartum': {
    name: 'Pregnancy or post-partum',
    rules: { 'aha-2026': 'Pregnancy, or the time after birth.' },
  },
  'dural-puncture': {
    name: 'Dural puncture within 7 days',
    rules: { 'aha-2026': 'Dural puncture within the last 7 days.' },
  },
  'arterial-puncture': {
    name: 'Arterial puncture within 7 days',
    rules: { 'aha-2026': 'Puncture of a non-compressible artery within the last 7 days.' },
  },
  'brain-injury-14-days-to-3-months': {
    name: 'Traumatic brain injury, 14 days to 3 months',
    rules: { 'aha-2026': 'Moderate or severe traumatic brain injury 14 days to 3 months ago.' },
  },
  'neurosurgery-14-days-to-3-months': {
    name: 'Neurosurgery, 14 days to 3 months',
    rules: { 'aha-2026': 'Intracranial or spinal surgery 14 days to 3 months ago.' },
  },
  'major-trauma': {
    name: 'Major trauma within 3 months',
    rules: {
      'aha-2026':
        'Major trauma outside the nervous system 14 days to 3 months ago (limits not confirmed). What holds before 14 days was not read.',
    },
  },
  'st-elevation-infarction': {
    name: 'ST-elevation myocardial infarction',
    rules: {
      'aha-2026':
        'ST-elevation myocardial infarction (not confirmed). Type and limit were not read: any infarction is for the clinician to weigh.',
    },
  },
  'recent-gastrointestinal-or-urinary-bleed': {
    name: 'Recent gastrointestinal or urinary bleeding',
    rules: {
      'aha-2026':
        'Gastrointestinal or genitourinary bleeding less than about 21 days ago (limit not confirmed).',
    },
  },
  'intracranial-dissection': {
    name: 'Intracranial dissection',
    rules: { 'aha-2026': 'Dissection of an intracranial artery (not confirmed).' },
  },
  'recent-major-surgery': {
    name: 'Recent major surgery',
    rules: {
      'aha-2026': 'Major surgery outside the nervous system within about 10 days (limit not confirmed).',
    },
  },
  'vascular-malformation': {
    name: 'Intracranial vascular malformation',
    rules: { 'aha-2026': 'Intracranial vascular malformation (not confirmed).' },
  },
} as const satisfies Readonly<Record<string, CriterionText>>;
