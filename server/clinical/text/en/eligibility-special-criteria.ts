/** Criteria outside the absolute and the relative tier, in words. */
import type { CriterionText } from './eligibility-criteria.ts';

const MICROBLEEDS_WHILE_OPEN =
  'Where the number is not known, do not seek an MRI for it (AHA/ASA 2026, COR 1).';

const NO_OBSTACLE = 'No reason to withhold treatment.';

export const SPECIAL_CRITERIA = {
  'heparin-within-24-hours': {
    name: 'Heparin in treatment dose within 24 hours',
    rules: {
      'aha-2019':
        'Heparin in treatment dose less than 24 hours ago (2019, not confirmed). Whether the 2026 edition names it was not read.',
    },
    whileOpen: 'Ask for dose and time; a prophylactic dose is not meant.',
  },
  'cervical-dissection': {
    name: 'Cervical artery dissection',
    rules: { 'aha-2026': 'Extracranial cervical dissection.' },
  },
  'extra-axial-neoplasm': {
    name: 'Extra-axial tumour',
    rules: { 'aha-2026': 'Extra-axial intracranial neoplasm.' },
  },
  'procedural-stroke': {
    name: 'Stroke during angiography',
    rules: { 'aha-2026': 'Stroke during an angiographic procedure.' },
  },
  'unruptured-aneurysm': {
    name: 'Unruptured intracranial aneurysm',
    rules: { 'aha-2026': 'Unruptured intracranial aneurysm.' },
  },
  'remote-gastrointestinal-or-urinary-bleed': {
    name: 'Remote gastrointestinal or urinary bleeding',
    rules: {
      'aha-2026':
        'Remote and stable gastrointestinal or genitourinary bleeding. No limit was read: from 21 days it is for the clinician to weigh.',
    },
  },
  'remote-myocardial-infarction': {
    name: 'Remote myocardial infarction',
    rules: {
      'aha-2026':
        'Remote myocardial infarction. No limit was read: any infarction is for the clinician to weigh.',
    },
  },
  'recreational-drugs': {
    name: 'Recreational drugs',
    rules: { 'aha-2026': 'Stroke with use of recreational drugs.' },
  },
  'stroke-mimic': {
    name: 'Uncertain diagnosis or stroke mimic',
    rules: { 'aha-2026': 'Uncertain diagnosis, or a stroke mimic suspected.' },
  },
  'mild-non-disabling-deficit': {
    name: 'Mild, non-disabling deficit',
    rules: {
      'aha-2026': 'Mild, non-disabling deficit within 4.5 hours: no benefit (COR 3).',
      'eso-2021': 'Mild, non-disabling deficit within 4.5 hours: thrombolysis not suggested (not confirmed).',
    },
    whileOpen: 'Whether the deficit disables is for the treating clinician to say.',
  },
  'antiplatelet-treatment': {
    name: 'Antiplatelet treatment',
    rules: {
      'aha-2026': 'On single or dual antiplatelet treatment: thrombolysis recommended (COR 1).',
      'eso-2021': 'On single or dual antiplatelet treatment: thrombolysis all the same.',
    },
    whatToDo: NO_OBSTACLE,
  },
  'few-microbleeds': {
    name: 'Few microbleeds',
    rules: {
      'aha-2026': '1 to 10 microbleeds: thrombolysis is reasonable (COR 2a).',
      'eso-2021': 'Fewer than 10 microbleeds: thrombolysis. Exactly 10 is in neither rule.',
    },
    whatToDo: NO_OBSTACLE,
    whileOpen: MICROBLEEDS_WHILE_OPEN,
  },
  'many-microbleeds': {
    name: 'More than 10 microbleeds',
    rules: {
      'aha-2026': 'More than 10 microbleeds: thrombolysis may be reasonable (COR 2b).',
      'eso-2021': 'More than 10 microbleeds: thrombolysis not suggested (not confirmed).',
    },
    whatToDo: 'Weigh the benefit against the risk of bleeding.',
    whileOpen: MICROBLEEDS_WHILE_OPEN,
  },
  'high-blood-pressure': {
    name: 'Blood pressure too high to start',
    rules: {
      'aha-2026': 'Before treatment, systolic below 185 and diastolic below 110 mmHg.',
      'eso-2021': 'Pressure persistently above 185/110 mmHg: no thrombolysis (not confirmed).',
    },
    whatToDo: 'Lower it below both limits, then treat: no contraindication once corrected.',
    whileOpen: 'Measure it now.',
  },
  'severe-hypoglycaemia': {
    name: 'Severe hypoglycaemia',
    rules: {
      'aha-2026':
        'Treat severe hypoglycaemia; if the disabling deficit persists, thrombolysis is recommended (COR 1). 2026 prints no limit in what was read: below 50 mg/dL is from earlier editions.',
    },
    whatToDo: 'Correct it and look at the deficit again: no contraindication.',
    whileOpen: 'Measure glucose before treatment.',
  },
  'severe-hyperglycaemia': {
    name: 'Severe hyperglycaemia',
    rules: {
      'aha-2026':
        'Treat severe hyperglycaemia; if the disabling deficit persists, thrombolysis is recommended (COR 1). 2026 prints no limit in what was read: above 22.2 mmol/L is from ESO 2021, not confirmed.',
    },
    whatToDo: 'Correct it and look at the deficit again: no contraindication.',
    whileOpen: 'Measure glucose before treatment.',
  },
  'ace-inhibitor': {
    name: 'ACE inhibitor',
    rules: {
      'aha-2026': 'On an ACE inhibitor: a risk of angioedema (not confirmed). A warning, no criterion.',
    },
    whatToDo: 'Watch for swelling of tongue and lips during and after treatment.',
  },
  'under-18-years': {
    name: 'Younger than 18',
    rules: {
      'aha-2026':
        'The rules are for adults of 18 and over (not confirmed); children are a separate question.',
      'eso-2021':
        'The rules are for adults of 18 and over (not confirmed); children are a separate question.',
    },
    whatToDo: 'None of these rules was made for a child.',
  },
} as const satisfies Readonly<Record<string, CriterionText>>;
