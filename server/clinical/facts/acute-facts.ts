/** The patient on arrival: person, severity, vital signs, laboratory, time. */
import { choice, decimal, flag, result, whole, type GlucoseDefinition } from './definition.ts';

const GLUCOSE: GlucoseDefinition = {
  kind: 'glucose',
  low: 1,
  high: 55.5,
  reason: 'beyond 1.0 and 55.5 mmol/L (18 and 1,000 mg/dL) a slip of unit or decimal point is likelier',
};

export const ACUTE_FACTS = {
  /** Completed years at the time of assessment. */
  ageYears: whole('a', 0, 120, 'nobody older than 122 years is known; above 120 a birth date is a slip'),
  sex: choice('female', 'male'),
  weightKg: decimal('kg', 2, 350, 'from the newborn to the heaviest patients a hospital bed is built for'),
  weightMethod: choice('measured', 'stated', 'estimated'),
  /** NIH Stroke Scale total before treatment. */
  nihss: whole('{points}', 0, 42, 'the NIH Stroke Scale ends at 42'),
  /** Deficit that would keep the person from basic activities or work, as the treating clinician judges it. */
  disablingDeficit: flag,
  /** NIHSS item 1a of 1 or more, or a Glasgow Coma Scale below 15. */
  decreasedConsciousness: flag,
  /** NIHSS item 3: no loss, partial or complete homonymous loss, or loss on both sides. */
  visualField: choice('full', 'partial-hemianopia', 'complete-hemianopia', 'bilateral'),
  glasgowComaScale: whole('{points}', 3, 15, 'the Glasgow Coma Scale runs from 3 to 15'),
  /** Modified Rankin Scale before the stroke. */
  preStrokeMrs: whole('{points}', 0, 5, 'the modified Rankin Scale of a living person runs from 0 to 5'),
  glucose: GLUCOSE,
  systolicMmHg: whole('mm[Hg]', 40, 350, 'outside 40 to 350 mmHg a cuff reading is an artefact'),
  diastolicMmHg: whole('mm[Hg]', 15, 250, 'outside 15 to 250 mmHg a cuff reading is an artefact'),
  platelets10e9PerL: result('10*9/L', 1, 2500, 'counts in other units (per µL) fall outside 1 to 2,500'),
  inr: result('{INR}', 0.5, 20, 'analysers report 0.5 to 20 at most'),
  apttSeconds: result('s', 10, 250, 'analysers stop at about 10 and 250 s'),
  ptSeconds: result('s', 5, 200, 'analysers stop at about 5 and 200 s'),
  /** Minutes from last known well to the assessment, which stands for the time of treatment. */
  minutesSinceLastKnownWell: whole('min', 0, 43_200, 'up to 30 days; later it is no acute stroke'),
  /** Minutes from when the symptoms were noticed to the assessment. */
  minutesSinceRecognition: whole('min', 0, 43_200, 'up to 30 days; later it is no acute stroke'),
  /** Minutes from the midpoint of sleep to the assessment, for a stroke noticed on waking. */
  minutesSinceMidpointOfSleep: whole('min', 0, 43_200, 'up to 30 days; later it is no acute stroke'),
  minutesFromOnsetToAdmission: whole('min', 0, 43_200, 'up to 30 days; later it is no acute stroke'),
  onset: choice('witnessed', 'wake-up', 'unknown'),
  thrombectomyPlanned: flag,
} as const;
