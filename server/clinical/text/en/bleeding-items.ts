/** Rules of the scores for haemorrhage after thrombolysis, in full and in one or two words for a table cell. */

export const BLEEDING_ITEMS = {
  'hat.diabetes-or-glucose': { label: 'Diabetes or glucose > 200 mg/dL', short: 'diabetes or glucose' },
  'hat.nihss': { label: 'NIHSS 15–20 / > 20', short: 'NIHSS' },
  'hat.ct-hypodensity': { label: 'Visible CT hypodensity < 1/3 / ≥ 1/3 MCA', short: 'hypodensity' },
  'sedan.sugar': { label: 'Glucose > 8.0 / > 12.0 mmol/L', short: 'glucose' },
  'sedan.early-infarct-signs': { label: 'Early infarct signs', short: 'early signs' },
  'sedan.dense-artery': { label: 'Hyperdense artery sign', short: 'dense artery' },
  'sedan.age': { label: 'Age > 75 years', short: 'age' },
  'sedan.nihss': { label: 'NIHSS ≥ 10', short: 'NIHSS' },
} as const;
