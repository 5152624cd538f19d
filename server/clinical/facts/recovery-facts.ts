/** Bedside tests in the days and weeks after the stroke, which the recovery rules read. */
import { choice, decimal, flag, whole } from './definition.ts';

export const RECOVERY_FACTS = {
  /** Days from the stroke to the bedside tests below. */
  daysSinceStroke: whole('d', 0, 3650, 'recovery is followed for ten years at most'),
  /** Shoulder abduction plus finger extension of the weak arm, MRC grades added (SAFE). */
  safeScore: whole('{points}', 0, 10, 'two MRC grades of 0 to 5'),
  /** Motor evoked potential of the weak hand on transcranial magnetic stimulation, day 3 to 7. */
  motorEvokedPotential: choice('present', 'absent'),
  nihssDay3: whole('{points}', 0, 42, 'the NIH Stroke Scale ends at 42'),
  fingerExtension: flag,
  shoulderAbduction: flag,
  sitting30Seconds: flag,
  /** Any contraction in all three leg items of the Motricity Index, or resisted movement in one (Veerbeek 2011). */
  legStrengthCriterion: flag,
  motricityLeg: whole('{points}', 0, 100, 'the Motricity Index of a limb runs from 0 to 100'),
  /** Somatosensory score of 33 or more, on the scale of Winters 2016. */
  somatosensoryCriterion: flag,
  trunkControlTest: whole('{points}', 0, 100, 'the Trunk Control Test runs from 0 to 100'),
  hipExtensionMrc: whole('{points}', 0, 5, 'MRC grades run from 0 to 5'),
  kneeExtensionMrc: whole('{points}', 0, 5, 'MRC grades run from 0 to 5'),
  bergBalance: whole('{points}', 0, 56, 'the Berg Balance Scale runs from 0 to 56'),
  /** Upper-extremity Fugl-Meyer at the first assessment. */
  fuglMeyerArm: whole('{points}', 0, 66, 'the upper-extremity Fugl-Meyer runs from 0 to 66'),
  /** Weighted corticospinal tract lesion load, on the tract map of Feng 2015 and on no other. */
  corticospinalLoadMl: decimal('mL', 0, 100, 'the load cannot exceed the volume of the tract'),
  /** Two or more omissions on letter cancellation, as Winters 2016 calls neglect. */
  neglectCriterion: flag,
  /** Months from the stroke to the first visual field examination. */
  monthsToFirstVisualField: decimal('mo', 0, 120, 'fields are followed for ten years at most'),
  /** Western Aphasia Battery, the composite named by the examiner, out of 100. */
  westernAphasiaBattery: decimal('{points}', 0, 100, 'the aphasia quotient runs from 0 to 100'),
  aphasiaRapidTest: whole('{points}', 0, 26, 'the Aphasia Rapid Test runs from 0 to 26'),
  dysphagia: flag,
  /** PRESS total as computed by its authors' tool. */
  pressTotal: whole('{points}', 0, 10, 'PRESS runs from 0 to 10'),
} as const;
