/**
 * The diseases that are looked for among the conditions. ICD-10 codes by chapter and title of the WHO edition and its
 * US modification; SNOMED CT codes as published value sets and implementation guides use them.
 */
import type { DiseaseRule } from './disease-fact.ts';

export const DISEASE_RULES: readonly DiseaseRule[] = [
  {
    fact: 'diabetes',
    // Diabetes mellitus; ICD-10 E10-E14, ICD-10-CM E08-E13. Gestational diabetes and prediabetes are not counted.
    concept: {
      snomed: ['73211009', '44054006', '46635009'],
      icd10: ['E08', 'E09', 'E10', 'E11', 'E12', 'E13', 'E14'],
    },
    words: /diabet/i,
    otherWords: /insipidus|pr(e|ae?)-?diabet|gestation|schwangerschaftsdiabetes/i,
  },
  {
    fact: 'hypertension',
    // Essential or secondary; ICD-10 I10-I13 and I15, ICD-10-CM also I16, hypertensive crisis.
    concept: {
      snomed: ['38341003', '59621000', '31992008'],
      icd10: ['I10', 'I11', 'I12', 'I13', 'I15', 'I16'],
    },
    words: /hypertensi|hypertonie|hipertensi|high blood pressure|bluthochdruck/i,
    otherWords: /pulmon|portal|intra[ck]ran|ocular|okul|gestation/i,
  },
  {
    fact: 'atrialFibrillation',
    // ICD-10 I48.0-I48.2, ICD-10-CM also I48.91. Atrial flutter alone is not counted.
    concept: {
      snomed: ['49436004', '282825002', '440059007', '440028005'],
      icd10: ['I48.0', 'I48.1', 'I48.2', 'I48.91'],
    },
    // The category alone, and WHO's I48.9, may be flutter.
    possibly: { icd10: ['I48'], icd10Except: ['I48.3', 'I48.4', 'I48.92'] },
    words: /atrial fibrillation|\ba-?fib\b|vorhofflimmern|fibrilacion auricular/i,
  },
  {
    fact: 'heartFailure',
    // Also where the category is hypertensive or rheumatic heart disease "with heart failure".
    concept: {
      snomed: ['84114007', '42343007', '88805009'],
      icd10: ['I50', 'I11.0', 'I13.0', 'I13.2', 'I09.81'],
    },
    words: /heart failure|cardiac failure|herzinsuffizienz|insuficiencia cardiaca/i,
  },
  {
    fact: 'cancer',
    // Chapter II, malignant; but C44 and its history, other malignant neoplasms of skin.
    concept: { snomed: ['363346000'], icd10: ['C', 'Z85'], icd10Except: ['C44', 'Z85.828'] },
    words: /cancer|[ck]ar[cz]inom|krebs|malign|l[iy]mphom|leu[ck](a|e)*mi|sar[ck]om|melanom|metasta/i,
    otherWords:
      /basal cell|basal(zell|iom)|squamous cell carcinoma of (the )?skin|non-?malignan|lymphoma?edem/i,
  },
  {
    fact: 'dialysis',
    // Dependence on renal dialysis. End-stage disease alone does not say how it is treated.
    concept: { icd10: ['Z99.2'] },
    possibly: { icd10: ['N18.5', 'N18.6', 'Z49'] },
    words: /dial[iy]s|end-?stage (renal|kidney)/i,
    otherWords: /dialysis catheter removal/i,
  },
  {
    fact: 'priorCognitiveImpairment',
    // Dementia, Alzheimer and frontotemporal disease, mild cognitive impairment.
    concept: {
      snomed: ['52448006', '26929004'],
      icd10: ['F00', 'F01', 'F02', 'F03', 'F05.1', 'F06.7', 'G30', 'G31.0', 'G31.83', 'G31.84'],
    },
    words:
      /dement?[iz]|demencia|alzheimer|cognitive (impairment|decline|disorder)|kognitive (storung|stoerung)|deterioro cognitivo/i,
  },
  {
    fact: 'infectiveEndocarditis',
    concept: { snomed: ['233850007'], icd10: ['I33'] },
    possibly: { snomed: ['56819008'], icd10: ['I38', 'I39', 'B37.6', 'T82.6'] },
    words: /endo[ck]arditis/i,
    otherWords: /prophyla|libman|marantic|non-?bacterial/i,
    presentForDays: 180,
  },
  {
    fact: 'aorticArchDissection',
    // Only ICD-10-CM says where in the aorta; all else may be the arch.
    concept: { icd10: ['I71.011'] },
    possibly: { snomed: ['308546005'], icd10: ['I71.0'] },
    words:
      /(dissect|dissekt|disec)[^;.]{0,60}aort|aort[^;.]{0,60}(dissect|dissekt|disec)|type a dissection|stanford a\b/i,
    otherWords: /abdomin/i,
  },
  {
    fact: 'intracranialDissection',
    concept: { icd10: ['I67.0'] },
    words:
      /(intra[ck]rani|[cz]erebr|basilar)[^;.]{0,60}disse[ck]t|disse[ck]t[^;.]{0,60}(intra[ck]rani|[cz]erebr|basilar)/i,
    otherWords: /pre-?[cz]erebral|extra[ck]ranial/i,
  },
  {
    fact: 'cervicalDissection',
    concept: { icd10: ['I77.71', 'I77.74', 'I77.75'] },
    // WHO: aneurysm and dissection of carotid, vertebral and other precerebral arteries.
    possibly: { icd10: ['I72.0', 'I72.5', 'I72.6'] },
    words:
      /([ck]arotid|karotis|carotis|vertebral|cervical)[^;.]{0,60}disse[ck]t|disse[ck]t[^;.]{0,60}([ck]aroti|vertebral|cervical)/i,
  },
  {
    fact: 'intraAxialNeoplasm',
    // Malignant, secondary, benign and uncertain neoplasms of the brain itself.
    concept: {
      snomed: ['94225005', '428061005', '93727008'],
      icd10: ['C71', 'C79.31', 'D33.0', 'D33.1', 'D33.2', 'D43.0', 'D43.1', 'D43.2'],
    },
    possibly: { snomed: ['126952004'], icd10: ['C79.3', 'D49.6', 'Z85.841'], icd10Except: ['C79.32'] },
    words:
      /(brain|cerebral|zerebrale?|cerebell\w{1,20}) (tumou?r|metasta|neoplasm|cancer|lymphoma)|(tumou?r|metasta\w{1,20}|metastatic|neoplasm|cancer|lymphoma)[^;.]{0,60} (brain|cerebr\w{1,20}|nervous system)|gliom|glioblastom|astro[cz][iy]tom|medulloblastom|ependymom|hirntumor|hirnmetasta|tumor cerebral/i,
    otherWords: /optic/i,
  },
  {
    fact: 'extraAxialNeoplasm',
    // Of the cerebral meninges and the cranial nerves.
    concept: { snomed: ['302820008'], icd10: ['C70.0', 'C79.32', 'D32.0', 'D42.0', 'D33.3'] },
    possibly: { icd10: ['D32.9', 'D42.9', 'C70.9', 'D35.2'] },
    words:
      /meningi?eom|meningiom|vestibular schwannom|vestibularisschwannom|acoustic neuroma|akustikusneurinom|pituitary adenoma|hypophysenadenom/i,
    otherWords: /spinal/i,
  },
  {
    fact: 'unrupturedAneurysm',
    concept: { snomed: ['128609009'], icd10: ['I67.1'] },
    words:
      /(cerebral|intracranial|brain|berry|basilar|communicating)( artery)? aneurysm|aneurysm of[^;.]{0,60}(cerebral|intracranial|brain|basilar|communicating)|hirnaneurysma|(zerebral|intrakraniell)\w{0,20} aneurysma|aneurisma (cerebral|intracraneal)/i,
    otherWords: /(?<!non-|un|not )\bruptured/i,
  },
  {
    fact: 'vascularMalformation',
    // Malformations of cerebral and precerebral vessels; a haemangioma of intracranial structures may be a cavernoma.
    concept: { snomed: ['234142008'], icd10: ['Q28.2', 'Q28.3'] },
    possibly: { icd10: ['D18.02', 'Q28.0', 'Q28.1'] },
    words:
      /arterio-?venous malformation|arteriovenose malformation|malformacion arteriovenosa|\bavm\b|[ck]avernom|cavernous (malformation|ha?e?mangioma|angioma)|dural[^;.]{0,60} fist(ula|el)/i,
    otherWords: /pulmon|gastric|colon|intestin/i,
  },
  {
    fact: 'aria',
    // ICD-10 has no code for it.
    concept: {},
    words: /amyloid-related imaging|\baria(-[eh])?\b/i,
  },
  {
    fact: 'pregnantOrPostpartum',
    // Chapter XV, pregnancy confirmed, pregnant state, supervision, weeks of gestation, delivery, postpartum care.
    concept: { snomed: ['77386006'], icd10: ['O', 'Z32.01', 'Z33', 'Z34', 'Z35', 'Z37', 'Z3A', 'Z39'] },
    // WHO: pregnancy confirmed.
    possibly: { icd10: ['Z32.1'] },
    words:
      /pregnan|gravid|post-?\s?partum|puerper|schwanger|wochenbett|embaraz|(vaginal|normal|spontaneous|preterm|cesarean) delivery/i,
    otherWords: /negative pregnancy|test\w{0,20} negative|not pregnant|prevention/i,
    // Forty weeks, and six after the birth.
    presentForDays: 46 * 7,
    lingersForDays: 6 * 7,
  },
];
