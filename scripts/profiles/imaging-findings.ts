/** The concepts of the findings' CodeSystem: what the service reads and what the imaging facts can be. */
import type { CodeSystemConcept } from 'fhir/r4.js';
import { FACT_DEFINITIONS } from '../../server/clinical/stroke-facts.ts';
import * as codes from '../../server/fhir/codes.ts';

/** What the profiles record and the service does not read as a code of its own yet. */
const FINDINGS = [
  'haemorrhage-on-imaging',
  'extensive-hypodensity',
  'large-vessel-occlusion',
  'dwi-flair-mismatch',
  'perfusion-mismatch',
  'intraventricular-haemorrhage',
  'basal-cistern-effacement',
  'aspects',
  ...['c', 'l', 'ic', 'i', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6'].map((region) => `aspects-${region}`),
  'infarct-volume',
  'haematoma-volume',
  'haematoma-location',
];

/** Where the display does not say it all. */
const DEFINITIONS: Readonly<Record<string, string>> = {
  'ct-hypodensity': 'Visible hypodensity on the CT before treatment, in the three steps of the HAT score.',
  'extensive-hypodensity': 'Extensive, clearly demarcated hypodensity, as the reader calls it.',
  'early-infarct-signs': 'Early infarct signs on the CT before treatment, read explicitly.',
  'hyperdense-artery-sign': 'Hyperdense cerebral artery on the CT before treatment.',
  'dwi-flair-mismatch':
    'DWI lesion smaller than a third of the middle cerebral artery territory, without marked FLAIR signal change.',
  'perfusion-mismatch': 'Salvageable tissue on perfusion imaging.',
  'last-known-well': 'The time at which the person was last known to be without the symptoms of this stroke.',
  aspects: 'Alberta Stroke Program Early CT Score, 0 to 10.',
  indeterminate: 'Looked for, and it cannot be told.',
};

export function imagingFindings(): CodeSystemConcept[] {
  const read = Object.values(codes)
    .filter((value) => Array.isArray(value))
    .flat()
    .filter((entry: codes.Code) => entry.system === codes.STROKE_IMAGING_FINDINGS)
    .map((entry: codes.Code) => entry.code);
  const values = [...FACT_DEFINITIONS.ctHypodensity.values, ...FACT_DEFINITIONS.haematomaLocation.values];
  return [...new Set([...read, ...FINDINGS, 'indeterminate', ...values])].map((code) => ({
    code,
    display: displayOf(code),
    ...(DEFINITIONS[code] !== undefined && { definition: DEFINITIONS[code] }),
  }));
}

const ABBREVIATIONS: Readonly<Record<string, string>> = {
  ct: 'CT',
  mca: 'MCA',
  dwi: 'DWI',
  flair: 'FLAIR',
  aspects: 'ASPECTS',
};

/** `ct-hypodensity` as "CT hypodensity". */
function displayOf(code: string): string {
  const words = code.split('-').map((word) => ABBREVIATIONS[word] ?? word);
  const [first = '', ...rest] = words;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(' ');
}
