/** What the recovery studies counted. Time is not part of the definition where a study counted more than once. */
import type { OutcomeDefinition } from './outcomes.ts';

const outcomes = <const T extends Readonly<Record<string, OutcomeDefinition>>>(entries: T): T => entries;

/** Outcomes of which a share of people is given. */
export const RECOVERY_RATE_OUTCOMES = outcomes({
  'arat-10-or-more': {
    shortName: 'some dexterity',
    name: 'some dexterity of the weak arm',
    definition: 'Action Research Arm Test of 10 or more.',
    family: 'motor',
  },
  'arat-full': {
    shortName: 'full dexterity',
    name: 'full dexterity of the weak arm',
    definition: 'Full score of the Action Research Arm Test.',
    family: 'motor',
  },
  'ue-fm-at-most-25': {
    shortName: 'UE-FM ≤ 25',
    name: 'severe arm impairment remains',
    definition: 'Upper-extremity Fugl-Meyer of 25 or less.',
    family: 'motor',
  },
  'walks-independently': {
    shortName: 'independent gait',
    name: 'independent gait',
    definition: 'Functional Ambulation Category of 4 or more.',
    family: 'motor',
  },
  'field-any-improvement': {
    shortName: 'field improved',
    name: 'any spontaneous improvement of the field defect',
    definition: 'Any spontaneous improvement of a homonymous hemianopia on repeated field examination.',
    family: 'vision',
  },
  'field-full-on-confrontation': {
    shortName: 'field full',
    name: 'full visual field on confrontation',
    definition: 'Visual field full on confrontation.',
    family: 'vision',
  },
  'death-after-hemianopia': {
    shortName: 'died',
    name: 'death after a stroke with hemianopia',
    definition: 'Death from any cause; the abstract’s time point was not read.',
    family: 'death',
  },
  'visual-items-normal': {
    shortName: 'gaze and field normal',
    name: 'complete recovery of gaze and visual field',
    definition: 'Gaze and visual items of the NIH Stroke Scale back to normal, both pooled.',
    family: 'vision',
  },
  'visual-items-still-impaired': {
    shortName: 'gaze or field impaired',
    name: 'survivors with gaze or visual field still impaired',
    definition: 'Alive with a gaze or visual item of the NIH Stroke Scale above 0.',
    family: 'vision',
  },
  'field-loss-resolved': {
    shortName: 'field full',
    name: 'field loss resolved',
    definition: 'Full recovery of the field loss at follow-up.',
    family: 'vision',
  },
  'field-loss-improved': {
    shortName: 'field improved',
    name: 'field loss improved',
    definition: 'Field loss smaller, but not gone, at follow-up.',
    family: 'vision',
  },
  'field-loss-unchanged': {
    shortName: 'field unchanged',
    name: 'field loss unchanged',
    definition: 'Field loss the same at follow-up.',
    family: 'vision',
  },
  'field-loss-worse': {
    shortName: 'field worse',
    name: 'field loss worse',
    definition: 'Field loss larger at follow-up.',
    family: 'vision',
  },
  'cognitive-impairment': {
    shortName: 'cognitive impairment',
    name: 'cognitive impairment after stroke',
    definition: 'Post-stroke cognitive impairment, as the study defined it.',
    family: 'cognition',
  },
  'no-major-depression': {
    shortName: 'no major depression',
    name: 'no major depression',
    definition: 'No major depressive disorder at the study’s interview.',
    family: 'mood',
  },
  'impaired-oral-intake': {
    shortName: 'oral intake impaired',
    name: 'impaired oral intake persists',
    definition: 'Functional Oral Intake Scale below 5.',
    family: 'swallowing',
  },
});

/** Outcomes that are told as a category, as points or as a band on a scale. */
const RECOVERY_SCALE_OUTCOMES = outcomes({
  'arat-category': {
    shortName: 'arm category',
    name: 'arm and hand function at 3 months',
    definition: 'One of four categories of the Action Research Arm Test at 3 months.',
    family: 'motor',
  },
  'ue-fm': {
    shortName: 'UE-FM',
    name: 'arm impairment',
    definition: 'Upper-extremity Fugl-Meyer, 0 to 66.',
    family: 'motor',
  },
  'walking-category': {
    shortName: 'walking category',
    name: 'when gait becomes independent',
    definition: 'Independent gait by 6 weeks, by 12 weeks, or dependent at 12 weeks.',
    family: 'motor',
  },
  'walking-points': {
    shortName: 'TWIST points',
    name: 'time to independent gait',
    definition: 'Functional Ambulation Category of 4 or more by 4, 6, 9, 16 or 26 weeks.',
    family: 'motor',
  },
  'aphasia-category': {
    shortName: 'aphasia',
    name: 'aphasia at 3 months',
    definition: 'Good or poor language outcome at 3 months, as the study defined it.',
    family: 'language',
  },
  wab: {
    shortName: 'WAB',
    name: 'aphasia score',
    definition: 'Western Aphasia Battery, the same composite as at the start, out of 100.',
    family: 'language',
  },
});

export const RECOVERY_OUTCOMES = { ...RECOVERY_RATE_OUTCOMES, ...RECOVERY_SCALE_OUTCOMES };

export type RecoveryRateOutcomeId = keyof typeof RECOVERY_RATE_OUTCOMES;
export type RecoveryScaleOutcomeId = keyof typeof RECOVERY_SCALE_OUTCOMES;
