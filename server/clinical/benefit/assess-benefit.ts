/**
 * Benefit and harm of thrombolysis by delay. Two sources stand side by side and are never mixed: the counts of the
 * pooled trials (Emberson 2014, Whiteley 2016) for sentences, and calculated mRS distributions (stroke-outcome) for
 * icon arrays.
 *
 * The time since last known well stands for the delay. Missing, it gives the whole table and no single figure;
 * conflicting, every recorded value is used and the gain is a range.
 */
import { EVIDENCE, type EvidenceId } from '../evidence/registry.ts';
import { usableNumbers } from '../facts/usable-numbers.ts';
import type { Known } from '../known.ts';
import { spanOf, type Range } from '../range.ts';
import type { FactName, StrokeFacts } from '../stroke-facts.ts';
import type { BenefitRemarkId } from '../text/en/benefit.ts';
import type {
  BenefitResult,
  BenefitStep,
  CohortBenefit,
  DelayBenefit,
  TreatedOutcome,
} from './benefit-result.ts';
import { cohortsFor, type CohortChoice } from './cohorts.ts';
import { costOfDelay } from './cost-of-delay.ts';
import { effectLost, treatedDistribution, untreatedDistribution, type CohortId } from './mrs-distribution.ts';
import { oddsByDelay } from './odds-by-delay.ts';
import { differenceOf, eachFigure, outcomeFigures, type OutcomeFigures } from './outcome-figures.ts';
import { TRIAL_HARMS } from './trial-harms.ts';
import { DELAY_WINDOWS, TRIALS_END_MINUTES, windowAt } from './trial-windows.ts';

const COHORT_EVIDENCE: Readonly<Record<CohortId, EvidenceId>> = {
  'nlvo-ivt': 'stroke-outcome-nlvo-ivt',
  'lvo-ivt': 'stroke-outcome-lvo-ivt',
  'lvo-mt': 'stroke-outcome-lvo-mt',
};

const UNTREATED: Readonly<Record<CohortId, OutcomeFigures>> = {
  'nlvo-ivt': outcomeFigures(untreatedDistribution('nlvo-ivt')),
  'lvo-ivt': outcomeFigures(untreatedDistribution('lvo-ivt')),
  'lvo-mt': outcomeFigures(untreatedDistribution('lvo-mt')),
};

/** The steps of delay that are priced. */
const DELAY_STEPS_MINUTES = [1, 10];

const ALWAYS: readonly BenefitRemarkId[] = [
  'alteplase-figures',
  'group-figures',
  'sources-not-mixed',
  'families-see-trial-counts',
  'deaths-from-interpolation',
  'excess-deaths-built-in',
  'cohorts-by-nihss',
  'cost-of-delay-is-a-difference',
  'bleeding-excess-grows-with-severity',
  'death-not-confirmed',
];

/** Pure; cannot fail. */
export function assessBenefit(facts: StrokeFacts): BenefitResult {
  const { usable, problems } = usableNumbers(facts, 'minutesSinceLastKnownWell');
  const choice = cohortsFor(facts);
  const delays = usable.map(delayBenefit);
  const oddsRatio = oddsRange(delays);
  return {
    delays,
    ...(oddsRatio && { oddsRatio }),
    windows: DELAY_WINDOWS,
    harms: TRIAL_HARMS,
    cohorts: choice.cohorts.map((cohort) => cohortBenefit(cohort, usable)),
    undecided: undecidedFacts(facts, usable, choice),
    problems,
    remarks: [...remarksFor(facts, usable, choice), ...ALWAYS],
    trace: [
      ...usable.flatMap(delaySteps),
      ...choice.cohorts.flatMap((cohort) => cohortSteps(cohort, usable)),
    ],
  };
}

function delayBenefit(delay: Known<number>): DelayBenefit {
  const window = windowAt(delay.value);
  return { delay, ...(window && { window: window.id }), odds: oddsByDelay(delay.value) };
}

function oddsRange(delays: readonly DelayBenefit[]): Range | undefined {
  const ratios = delays.flatMap(({ odds }) => (odds.status === 'no-benefit' ? [] : [odds.oddsRatio]));
  return ratios.length === 0 || ratios.length < delays.length ? undefined : spanOf(ratios);
}

function cohortBenefit(cohort: CohortId, delays: readonly Known<number>[]): CohortBenefit {
  const evidence = COHORT_EVIDENCE[cohort];
  const untreated = UNTREATED[cohort];
  const byDelay = delays.map(({ value }) => treatedOutcome(cohort, value, untreated));
  return {
    cohort,
    outcome: 'mrs-distribution',
    evidence,
    grade: EVIDENCE[evidence].grade,
    untreated,
    byDelay,
    ...(byDelay.length > 0 && {
      gain: eachFigure((name) => spanOf(byDelay.map(({ gain }) => gain[name]))),
    }),
  };
}

function treatedOutcome(cohort: CohortId, minutes: number, untreated: OutcomeFigures): TreatedOutcome {
  const treated = outcomeFigures(treatedDistribution(cohort, minutes));
  return {
    minutes,
    treated,
    gain: differenceOf(treated, untreated),
    costOfDelay: DELAY_STEPS_MINUTES.map((step) => costOfDelay(cohort, minutes, step)),
  };
}

function undecidedFacts(
  { minutesSinceLastKnownWell }: StrokeFacts,
  delays: readonly Known<number>[],
  { isOcclusionOpen, isContradicted }: CohortChoice,
): FactName[] {
  return [
    ...(delays.length === 1 && minutesSinceLastKnownWell.status === 'known'
      ? []
      : (['minutesSinceLastKnownWell'] as const)),
    ...(isOcclusionOpen || isContradicted ? (['largeVesselOcclusion'] as const) : []),
  ];
}

function remarksFor(
  { minutesSinceLastKnownWell, onset }: StrokeFacts,
  delays: readonly Known<number>[],
  { cohorts, isOcclusionOpen, isContradicted }: CohortChoice,
): BenefitRemarkId[] {
  const remarks: readonly (readonly [BenefitRemarkId, boolean])[] = [
    ['delay-missing', delays.length === 0],
    ['delay-conflicting', minutesSinceLastKnownWell.status === 'conflicting'],
    ['onset-not-witnessed', onset.status === 'known' && onset.value !== 'witnessed'],
    ['beyond-trials', delays.some(({ value }) => value > TRIALS_END_MINUTES)],
    ['no-benefit-expected', delays.some(({ value }) => oddsByDelay(value).status === 'no-benefit')],
    ['odds-read-off-a-figure', delays.length > 0],
    ['occlusion-open', isOcclusionOpen],
    ['occlusion-against-nihss', isContradicted],
    ['thrombectomy-if-done-now', cohorts.includes('lvo-mt')],
  ];
  return remarks.flatMap(([id, applies]) => (applies ? [id] : []));
}

const DELAY_FACT: readonly FactName[] = ['minutesSinceLastKnownWell'];
const COHORT_FACTS: readonly FactName[] = [
  ...DELAY_FACT,
  'largeVesselOcclusion',
  'nihss',
  'thrombectomyPlanned',
];

function delaySteps({ value: minutes }: Known<number>): BenefitStep[] {
  return [
    { rule: 'trial-window', facts: DELAY_FACT, evidence: 'emberson-2014', minutes },
    { rule: 'odds-by-delay', facts: DELAY_FACT, evidence: 'emberson-2014-curve', minutes },
  ];
}

function cohortSteps(cohort: CohortId, delays: readonly Known<number>[]): BenefitStep[] {
  const step = { facts: COHORT_FACTS, evidence: COHORT_EVIDENCE[cohort], cohort };
  return [
    { rule: 'untreated-distribution', ...step },
    ...delays.map(({ value: minutes }) => ({
      rule: 'treated-distribution' as const,
      ...step,
      minutes,
      effectLost: effectLost(cohort, minutes),
    })),
  ];
}
