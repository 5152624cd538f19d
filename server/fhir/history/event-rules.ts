/**
 * The events that are looked for among conditions and procedures. ICD-10 codes by title of the WHO edition and its US
 * modification; procedures by chapter of ICD-10-PCS, CPT and the German OPS.
 */
import { CPT, ICD_10_PCS, OPS } from '../codes.ts';
import type { EventRule } from './event-fact.ts';

/** Surgical procedure, SNOMED CT: the category where the code itself says nothing here. */
const SURGICAL_CATEGORY = '387713003';

/** ICD-10-CM and ICD-10-GM: small, large and both bowels, with and without perforation. */
const DIVERTICULAR = ['0', '1', '2', '3', '4', '5', '8', '9'].map((part) => `K57.${part}`);

/** Of the condition list. */
export const CONDITION_EVENTS: readonly EventRule[] = [
  {
    fact: 'ischaemicStroke',
    isOfThePresentKind: true,
    countsEver: true,
    concept: { snomed: ['422504002', '432504007'], icd10: ['I63'] },
    // Stroke not told apart; Z86.73 is a transient attack or an infarction.
    possibly: { snomed: ['230690007'], icd10: ['I64', 'I69.4', 'I69.9', 'Z86.73'] },
    inThePast: { snomed: ['275526006'], icd10: ['I69.3', 'I69.4', 'I69.9', 'Z86.73'] },
    words:
      /\bstrokes?\b|(cerebral|cerebellar|lacunar|brain-?\s?stem|brain|mca|embolic) infarct|infarct\w{0,20} of[^;.]{0,60}(brain|cerebell|cerebr)|cerebro-?vascular accident|\bcva\b|schlaganfall|(hirn|media|kleinhirn)-?infarkt|apople|infarto cerebral|\bictus\b|accidente cerebro-?vascular/i,
    otherWords: /(?<!non-?\s?)ha?emorrhagic|heat ?stroke|stroke (risk|volume)/i,
  },
  {
    fact: 'intracranialHaemorrhage',
    concept: { snomed: ['1386000', '274100004', '21454007'], icd10: ['I60', 'I61', 'I62'] },
    // Traumatic bleeding, and bleeding into an infarct, are not what the criterion names, nor surely something else.
    possibly: { snomed: ['230706003'], icd10: ['S06.4', 'S06.5', 'S06.6'] },
    inThePast: { icd10: ['I69.0', 'I69.1', 'I69.2'] },
    words:
      /(intra-?[ck]ran\w{0,20}|intra-?[cz]erebr\w{0,20}|[cz]ereb\w{0,20}|subara[ck]h?no\w{0,20}|(sub|epi|extra)dural\w{0,20}|intra-?ventricular|pontine|thalamic|basal ganglia|brain-?\s?stem|brain) (\w{1,20} )?(ha?emorrhag|bleed|ha?e?matom|blutung)|(ha?emorrhag\w{0,20}|bleed\w{0,20}|ha?ematoma) (of|in|into) (the )?(brain|cereb)|ha?emorrhagic (stroke|cerebro-?vascular)|(hirn|subarachnoidal|kleinhirn)(massen)?-?blutung|(sub|epi)duralha?e?matom|hemorragia (intracraneal|intracerebral|cerebral|subaracnoidea)|hematoma (sub|epi)dural/i,
    otherWords: /spinal|non-?\s?ha?emorrhagic/i,
  },
  {
    fact: 'traumaticBrainInjury',
    // Oedema, diffuse and focal injury, traumatic haemorrhages; concussion (S06.0) is mild and not counted.
    concept: { icd10: ['S06.1', 'S06.2', 'S06.3', 'S06.4', 'S06.5', 'S06.6'] },
    // Unconsciousness (S06.7) is long in the WHO's edition, and of any length in the German one.
    possibly: {
      snomed: ['127295002'],
      icd10: ['S06.7', 'S06.8', 'S06.9', 'S06.A', 'S02.0', 'S02.1', 'S02.7', 'S02.91', 'S07.1'],
    },
    inThePast: { icd10: ['T90.5', 'Z87.820'] },
    words:
      /(traumatic brain|intracranial|closed head) injur|\btbi\b|head (injur|trauma)|injur\w{0,20} (of|to) (the )?(head|brain)|(brain|cerebral) contusion|contusion of (the )?brain|(?<!non-?\s?)traumatic (sub|epi|extra|intra|brain|cereb|ha?emorrhag)|skull fracture|fracture of (\w{1,20} ){0,4}skull|schae?del|traumatismo craneo/i,
    otherWords: /mild|minor|concussion|spinal/i,
  },
  {
    fact: 'spinalCordInjury',
    concept: { snomed: ['90584004'], icd10: ['S14.0', 'S14.1', 'S24.0', 'S24.1', 'S34.0', 'S34.1', 'T09.3'] },
    // Of several regions together, and the functional level of ICD-10-GM.
    possibly: { icd10: ['S14.7', 'S24.7', 'S34.3', 'S34.7', 'T06.0', 'T06.1'] },
    inThePast: { icd10: ['T91.3'] },
    words:
      /spinal cord (injur|contus|transect|lesion|trauma)|(injury|contusion) (of|to) (\w{1,20} ){0,4}spinal cord|rue?ckenmarks?-?verletzung|querschnitt|lesion medular/i,
  },
  {
    fact: 'majorTrauma',
    concept: { icd10: ['T07'] },
    // Injuries of chest, abdomen, pelvis and thigh that may be major; no code says how severe they are.
    possibly: {
      icd10: [
        ...['S22', 'S25', 'S26', 'S27', 'S28', 'S31', 'S32', 'S35', 'S36', 'S37', 'S38'],
        ...['S72', 'S75', 'S77', 'S78', 'T01', 'T02', 'T04', 'T05', 'T06', 'T79'],
      ],
    },
    words: /poly-?trauma|major trauma|multiple (injur|trauma|fracture)/i,
  },
  {
    fact: 'gastrointestinalOrUrinaryBleed',
    concept: {
      snomed: ['74474003'],
      icd10: [
        ...['K92.0', 'K92.1', 'K92.2', 'K62.5', 'K22.6', 'K22.11', 'K31.811', 'K31.82', 'K55.22', 'R31.0'],
        // Varices with bleeding; ICD-10-CM has those without under the same category.
        ...['I85.0', 'I85.11', 'I98.3'],
        // Haemorrhagic gastritis and duodenitis, diverticular disease with bleeding.
        ...['K29.0', 'K29.21', 'K29.31', 'K29.41', 'K29.51', 'K29.61', 'K29.71', 'K29.81', 'K29.91'],
        ...DIVERTICULAR.flatMap((part) => [`${part}1`, `${part}3`]),
        // Ulcers with haemorrhage, with and without perforation.
        ...['K25', 'K26', 'K27', 'K28'].flatMap((ulcer) =>
          ['0', '2', '4', '6'].map((end) => `${ulcer}.${end}`),
        ),
      ],
      icd10Except: ['I85.00', 'K29.00'],
    },
    // Blood in urine, not said whether visible; angiodysplasia, bleeding in one modification and not in another.
    possibly: { snomed: ['34436003'], icd10: ['R31', 'N02', 'K55.21'] },
    words:
      /(gastro-?intestinal\w{0,20}|\bgi|rectal|anal|variceal|diverticular|urinary|genitourinary|ulcer)[ -](bleed|ha?emorrhage|blutung)|ha?emorrhage of (the )?(anus|rectum)|bleeding (\w{1,20} ){0,4}(ulcer|varic)|(ulcer|varices|divertic\w{1,20})[^;.]{0,60} (bleeding|ha?emorrhage)|ha?ematochezia|mel(e|ae?)na|ha?e?matemesis|ha?e?maturi|(magen|darm|ulkus|varizen)-?blutung|teerstuhl|hemorragia digestiva|rectorragia/i,
    otherWords: /microscopic|mi[ck]roha?e?maturi|without (bleeding|ha?emorrhage)/i,
  },
  {
    fact: 'myocardialInfarction',
    concept: { snomed: ['22298006', '401303003', '401314000', '57054005'], icd10: ['I21', 'I22'] },
    // Complications that follow an acute infarction.
    possibly: { icd10: ['I23'] },
    inThePast: { snomed: ['399211009'], icd10: ['I25.2'] },
    words:
      /myocardial infarct|myo[ck]ardinfar[ck]t|heart attack|\bn?stemi\b|herzinfarkt|(vorderwand|hinterwand)-?infarkt|infarto (agudo )?del? miocardio/i,
  },
];

/** Of the procedure list. */
export const PROCEDURE_EVENTS: readonly EventRule[] = [
  {
    fact: 'neurosurgery',
    concept: {
      snomed: ['25353009', '387731002'],
      procedures: [
        // Intracranial, also through a burr hole ("percutaneous"); cranial nerves and spinal cord, open or endoscopic.
        { system: ICD_10_PCS, pattern: /^00.([0-9A-D][034]|[E-Y][04])/ },
        // Arteries and veins in the skull, open: clipping. Joints of the spine, fused; its discs, excised.
        {
          system: ICD_10_PCS,
          pattern: /^(03.G[04]|05.L[04]|[0X]RG[0-9A-D]|0SG[0-3]|0R[BT][359B]|0S[BT][24])/,
        },
        // Burr holes, craniotomies, skull base, vessels, stereotaxis, stimulators; skull repair and shunts.
        { system: CPT, pattern: /^(61[1-5]\d|616[0189]|617[0-7]|618[5-8]|62[01]\d|622[0-5])\d$/ },
        // Spine and spinal cord; arthrodesis and instrumentation.
        { system: CPT, pattern: /^(63\d|22(5[3-9]|6\d|8\d))\d\d?$/ },
        // Skull, brain, meninges, spinal cord; spine; biopsies of brain and spinal canal.
        { system: OPS, pattern: /^(5-0[1-3]|5-83[0-8]|1-51[0-2])/ },
      ],
    },
    // The bones of the skull.
    possibly: { procedures: [{ system: ICD_10_PCS, pattern: /^0N.[0-7][04]/ }] },
    words:
      /[ck]rani?(o|ec|ek)tom|craneotom|[ck]ranioplast|neuro-?surg|neurochirurg|neurocirug|lamine[ck]tom|(spinal|spine) (fusion|surgery|decompression)|(fusion|arthrodesis) of (\w{1,20} ){0,4}(spine|vertebra)|spond[iy]lodes|dis[ck]e[ck]tom|bandscheiben|trepan|burr-?\s?hole|ventriculostomy|ventri[ck]\w{0,20}[ -]?(drain|shunt|peritoneal)|(clipping|excision|resection|biopsy)[^;.]{0,60}(brain|cerebral|intracranial|aneurysm)|brain biopsy|evacuation of (\w{1,20} ){0,4}ha?ematoma|deep brain/i,
    otherWords: /planned|consult|declined/i,
  },
  {
    fact: 'majorSurgery',
    // No classification says which surgery is major: any outside the nervous system may be.
    concept: {},
    possibly: {
      snomed: [SURGICAL_CATEGORY],
      procedures: [
        // Also caesarean section, and what is new technology.
        { system: ICD_10_PCS, pattern: /^(0[^0]|10D00|X[2DFHKNRTUV])/ },
        { system: CPT, pattern: /^([1-5]\d|6[04-9])\d{3}$/ },
        { system: OPS, pattern: /^5-(?!0[1-3])/ },
      ],
    },
    words:
      /surgery|operation|e[ck]tom(y|ie|ia)\b|arthroplast|replacement|bypass|rese[ck](t|c)ion|transplant|laparotom|thora[ck]otom|cesarean|caesarean|sectio\b|prothese|cirugia/i,
    otherWords: /planned|consult|declined|history and physical/i,
  },
  {
    fact: 'arterialPuncture',
    // No code says that an artery cannot be compressed: only its name does.
    concept: {},
    words: /(subclavian|axillary) arter|arteri\w{0,20} (subclavia|axillar)|non-?compressible/i,
    otherWords: /declined/i,
  },
  {
    fact: 'duralPuncture',
    concept: {
      snomed: ['277762005'],
      procedures: [
        { system: ICD_10_PCS, pattern: /^009[T-Y]/ },
        { system: CPT, pattern: /^(62270|62272|62328|62329)$/ },
        { system: OPS, pattern: /^(1-204|8-151\.4)/ },
      ],
    },
    // Injections into the epidural or the subarachnoid space, myelography, an epidural blood patch.
    possibly: {
      procedures: [
        { system: ICD_10_PCS, pattern: /^3E0R/ },
        { system: CPT, pattern: /^(61050|61055|62273|62284|6230[2-5]|6232[0-7])$/ },
        { system: OPS, pattern: /^8-911/ },
      ],
    },
    words:
      /lumbar puncture|puncture of (\w{1,20} ){0,4}(lumbar|spin|dura)|spinal (tap|puncture)|dural puncture|spinal ana?esthesia|intrathecal|myelogra|lumbalpunktion|liquorpunktion|spinalana?e?sthesie|puncion lumbar|raquianestesia/i,
    otherWords: /declined/i,
  },
];
