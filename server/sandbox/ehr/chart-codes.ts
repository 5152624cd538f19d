/** The codes under which the chart finds its facts. LOINC, but for the CT findings, the last known well and the disabling deficit. */
export const NIHSS_CODES = ['72089-6', '70182-1'];
export const NIHSS_TOTAL = '72089-6';
export const GLUCOSE_CODES = ['2345-7', '14749-6', '41653-7', '14743-9', '2339-0', '15074-8', '32016-8'];
export const BLOOD_PRESSURE = '85354-9';
export const SYSTOLIC = '8480-6';
export const DIASTOLIC = '8462-4';
export const BODY_WEIGHT = '29463-7';
export const PLATELETS = '777-3';
export const INR = '6301-6';
export const LAST_KNOWN_WELL = 'last-known-well';
export const DISABLING_DEFICIT = 'disabling-deficit';
export const CT_FINDINGS = [
  ['Intracranial haemorrhage', 'haemorrhage-on-imaging'],
  ['CT hypodensity', 'ct-hypodensity'],
  ['Early infarct signs', 'early-infarct-signs'],
  ['Hyperdense artery sign', 'hyperdense-artery-sign'],
] as const;
