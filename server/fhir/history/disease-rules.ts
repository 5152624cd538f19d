/**
 * The diseases that are looked for among the conditions. ICD-10 codes by chapter and title of the WHO edition and its
 * US modification; SNOMED CT codes as published value sets and implementation guides use them.
 */
import type { DiseaseRule } from './disease-fact.ts';

/** Words that make a disease someone else's, or a question. */
const OF_NOBODY = 'family history|familienanamnese|screening|rule out|suspected|no evidence of|risk of';

function otherWords(...more: readonly string[]): RegExp {
  return new RegExp([OF_NOBODY, ...more].join('|'), 'i');
}

/** C00 to C97 but C44, other malignant neoplasms of skin. */
const MALIGNANT = Array.from({ length: 98 }, (_, index) => `C${String(index).padStart(2, '0')}`).filter(
  (prefix) => prefix !== 'C44',
);

export const DISEASE_RULES: readonly DiseaseRule[] = [
  {
    fact: 'diabetes',
    // Diabetes mellitus; ICD-10 E10-E14, ICD-10-CM E08-E13. Gestational diabetes and prediabetes are not counted.
    concept: {
      snomed: ['73211009', '44054006', '46635009'],
      icd10: ['E08', 'E09', 'E10', 'E11', 'E12', 'E13', 'E14'],
    },
    words: /diabet/i,
    otherWords: otherWords('insipidus', 'pre-?diabet', 'gestational'),
  },
  {
    fact: 'hypertension',
    // Essential or secondary; ICD-10 I10-I13 and I15.
    concept: {
      snomed: ['38341003', '59621000', '31992008'],
      icd10: ['I10', 'I11', 'I12', 'I13', 'I15'],
    },
    words: /hypertensi|high blood pressure/i,
    otherWords: otherWords('pulmonary', 'portal', 'intracranial', 'ocular', 'gestational'),
  },
  {
    fact: 'atrialFibrillation',
    // ICD-10 I48.0-I48.2, ICD-10-CM also I48.91. Atrial flutter alone is not counted.
    concept: {
      snomed: ['49436004', '282825002', '440059007', '440028005'],
      icd10: ['I48.0', 'I48.1', 'I48.2', 'I48.91'],
    },
    words: /atrial fibrillation|\ba-?fib\b/i,
    otherWords: otherWords(),
  },
  {
    fact: 'heartFailure',
    concept: { snomed: ['84114007', '42343007', '88805009'], icd10: ['I50'] },
    words: /heart failure|cardiac failure/i,
    otherWords: otherWords(),
  },
  {
    fact: 'cancer',
    concept: { snomed: ['363346000'], icd10: [...MALIGNANT, 'Z85'] },
    words: /cancer|carcinoma|malignan|lymphoma|leuk(a)?emia|sarcoma|melanoma|metasta/i,
    otherWords: otherWords('basal cell', 'squamous cell carcinoma of (the )?skin'),
  },
  {
    fact: 'dialysis',
    // Dependence on renal dialysis. End-stage disease alone does not say how it is treated.
    concept: { icd10: ['Z99.2'] },
    possibly: { icd10: ['N18.6', 'Z49'] },
    words: /dialysis|end-?stage (renal|kidney)/i,
    otherWords: otherWords('peritoneal dialysis catheter removal'),
  },
  {
    fact: 'priorCognitiveImpairment',
    // Dementia, Alzheimer and frontotemporal disease, mild cognitive impairment.
    concept: {
      snomed: ['52448006', '26929004'],
      icd10: ['F00', 'F01', 'F02', 'F03', 'G30', 'G31.0', 'G31.83', 'G31.84'],
    },
    words: /dementia|demenz|alzheimer|cognitive (impairment|decline|disorder)/i,
    otherWords: otherWords(),
  },
  {
    fact: 'infectiveEndocarditis',
    concept: { snomed: ['233850007'], icd10: ['I33'] },
    possibly: { snomed: ['56819008'], icd10: ['I38', 'I39'] },
    words: /endocarditis/i,
    otherWords: otherWords('prophylaxis', 'libman', 'marantic', 'non-?bacterial'),
    presentForDays: 180,
  },
  {
    fact: 'aorticArchDissection',
    // Only ICD-10-CM says where in the aorta; all else may be the arch.
    concept: { icd10: ['I71.011'] },
    possibly: { snomed: ['308546005'], icd10: ['I71.0'] },
    words: /(aort\w*|type a) dissection|dissection of (the )?aort|aortendissektion/i,
    otherWords: otherWords('abdominal'),
  },
  {
    fact: 'intracranialDissection',
    concept: { icd10: ['I67.0'] },
    words: /(intracranial|cerebral|basilar) (artery )?dissection/i,
    otherWords: otherWords(),
  },
  {
    fact: 'cervicalDissection',
    concept: { icd10: ['I77.71', 'I77.74'] },
    words: /(carotid|vertebral|cervical)( artery)? dissection|dissection of (the )?(carotid|vertebral)/i,
    otherWords: otherWords(),
  },
  {
    fact: 'intraAxialNeoplasm',
    // Malignant, secondary, benign and uncertain neoplasms of the brain itself.
    concept: {
      snomed: ['94225005'],
      icd10: ['C71', 'C79.31', 'D33.0', 'D33.1', 'D33.2', 'D43.0', 'D43.1', 'D43.2'],
    },
    possibly: { snomed: ['126952004'], icd10: ['C79.3', 'D49.6'] },
    words: /brain (tumou?r|metasta|neoplasm|cancer)|glioma|glioblastoma|astrocytoma|hirntumor|hirnmetasta/i,
    otherWords: otherWords('optic'),
  },
  {
    fact: 'extraAxialNeoplasm',
    // Of the cerebral meninges and the cranial nerves.
    concept: { snomed: ['302820008'], icd10: ['C70.0', 'D32.0', 'D42.0', 'D33.3'] },
    possibly: { icd10: ['D32.9', 'D42.9', 'C70.9', 'D35.2'] },
    words: /meningioma|vestibular schwannoma|acoustic neuroma|pituitary adenoma/i,
    otherWords: otherWords('spinal'),
  },
  {
    fact: 'unrupturedAneurysm',
    concept: { snomed: ['128609009'], icd10: ['I67.1'] },
    words: /(cerebral|intracranial|brain|berry) aneurysm|hirnaneurysma/i,
    otherWords: otherWords('ruptured aneurysm'),
  },
  {
    fact: 'vascularMalformation',
    // Malformations of cerebral and precerebral vessels; a haemangioma of intracranial structures may be a cavernoma.
    concept: { snomed: ['234142008'], icd10: ['Q28.2', 'Q28.3'] },
    possibly: { icd10: ['D18.02', 'Q28.0', 'Q28.1'] },
    words: /arterio-?venous malformation|\bavm\b|cavernoma|cavernous (malformation|angioma)|dural fistula/i,
    otherWords: otherWords('pulmonary', 'gastric', 'colon', 'intestin'),
  },
  {
    fact: 'aria',
    // ICD-10 has no code for it.
    concept: {},
    words: /amyloid-related imaging|\baria(-[eh])?\b/i,
    otherWords: otherWords(),
  },
  {
    fact: 'pregnantOrPostpartum',
    // Chapter XV, pregnant state, supervision, weeks of gestation, postpartum care.
    concept: { snomed: ['77386006'], icd10: ['O', 'Z33', 'Z34', 'Z3A', 'Z39'] },
    words: /pregnan|gravid|postpartum|puerperi|schwanger|wochenbett/i,
    otherWords: otherWords('negative', 'not pregnant', 'prevention', 'test'),
    // Forty weeks, and six after the birth.
    presentForDays: 46 * 7,
  },
];
