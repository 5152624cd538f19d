/** All code systems and codes that are read or written, in one place. Sources in the comments. */

/** A code with its system, matched exactly. */
export interface Code {
  readonly system: string;
  readonly code: string;
}

export const LOINC = 'http://loinc.org';
export const SNOMED_CT = 'http://snomed.info/sct';
export const RXNORM = 'http://www.nlm.nih.gov/research/umls/rxnorm';
export const ATC = 'http://www.whocc.no/atc';
export const ICD_10_GM = 'http://fhir.de/CodeSystem/bfarm/icd-10-gm';
export const UCUM = 'http://unitsofmeasure.org';
export const ICD_10 = 'http://hl7.org/fhir/sid/icd-10';
export const ICD_10_CM = 'http://hl7.org/fhir/sid/icd-10-cm';
export const ICD_10_PCS = 'http://www.cms.gov/Medicare/Coding/ICD10';
export const CPT = 'http://www.ama-assn.org/go/cpt';
export const OPS = 'http://fhir.de/CodeSystem/bfarm/ops';

/** Our own: no LOINC, RadLex or SNOMED CT code for these CT findings could be verified. */
export const STROKE_IMAGING_FINDINGS =
  'https://stroke-cds.example.org/fhir/CodeSystem/stroke-imaging-findings';

const codes = (system: string, ...values: readonly string[]): Code[] =>
  values.map((code) => ({ system, code }));

/** Total score: LOINC 72089-6, SNOMED CT 450743008; the panel 70182-1 carries it as a component. */
export const NIHSS_TOTAL = [...codes(LOINC, '72089-6'), ...codes(SNOMED_CT, '450743008')];
export const NIHSS_PANEL = codes(LOINC, '70182-1');

/**
 * Items of the NIHSS with their largest score; `untestable` where the form lets an item be left out of the total
 * (amputation, joint fusion, intubation). Highest scores add up to 42.
 */
export const NIHSS_ITEMS = [
  { code: '70184-7', item: '1a', maximum: 3, untestable: false },
  { code: '70185-4', item: '1b', maximum: 2, untestable: false },
  { code: '70186-2', item: '1c', maximum: 2, untestable: false },
  { code: '70187-0', item: '2', maximum: 2, untestable: false },
  { code: '70188-8', item: '3', maximum: 3, untestable: false },
  { code: '70189-6', item: '4', maximum: 3, untestable: false },
  { code: '70190-4', item: '5a', maximum: 4, untestable: true },
  { code: '70967-5', item: '5b', maximum: 4, untestable: true },
  { code: '70191-2', item: '6a', maximum: 4, untestable: true },
  { code: '70968-3', item: '6b', maximum: 4, untestable: true },
  { code: '70192-0', item: '7', maximum: 2, untestable: true },
  { code: '70193-8', item: '8', maximum: 2, untestable: false },
  { code: '70194-6', item: '9', maximum: 3, untestable: false },
  { code: '70195-3', item: '10', maximum: 2, untestable: true },
  { code: '70196-1', item: '11', maximum: 2, untestable: false },
] as const;

export function nihssItem(item: (typeof NIHSS_ITEMS)[number]['item']): Code[] {
  return codes(LOINC, ...NIHSS_ITEMS.filter((entry) => entry.item === item).map(({ code }) => code));
}

/** LOINC answers to item 3, visual: no loss, partial, complete, bilateral hemianopia. */
export const VISUAL_ANSWERS = ['LA18448-3', 'LA18449-1', 'LA18450-9', 'LA18451-7'] as const;

/** LOINC answer "untestable" to an item of the NIHSS. */
export const UNTESTABLE = codes(LOINC, 'LA18461-6');

/**
 * Random glucose in blood, serum, plasma or capillary blood, by mass and by mole; fasting, post-meal and
 * challenge tests are left out. VSAC 2.16.840.1.113762.1.4.1045.134 (eCQM 2026).
 */
export const GLUCOSE = codes(
  LOINC,
  ...['2345-7', '2339-0', '2340-8', '2341-6', '41653-7', '32016-8', '41652-9', '41651-1', '74774-1'],
  ...['14749-6', '15074-8', '14743-9', '51596-5', '39480-9', '39481-7', '72516-8', '77135-2'],
);

/** By how it was obtained: not said, measured, stated, estimated. */
export const BODY_WEIGHT = codes(LOINC, '29463-7', '3141-9', '3142-7', '8335-2');
export const WEIGHT_MEASURED = codes(LOINC, '3141-9');
export const WEIGHT_STATED = codes(LOINC, '3142-7');
export const WEIGHT_ESTIMATED = codes(LOINC, '8335-2');

export const BLOOD_PRESSURE_PANEL = codes(LOINC, '85354-9', '55284-4');
export const SYSTOLIC = codes(LOINC, '8480-6');
export const DIASTOLIC = codes(LOINC, '8462-4');

export const PLATELETS = codes(LOINC, '777-3', '26515-7', '49497-1');
export const INR = codes(LOINC, '6301-6', '34714-6');
export const APTT = codes(LOINC, '14979-9', '3173-2');
export const PROTHROMBIN_TIME = codes(LOINC, '5902-2', '5964-2');

/** Total, and its three parts: eye opening, verbal and motor response. */
export const GCS_TOTAL = codes(LOINC, '9269-2');
export const GCS_PARTS = [codes(LOINC, '9267-6'), codes(LOINC, '9270-0'), codes(LOINC, '9268-4')] as const;

/** Modified Rankin Scale, whenever it was. */
export const MODIFIED_RANKIN = [...codes(LOINC, '75859-9'), ...codes(SNOMED_CT, '1255866005')];

/** Ways of saying that a sign is there: ours, SNOMED CT qualifiers, LOINC answers. */
export const PRESENT = [
  ...codes(STROKE_IMAGING_FINDINGS, 'present'),
  ...codes(SNOMED_CT, '52101004'),
  ...codes(LOINC, 'LA9633-4'),
];
export const ABSENT = [
  ...codes(STROKE_IMAGING_FINDINGS, 'absent'),
  ...codes(SNOMED_CT, '2667000'),
  ...codes(LOINC, 'LA9634-2'),
];

/** The same systems under other names: OIDs, and URLs of earlier publications. */
const SYSTEM_BY_ALIAS: Readonly<Record<string, string>> = {
  'urn:oid:2.16.840.1.113883.6.1': LOINC,
  'urn:oid:2.16.840.1.113883.6.96': SNOMED_CT,
  'urn:oid:2.16.840.1.113883.6.88': RXNORM,
  'urn:oid:2.16.840.1.113883.6.73': ATC,
  'urn:oid:2.16.840.1.113883.6.3': ICD_10,
  'urn:oid:2.16.840.1.113883.6.90': ICD_10_CM,
  'urn:oid:2.16.840.1.113883.6.4': ICD_10_PCS,
  'urn:oid:2.16.840.1.113883.6.12': CPT,
  'http://hl7.org/fhir/sid/icd-10-pcs': ICD_10_PCS,
  'http://fhir.de/CodeSystem/dimdi/icd-10-gm': ICD_10_GM,
  'http://fhir.de/CodeSystem/dimdi/ops': OPS,
};

/** A system by its URL, whichever way it was written. */
export function canonicalSystem(system: string | undefined): string | undefined {
  return system === undefined ? undefined : (SYSTEM_BY_ALIAS[system] ?? system);
}

/** True if the code stands in the list, system included. */
export function isOneOf(
  coding: { system?: string | undefined; code?: string | undefined },
  list: readonly Code[],
): boolean {
  return list.some((entry) => entry.system === canonicalSystem(coding.system) && entry.code === coding.code);
}
