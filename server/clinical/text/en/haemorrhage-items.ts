/** Rules of the scores for intracerebral haemorrhage and malignant oedema, in full and in one or two words. */

export const HAEMORRHAGE_ITEMS = {
  'ich-score.gcs': { label: 'Glasgow Coma Scale 5–12 / 3–4', short: 'GCS' },
  'ich-score.volume': { label: 'Haematoma ≥ 30 mL', short: 'volume' },
  'ich-score.ivh': { label: 'Intraventricular haemorrhage', short: 'ventricles' },
  'ich-score.infratentorial': { label: 'Infratentorial origin', short: 'infratentorial' },
  'ich-score.age': { label: 'Age ≥ 80 years', short: 'age' },
  'func.volume': { label: 'Haematoma 30–60 / < 30 mL', short: 'volume' },
  'func.age': { label: 'Age 70–79 / < 70 years', short: 'age' },
  'func.location': { label: 'Deep / lobar haematoma', short: 'location' },
  'func.gcs': { label: 'Glasgow Coma Scale ≥ 9', short: 'GCS' },
  'func.cognition': { label: 'No cognitive impairment before', short: 'cognition' },
  'max-ich.nihss': { label: 'NIHSS 7–13 / 14–20 / ≥ 21', short: 'NIHSS' },
  'max-ich.age': { label: 'Age 70–74 / 75–79 / ≥ 80 years', short: 'age' },
  'max-ich.ivh': { label: 'Intraventricular haemorrhage', short: 'ventricles' },
  'max-ich.anticoagulant': { label: 'Oral anticoagulant', short: 'anticoagulant' },
  'max-ich.volume': { label: 'Lobar haematoma ≥ 30 mL, any other ≥ 10 mL', short: 'volume' },
  'edema.cistern': { label: 'Basal cistern effacement', short: 'cistern' },
  'edema.glucose': { label: 'Glucose ≥ 150 mg/dL', short: 'glucose' },
  'edema.no-reperfusion': { label: 'Neither thrombolysis nor thrombectomy', short: 'no reperfusion' },
  'edema.midline-shift': { label: 'Midline shift > 0 / > 3 / > 6 / > 9 mm', short: 'shift' },
  'edema.no-previous-stroke': { label: 'No stroke before', short: 'no stroke before' },
} as const;
