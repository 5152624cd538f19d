/** Recovery rules in words for clinicians. The keys are the closed lists of domains, rules, steps and so on. */
import type { Course } from '../../recovery/course.ts';
import type { RecoveryResult } from '../../recovery/recovery.ts';
import { FACT_DEFINITIONS } from '../../stroke-facts.ts';

export const RECOVERY_DOMAINS = {
  arm: 'Arm and hand',
  gait: 'Walking',
  vision: 'Vision',
  language: 'Language',
  attention: 'Attention and neglect',
  cognition: 'Memory and thinking',
  mood: 'Mood',
  swallowing: 'Swallowing',
} as const;

export type RecoveryDomain = keyof typeof RECOVERY_DOMAINS;

export const RECOVERY_RULES = {
  prep2: { name: 'PREP2', about: 'Category of arm and hand function at 3 months' },
  'epos-arm': { name: 'EPOS, arm', about: 'Some dexterity at 6 months' },
  winters: { name: 'Winters 2016', about: 'Return of dexterity without finger extension in the second week' },
  'tract-load': { name: 'Corticospinal tract lesion load', about: 'Severe arm impairment at 3 months' },
  'fugl-meyer-proportional': {
    name: 'Proportional recovery, arm',
    about: 'Fugl-Meyer of a group at 3 to 6 months',
  },
  'epos-gait': { name: 'EPOS, gait', about: 'Independent gait at 6 months' },
  'twist-2017': { name: 'TWIST 2017', about: 'When gait becomes independent' },
  'twist-2022': { name: 'TWIST 2022', about: 'Points for the time to independent gait' },
  zhang: { name: 'Zhang 2006', about: 'Improvement of a hemianopia, by time of the first field' },
  gray: { name: 'Gray 1989', about: 'Full field at 28 days, by extent of the hemianopia' },
  vista: { name: 'VISTA', about: 'Gaze and visual field at 30 and 90 days' },
  rowe: { name: 'Rowe 2013', about: 'Field loss at follow-up' },
  'aphasia-rapid-test': { name: 'Aphasia Rapid Test', about: 'Language at 3 months, from day 8' },
  'aphasia-proportional': {
    name: 'Proportional recovery, aphasia',
    about: 'Aphasia score of a group at 90 days',
  },
  neglect: { name: 'Neglect', about: 'What explains who recovers' },
  change: { name: 'CHANGE', about: 'Cognitive impairment, by risk group' },
  signal2: { name: 'SIGNAL2', about: 'Cognitive impairment, by risk group' },
  depres: { name: 'DePreS', about: 'Ruling out major depression' },
  press: { name: 'PRESS', about: 'Impaired oral intake at 7 and 30 days' },
} as const;

export type RecoveryRuleId = keyof typeof RECOVERY_RULES;

/** Each way through a rule, as the rule states it. */
export const RECOVERY_STEPS = {
  'prep2.safe-5-under-80': 'Step 1: SAFE 5 or more and age under 80: Excellent',
  'prep2.safe-8-from-80': 'Step 1: SAFE 8 or more and age 80 or over: Excellent (not confirmed in the paper)',
  'prep2.safe-5-from-80': 'Step 1: SAFE 5 to 7 and age 80 or over: Good (not confirmed in the paper)',
  'prep2.mep-present': 'Step 2: SAFE below 5, motor evoked potential present: Good',
  'prep2.mep-absent-nihss-below-7': 'Step 3: no motor evoked potential, NIHSS on day 3 below 7: Limited',
  'prep2.mep-absent-nihss-7': 'Step 3: no motor evoked potential, NIHSS on day 3 of 7 or more: Poor',
  'epos-arm.both': 'Some finger extension and some shoulder abduction',
  'epos-arm.mixed': 'One of finger extension and shoulder abduction: no figure published',
  'epos-arm.neither': 'Neither finger extension nor shoulder abduction',
  'winters.met': 'Motricity leg 35 or more, no neglect, somatosensory criterion met',
  'winters.not-met': 'Not all of: Motricity leg 35 or more, no neglect, somatosensory criterion met',
  'fugl-meyer-proportional.band': 'Gain of 0.7 × (66 − first Fugl-Meyer) in people who follow the rule',
  'tract-load.from-7': 'Weighted tract lesion load of 7.0 mL or more',
  'tract-load.below-7': 'Weighted tract lesion load below 7.0 mL: the rule says nothing',
  'epos-gait.both': 'Sits for 30 seconds and meets the leg strength criterion',
  'epos-gait.mixed': 'Only one of sitting and leg strength: no figure published',
  'epos-gait.neither': 'Neither sitting for 30 seconds nor the leg strength criterion',
  'twist-2017.trunk-above-40': 'Trunk Control Test above 40: independent by 6 weeks',
  'twist-2017.hip-3': 'Trunk Control Test not above 40, hip extension 3 or more: independent by 12 weeks',
  'twist-2017.hip-below-3': 'Trunk Control Test not above 40, hip extension below 3: dependent at 12 weeks',
  'twist-2022.points': 'Age under 80 1; knee extension 3 or more 1; Berg 6 to 15 1, 16 or more 2',
  'zhang.first-month': 'First field within a month',
  'zhang.between': 'First field between 1 and 6 months: no figure published',
  'zhang.six-months': 'First field at 6 months',
  'gray.complete': 'Complete hemianopia: 14 of 81',
  'gray.partial': 'Partial hemianopia: 13 of 18',
  'vista.to-day-30': 'Up to day 30: figures for days 30 and 90',
  'vista.to-day-90': 'From day 31: figures for day 90',
  'rowe.follow-up': 'Field loss at follow-up: 15, 78, 104 and 2 people',
  'aphasia-rapid-test.below-12': 'Below 12 points on day 8: good',
  'aphasia-rapid-test.12-to-21': '12 to 21 points on day 8: no figure published',
  'aphasia-rapid-test.above-21': 'Above 21 points on day 8: poor',
  'aphasia-proportional.band': 'Gain of 0.73 × (100 − first score) in people who follow the rule',
  'neglect.variance': 'Severity at the start, lesion size and lesion site explain 66 % of the variance',
  'change.groups': 'Low, medium and high risk group; the points are not available here',
  'signal2.groups': 'Low, medium and high risk group; the weights are not available here',
  'depres.rule-out': 'Below the cut; the points are not available here',
  'press.0': 'PRESS 0',
  'press.between': 'PRESS 1 to 9: no figure published',
  'press.10': 'PRESS 10',
} as const;

export type RecoveryStepId = keyof typeof RECOVERY_STEPS;

/** In the order of their rule, best first. */
export const RECOVERY_CATEGORIES = {
  excellent: 'Excellent',
  good: 'Good',
  limited: 'Limited',
  poor: 'Poor',
  'walks-by-6-weeks': 'Independent gait by 6 weeks',
  'walks-by-12-weeks': 'Independent gait by 12 weeks',
  'dependent-at-12-weeks': 'Dependent at 12 weeks',
  'aphasia-good': 'Good language outcome',
  'aphasia-poor': 'Poor language outcome',
} as const;

export type RecoveryCategoryId = keyof typeof RECOVERY_CATEGORIES;

/** When the outcome was counted. */
export const RECOVERY_HORIZONS = {
  '7-days': 'at 7 days',
  '28-days': 'at 28 days',
  '30-days': 'at 30 days',
  '12-weeks': 'at 12 weeks',
  '90-days': 'at 90 days',
  '3-months': 'at 3 months',
  '3-to-6-months': 'at 3 to 6 months',
  '26-weeks': 'within 26 weeks',
  '6-months': 'at 6 months',
  'follow-up': 'at follow-up',
} as const;

export type RecoveryHorizonId = keyof typeof RECOVERY_HORIZONS;

export const RECOVERY_STRATA = {
  'no-finger-extension': 'all without finger extension at 8 ± 4 days',
  'winters-criteria': 'those who also met all three criteria',
  'low-risk': 'low risk group',
  'medium-risk': 'medium risk group',
  'high-risk': 'high risk group',
  'below-cut': 'those below the cut',
} as const;

export type RecoveryStratumId = keyof typeof RECOVERY_STRATA;

export const RECOVERY_REMARKS = {
  'group-not-person': 'Describes a group; it is no forecast for this person.',
  'prep2-unconfirmed': 'From age 80 the split at SAFE 8 is not confirmed in the paper.',
  'prep2-bands':
    'The score bands behind the four categories are not shown: they were not confirmed in the paper.',
  'epos-mixed':
    'For one sign without the other no figure is published; the ends are the printed figures on either side.',
  'winters-not-met': 'For people who do not meet all three criteria no figure of their own is published.',
  'severe-do-not-follow':
    'About 30 % of people with severe paresis do not follow the rule and stay near the lower end.',
  'proportional-criticised':
    'The close fit of such rules is partly a product of the scale’s ceiling (Hope 2019, Lohse 2021).',
  'tract-map': 'The limit of 7.0 mL belongs to the tract map of Feng 2015 and holds for no other atlas.',
  'tract-small': 'True for everyone in a small group (n=76 in all); a few more people could change it.',
  'twist-2017-trunk-40':
    'Trunk Control Test of exactly 40 is not defined in the abstract; treated as not above 40.',
  'twist-2017-small': 'Made on 41 people; in Ireland AUC 0.88 at 6 weeks and 0.70 at 12 weeks.',
  'twist-2022-points-only': 'Points only: the probability of each total was not available.',
  'twist-over-predicts': 'In Japan it over-predicted independent gait at every time point.',
  'vision-no-model': 'No model. Published group figures only.',
  'not-averaged': 'The studies of vision counted different things; compare them, do not average them.',
  'zhang-overall': 'Of all 263 hemianopias 101 improved (38.4 %), mostly within 3 months.',
  'gray-deaths': 'Many people in this study died; the full fields are counted at 28 days.',
  'vista-gaze': 'Gaze and visual items are pooled; a gaze palsy counts as well.',
  'lazar-small': 'Made on 21 people.',
  'neglect-no-figure':
    'No figure for one person: severity at the start, lesion size and overlap with regions of chronic neglect explain 66 % of the variance; age and sex little.',
  'items-not-read': 'The points of the items were not available, so this person cannot be placed in a group.',
  'depres-rule-out': 'Good for ruling out only: of those above the cut about one in three was depressed.',
  'press-over-predicts':
    'In an outside cohort (n=149) it over-predicted persistent impairment and was poorly calibrated.',
} as const;

export type RecoveryRemarkId = keyof typeof RECOVERY_REMARKS;

export const RECOVERY_STATUSES: Readonly<Record<RecoveryResult['status'], string>> = {
  applies: 'Applies',
  'group-figure': 'Group figure only',
  'inputs-missing': 'Open: something is missing or conflicting',
  'not-yet': 'Not yet',
  'no-longer': 'No longer applies',
  'does-not-apply': 'Does not apply',
};

/** `days 2 to 9`, `up to day 3`, `any time`; months are those of the first visual field. */
export function courseText({ fact, from, to }: Course): string {
  const { low, high } = FACT_DEFINITIONS[fact];
  if (to === high) return 'any time';
  if (fact === 'monthsToFirstVisualField') return `first field up to month ${to}`;
  return from === low ? `up to day ${to}` : `days ${from} to ${to}`;
}
