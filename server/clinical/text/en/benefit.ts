/** What must be said beside the figures on benefit and harm by delay. */
import type { BenefitResult } from '../../benefit/benefit-result.ts';
import type { CohortId } from '../../benefit/mrs-distribution.ts';
import type { TrialHarm } from '../../benefit/trial-harms.ts';
import type { DelayWindowId } from '../../benefit/trial-windows.ts';
import type { Range } from '../../range.ts';
import { OUTCOMES } from '../../evidence/outcomes.ts';
import { formatRange, formatTenths } from '../format.ts';
import { minutesText } from './fact-values.ts';

export const DELAY_WINDOW_NAMES: Readonly<Record<DelayWindowId, string>> = {
  'within-3-h': 'within 3 hours',
  'from-3-to-4.5-h': 'after 3 and up to 4.5 hours',
  'beyond-4.5-h': 'after 4.5 hours',
};

export const COHORT_NAMES: Readonly<Record<CohortId, string>> = {
  'nlvo-ivt': 'no large-vessel occlusion, thrombolysis',
  'lvo-ivt': 'large-vessel occlusion, thrombolysis',
  'lvo-mt': 'large-vessel occlusion, thrombectomy',
};

/** `Every 10 minutes cost 6–7 of 1,000 people a result of mRS 0–1.` */
export function tenMinutesText(lostPer1000: Range): string {
  return `Every 10 minutes cost ${formatRange(lostPer1000, (people) => `${Math.round(people)}`)} of 1,000 people a result of mRS 0–1.`;
}

/** `1 h 25 min since last known well`. */
export function delayText({ delays }: Pick<BenefitResult, 'delays'>): string {
  if (delays.length === 0) return 'Time since last known well is not known';
  return `${delays.map(({ delay }) => minutesText(delay.value)).join(' or ')} since last known well`;
}

/** `Odds ratio 1.81 of mRS 0–1.`; nothing without a delay. */
export function oddsText({ delays, oddsRatio }: Pick<BenefitResult, 'delays' | 'oddsRatio'>): string {
  if (delays.length === 0) return '';
  return oddsRatio === undefined
    ? 'Beyond the 6 hours of the pooled trials: no odds ratio.'
    : `Odds ratio ${formatRange(oddsRatio)} of mRS 0–1.`;
}

/** `Symptomatic ICH, SITS-MOST: 3.7 % with alteplase, 0.6 % without.` */
export function harmText({ outcome, alteplase, control }: TrialHarm): string {
  const { name } = OUTCOMES[outcome];
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${formatTenths(alteplase.percent)} % with alteplase, ${formatTenths(control.percent)} % without.`;
}

export const CURVE_MEANING =
  'Odds ratio of mRS 0–1, alteplase against control. Above 1 favours treatment. Blocks: the trials’ windows, with 95 % confidence interval. Line: how it falls with delay, read off a figure.';

/** The steps of the calculation. The keys are the closed list of rules. */
export const BENEFIT_RULES = {
  'trial-window': 'Counts of the pooled trials in the window of this delay',
  'odds-by-delay': 'Odds ratio of mRS 0–1: exp(0.763 (1 − hours / 6.3))',
  'untreated-distribution': 'mRS distribution without treatment',
  'treated-distribution':
    'Log odds of mRS ≤ k in a straight line from treatment at once to no effect (378 min, thrombectomy 480 min)',
} as const;

export type BenefitRuleId = keyof typeof BENEFIT_RULES;

/** The keys are the closed list of remarks on benefit. */
export const BENEFIT_REMARKS = {
  'delay-missing':
    'The time since last known well is not known: the table shows every window, and no single figure applies.',
  'delay-conflicting': 'Different times since last known well are recorded: the figures span all of them.',
  'onset-not-witnessed':
    'The onset was not witnessed. The windows count from the onset; from last known well the true delay may be shorter.',
  'beyond-trials': 'The pooled trials treated within 6 hours. Their figures do not describe later treatment.',
  'no-benefit-expected':
    'From 6.3 hours the curve shows no benefit. It was fitted to people treated within 6 hours and says nothing of people chosen by advanced imaging.',
  'odds-read-off-a-figure':
    'The curve of the odds ratio was read off a published figure and is good to about 0.05.',
  'occlusion-open': 'It is not known whether a large vessel is occluded: both groups are shown.',
  'occlusion-against-nihss':
    'The vessel finding and the NIHSS point to different groups: both groups are shown.',
  'thrombectomy-if-done-now':
    'Thrombectomy is calculated as if it were done now; every minute until then lowers the figures.',
  'alteplase-figures': 'The trial figures are of alteplase against control.',
  'group-figures': 'These are figures of groups of people, not a prediction for one person.',
  'sources-not-mixed':
    'Sentences use the counts of the trials, icon arrays a calculation from published data in one fixed version; the two are not mixed.',
  'families-see-trial-counts':
    'Families should see death and bleeding as counted in the trials, not as calculated.',
  'deaths-from-interpolation':
    'Deaths in the icon arrays are interpolated over time. Trials of alteplase found no reduction in death.',
  'excess-deaths-built-in':
    'The calculation includes extra deaths from treatment: 1.1 % without and 3.4 % with large-vessel occlusion, 4.0 % for thrombectomy.',
  'cohorts-by-nihss':
    'In the calculation, NIHSS 0–10 stands for no large-vessel occlusion and 11 or more for an occlusion.',
  'cost-of-delay-is-a-difference':
    'The cost of delay is the difference between two times of the same calculation, not a measurement.',
  'bleeding-excess-grows-with-severity':
    'Alteplase multiplies the odds of bleeding alike at all delays, ages and severities; the extra cases in 100 grow with severity.',
  'death-not-confirmed': 'The figures on death within 90 days were not confirmed in the paper.',
} as const;

export type BenefitRemarkId = keyof typeof BENEFIT_REMARKS;
