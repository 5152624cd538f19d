/** Intracerebral haemorrhage, malignant oedema and arteriovenous malformation. */
import { choice, decimal, flag, whole } from './definition.ts';

export const HAEMORRHAGE_FACTS = {
  haematomaVolumeMl: decimal('mL', 0, 400, 'a haematoma above 400 mL is not survived to imaging'),
  haematomaLocation: choice('lobar', 'deep', 'infratentorial'),
  intraventricularHaemorrhage: flag,
  /** Cognitive impairment known before the haemorrhage. */
  priorCognitiveImpairment: flag,
  /** Taking an oral anticoagulant when the haemorrhage began. */
  oralAnticoagulant: flag,
  basalCisternEffacement: flag,
  midlineShiftMm: decimal('mm', 0, 40, 'a shift above 40 mm is wider than the half skull allows'),
  /** Thrombolysis or thrombectomy was given for this stroke. */
  reperfusionTreatment: flag,
  avmMaximumDiameterCm: decimal(
    'cm',
    0.1,
    15,
    'a nidus is measured between a millimetre and the width of the brain',
  ),
  avmVolumeMl: decimal('mL', 0.01, 400, 'a nidus of more than 400 mL would fill a hemisphere'),
  avmEloquent: flag,
  avmDeepVenousDrainage: flag,
  /** Nidus in the basal ganglia, the thalamus or the brainstem. */
  avmDeepLocation: flag,
  avmPreviousHaemorrhage: flag,
  avmArterialPedicles: whole('{count}', 0, 50, 'angiograms show a few dozen feeders at most'),
  avmDrainingVeins: whole('{count}', 0, 50, 'angiograms show a few dozen veins at most'),
  /** Vascular eloquence of AVMES: a feeder that also supplies eloquent tissue. */
  avmVascularEloquence: flag,
} as const;
