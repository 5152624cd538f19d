/** Scores by name. The keys are the closed list of scores. */

export const SCORE_NAMES = {
  hat: { name: 'HAT', inFull: 'Haemorrhage After Thrombolysis' },
  sedan: { name: 'SEDAN', inFull: 'Sugar, Early infarct signs, Dense artery, Age, NIHSS' },
  'sits-sich': { name: 'SITS-SICH', inFull: 'SITS symptomatic intracerebral haemorrhage risk score' },
  grasps: { name: 'GRASPS', inFull: 'GRASPS without its race term' },
  'grasps-with-race': { name: 'GRASPS with race term', inFull: 'GRASPS with its race term' },
  mss: { name: 'MSS', inFull: 'Multicenter Stroke Survey score' },
  'span-100': { name: 'SPAN-100', inFull: 'Stroke Prognostication using Age and NIHSS' },
  dragon: { name: 'DRAGON', inFull: 'Dense artery, mRS before, Age, Glucose, Onset to treatment, NIHSS' },
  thrive: { name: 'THRIVE', inFull: 'Totaled Health Risks In Vascular Events' },
  'thrive-c': { name: 'THRIVE-c', inFull: 'THRIVE, continuous calculation' },
  astral: { name: 'ASTRAL', inFull: 'Acute Stroke Registry and Analysis of Lausanne score' },
  'iscore-30-days': { name: 'iScore, 30 days', inFull: 'Ischemic Stroke Risk Score, 30 days' },
  'iscore-1-year': { name: 'iScore, 1 year', inFull: 'Ischemic Stroke Risk Score, 1 year' },
  hiat: { name: 'HIAT', inFull: 'Houston Intra-Arterial Therapy score' },
  tag: { name: 'TAG', inFull: 'TICI, ASPECTS, Glucose' },
  'ich-score': { name: 'ICH score', inFull: 'Intracerebral haemorrhage score' },
  func: { name: 'FUNC', inFull: 'Functional outcome in primary intracerebral haemorrhage' },
  'max-ich': { name: 'max-ICH', inFull: 'Intracerebral haemorrhage score under maximal treatment' },
  edema: { name: 'EDEMA', inFull: 'Enhanced Detection of Edema in Malignant Anterior circulation stroke' },
  'spetzler-martin': { name: 'Spetzler-Martin', inFull: 'Spetzler-Martin grade' },
  vras: { name: 'VRAS', inFull: 'Virginia Radiosurgery AVM Scale' },
  'rbas-modified': { name: 'Modified RBAS', inFull: 'Modified radiosurgery-based AVM score' },
  avmes: { name: 'AVMES', inFull: 'AVM embocure score' },
  aspects: { name: 'ASPECTS', inFull: 'Alberta Stroke Program Early CT Score' },
  'pc-aspects': { name: 'pc-ASPECTS', inFull: 'Posterior circulation ASPECTS' },
} as const;

export type ScoreId = keyof typeof SCORE_NAMES;
