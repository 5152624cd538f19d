/** The concepts of the findings' CodeSystem: what the service reads and what the imaging facts can be. */
import type { CodeSystemConcept } from 'fhir/r4.js';
import { STROKE_FINDING_ANSWERS, STROKE_FINDINGS } from '../../server/fhir/stroke-findings.ts';

/** What the profiles record and no fact is read from yet. */
const NOT_READ = { 'infarct-volume': 'Volume of an infarct' };

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
  const concepts = { ...STROKE_FINDINGS, ...NOT_READ, ...STROKE_FINDING_ANSWERS };
  return Object.entries(concepts).map(([code, display]) => ({
    code,
    display,
    ...(DEFINITIONS[code] !== undefined && { definition: DEFINITIONS[code] }),
  }));
}
