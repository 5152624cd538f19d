/**
 * The events that are looked for among conditions and procedures. ICD-10 codes by title of the WHO edition and its US
 * modification; procedures by chapter of ICD-10-PCS, CPT and the German OPS.
 */
import { conditionEntry } from './condition-entries.ts';
import type { EventRule } from './event-fact.ts';
import { procedureEntry } from './procedure-entries.ts';

export const ICD_10_PCS = 'http://www.cms.gov/Medicare/Coding/ICD10';
export const CPT = 'http://www.ama-assn.org/go/cpt';
export const OPS = 'http://fhir.de/CodeSystem/bfarm/ops';

/** Surgical procedure, SNOMED CT: the category where the code itself says nothing here. */
const SURGICAL_CATEGORY = '387713003';

const OF_NOBODY = /family history|familienanamnese|screening|rule out|suspected|no evidence of|risk of/i;

/** Of the condition list. */
export const CONDITION_EVENTS: readonly EventRule[] = [
  {
    fact: 'ischaemicStroke',
    entriesOf: conditionEntry,
    isOfThePresentKind: true,
    concept: { snomed: ['422504002', '432504007'], icd10: ['I63'] },
    // Stroke not told apart; Z86.73 is a transient attack or an infarction.
    possibly: { snomed: ['230690007'], icd10: ['I64', 'Z86.73'] },
    inThePast: { icd10: ['I69.3', 'Z86.73'] },
    words: /\bstroke\b|cerebral infarct|\bcva\b|schlaganfall|hirninfarkt/i,
    otherWords:
      /family history|familienanamnese|screening|rule out|suspected|risk of|ha?emorrhagic|heat ?stroke/i,
  },
  {
    fact: 'intracranialHaemorrhage',
    entriesOf: conditionEntry,
    concept: { snomed: ['274100004', '21454007'], icd10: ['I60', 'I61', 'I62'] },
    // Traumatic bleeding, and bleeding into an infarct, are not what the criterion names, nor surely something else.
    possibly: { snomed: ['230706003'], icd10: ['S06.4', 'S06.5', 'S06.6'] },
    inThePast: { icd10: ['I69.0', 'I69.1', 'I69.2'] },
    words:
      /(intra-?cranial|intra-?cerebral|cerebral|subarachnoid|subdural|brain) (ha?emorrhage|bleed|ha?ematoma)|hirnblutung/i,
    otherWords: OF_NOBODY,
  },
  {
    fact: 'traumaticBrainInjury',
    entriesOf: conditionEntry,
    // Oedema, diffuse and focal injury, traumatic haemorrhages; concussion (S06.0) is mild and not counted.
    concept: { icd10: ['S06.1', 'S06.2', 'S06.3', 'S06.4', 'S06.5', 'S06.6', 'S06.7'] },
    possibly: { snomed: ['127295002'], icd10: ['S06.8', 'S06.9', 'S06.A', 'S02.0', 'S02.1'] },
    inThePast: { icd10: ['T90.5', 'Z87.820'] },
    words: /traumatic brain injur|\btbi\b|head (injur|trauma)|skull fracture|sch(ä|ae)del-?hirn/i,
    otherWords: /family history|screening|rule out|suspected|mild|minor|concussion/i,
  },
  {
    fact: 'spinalCordInjury',
    entriesOf: conditionEntry,
    concept: { snomed: ['90584004'], icd10: ['S14.0', 'S14.1', 'S24.0', 'S24.1', 'S34.0', 'S34.1'] },
    inThePast: { icd10: ['T91.3'] },
    words: /spinal cord injur|r(ü|ue)ckenmarksverletzung/i,
    otherWords: OF_NOBODY,
  },
  {
    fact: 'majorTrauma',
    entriesOf: conditionEntry,
    concept: { icd10: ['T07'] },
    // Injuries of chest, abdomen, pelvis and thigh that may be major; no code says how severe they are.
    possibly: {
      icd10: [
        ...['S22', 'S25', 'S26', 'S27', 'S28', 'S31', 'S32', 'S35', 'S36', 'S37', 'S38'],
        ...['S72', 'S75', 'S77', 'S78', 'T01', 'T02', 'T04', 'T05', 'T06', 'T79'],
      ],
    },
    words: /poly-?trauma|major trauma|multiple (injur|trauma|fracture)/i,
    otherWords: OF_NOBODY,
  },
  {
    fact: 'gastrointestinalOrUrinaryBleed',
    entriesOf: conditionEntry,
    concept: {
      snomed: ['74474003'],
      icd10: [
        ...['K92.0', 'K92.1', 'K92.2', 'K62.5', 'K22.6', 'I85.0', 'I85.11', 'K55.21', 'R31.0'],
        // Ulcers with haemorrhage, with and without perforation.
        ...['K25', 'K26', 'K27', 'K28'].flatMap((ulcer) =>
          ['0', '2', '4', '6'].map((end) => `${ulcer}.${end}`),
        ),
      ],
    },
    // Blood in urine, not said whether visible.
    possibly: { snomed: ['34436003'], icd10: ['R31'] },
    words:
      /(gastro-?intestinal|\bgi|rectal|variceal|urinary|genitourinary) (bleed|ha?emorrhage)|mel(a)?ena|ha?ematemesis|ha?ematuria|magenblutung|darmblutung/i,
    otherWords: /family history|screening|rule out|suspected|risk of|microscopic/i,
  },
  {
    fact: 'myocardialInfarction',
    entriesOf: conditionEntry,
    concept: { snomed: ['22298006', '401303003', '401314000', '57054005'], icd10: ['I21', 'I22'] },
    inThePast: { snomed: ['399211009'], icd10: ['I25.2'] },
    words: /myocardial infarct|heart attack|\bn?stemi\b|herzinfarkt|infarto de miocardio/i,
    otherWords: OF_NOBODY,
  },
];

/** Of the procedure list. */
export const PROCEDURE_EVENTS: readonly EventRule[] = [
  {
    fact: 'neurosurgery',
    entriesOf: procedureEntry,
    concept: {
      snomed: ['25353009', '387731002'],
      procedures: [
        // Central nervous system and cranial nerves, open or percutaneous endoscopic; spinal joints, fused.
        { system: ICD_10_PCS, pattern: /^(00..[04]|0RG|0SG[0-3])/ },
        // Craniotomies, vascular and skull base surgery; spine and spinal cord.
        { system: CPT, pattern: /^(61[3-5]|616[0189]|617[01]|63)\d+$/ },
        { system: OPS, pattern: /^5-0[1-3]/ },
      ],
    },
    words:
      /craniotomy|craniectomy|neurosurg|laminectomy|spinal (fusion|surgery)|discectomy|trepan|kraniotomie|ventriculo-?peritoneal shunt/i,
    otherWords: /planned|consult|declined/i,
  },
  {
    fact: 'majorSurgery',
    entriesOf: procedureEntry,
    // No classification says which surgery is major: any outside the nervous system may be.
    concept: {},
    possibly: {
      snomed: [SURGICAL_CATEGORY],
      procedures: [
        { system: ICD_10_PCS, pattern: /^0[^0]/ },
        { system: CPT, pattern: /^([1-5]\d|6[04-9])\d{3}$/ },
        { system: OPS, pattern: /^5-(?!0[1-3])/ },
      ],
    },
    words:
      /surgery|operation|ectomy\b|arthroplasty|replacement|bypass|resection|transplant|laparotomy|thoracotomy/i,
    otherWords: /planned|consult|declined|history and physical/i,
  },
  {
    fact: 'arterialPuncture',
    entriesOf: procedureEntry,
    // No code says that an artery cannot be compressed: only its name does.
    concept: {},
    words: /subclavian arter|axillary arter|non-?compressible/i,
    otherWords: /declined/i,
  },
  {
    fact: 'duralPuncture',
    entriesOf: procedureEntry,
    concept: {
      snomed: ['277762005'],
      procedures: [
        { system: ICD_10_PCS, pattern: /^009U/ },
        { system: CPT, pattern: /^(62270|62272|62328|62329)$/ },
        { system: OPS, pattern: /^1-204/ },
      ],
    },
    words: /lumbar puncture|spinal tap|dural puncture|spinal ana?esthesia|lumbalpunktion|punci(ó|o)n lumbar/i,
    otherWords: /declined/i,
  },
];
