/** What the recovery view says around the figures of the rules. The keys are the closed list of groups and moments. */
import { OUTCOMES } from '../../evidence/outcomes.ts';
import type { Finding } from '../../recovery/finding.ts';
import type { StrokeFacts } from '../../stroke-facts.ts';
import { formatPercent, formatRange, formatTenths } from '../format.ts';
import { RECOVERY_CATEGORIES, RECOVERY_STRATA, type RecoveryDomain } from './recovery.ts';

/** The three groups of the view, with the domains of each in order. */
export const RECOVERY_GROUPS = {
  vision: { title: 'Vision', domains: ['vision'] },
  movement: { title: 'Movement', domains: ['arm', 'gait', 'swallowing'] },
  behaviour: {
    title: 'Language, attention, memory, mood',
    domains: ['language', 'attention', 'cognition', 'mood'],
  },
} as const satisfies Readonly<
  Record<string, { readonly title: string; readonly domains: readonly RecoveryDomain[] }>
>;

export type RecoveryGroup = keyof typeof RECOVERY_GROUPS;

export const RECOVERY_MOMENTS = {
  'one-week': 'By 1 week',
  'three-months': 'By 3 months',
  'six-months': 'By 6 months',
  undated: 'At follow-up, time not stated',
} as const;

export type RecoveryMoment = keyof typeof RECOVERY_MOMENTS;

export const RECOVERY_INTRODUCTION =
  'Published rules and group figures, side by side. Each was made on a group of people; none is a forecast for this person.';

export const NO_PUBLISHED_FIGURE = 'No published figure.';

/** Rules of the domain apply on other days of the course, or wait for an input, so that a figure may exist. */
export const NO_FIGURE_NOW = 'No figure on this day.';

export const PRESENTED_OUTCOME_NOTE =
  'Life as a whole at six months, of people who presented with the deficit. It is not recovery of the deficit, and is not mixed with the rules above.';

export const WHAT_IF_NOTE = 'Entered here to try it; not recorded in the chart.';

/** `54 %`, `Excellent or Good`, `10–49 of 66 points`. */
export function findingValueText(finding: Finding): string {
  switch (finding.kind) {
    case 'rate':
      return finding.isBetweenPublished && finding.range.low !== finding.range.high
        ? `between ${formatTenths(finding.range.low)} and ${formatTenths(finding.range.high)} %`
        : formatPercent(finding.range);
    case 'categories':
      return listed(finding.categories.map((category) => RECOVERY_CATEGORIES[category]));
    case 'population-band':
    case 'points':
      return `${formatRange(finding.range)} of ${finding.maximum} points`;
    case 'not-published':
      return 'no figure';
  }
}

/** `Excellent, Good or Limited`. */
function listed(names: readonly string[]): string {
  const before = names.slice(0, -1).join(', ');
  return [before, ...names.slice(-1)].filter(Boolean).join(' or ');
}

/** `some dexterity of the weak arm`: what was counted, and in which group where it is not everyone. */
export function findingTopicText({ outcome, stratum }: Finding): string {
  const { name } = OUTCOMES[outcome];
  return stratum === undefined ? name : `${name}, ${RECOVERY_STRATA[stratum]}`;
}

/** How the figure was come by, where that is not what it seems; nothing else. */
export function findingCautionText(finding: Finding): string {
  switch (finding.kind) {
    case 'rate':
      return finding.isBetweenPublished ? 'The ends are the printed figures on either side.' : '';
    case 'categories': {
      const right =
        finding.correctPercent === undefined
          ? ''
          : `Right in ${finding.correctPercent} of 100 people it was made on.`;
      return [right, finding.isUnconfirmed ? 'Not confirmed in the paper.' : ''].filter(Boolean).join(' ');
    }
    case 'population-band':
      return 'From no change to the average of those who followed the rule.';
    case 'points':
      return 'No probability was printed for a total.';
    case 'not-published':
      return 'The paper prints none for this case.';
  }
}

/** What the drawing of the visual fields shows, also for those who cannot see it. */
export function visualFieldText({ visualField, fieldLossSide }: StrokeFacts): string {
  if (visualField.status === 'missing') return 'The visual field was not examined, or that was not recorded.';
  if (visualField.status === 'conflicting') return 'The recorded visual fields contradict each other.';
  const side = fieldLossSide.status === 'known' ? fieldLossSide.value : undefined;
  const half = side === undefined ? 'same half' : `${side} half`;
  const open = side === undefined ? ' The chart does not say which half.' : '';
  switch (visualField.value) {
    case 'full':
      return 'Both visual fields are full.';
    case 'complete-hemianopia':
      return `The ${half} of both visual fields is lost.${open}`;
    case 'partial-hemianopia':
      return `A part of the ${half} of both visual fields is lost; which part is not recorded.${open}`;
    case 'bilateral':
      return 'Sight is lost on both sides; how much remains is not recorded.';
  }
}

/** What the drawing of the body shows. */
export function weaknessText({ armWeakness, legWeakness, weakSide }: StrokeFacts): string {
  const limbs = [['arm', armWeakness] as const, ['leg', legWeakness] as const];
  const weak = limbs.flatMap(([limb, fact]) => (fact.status === 'known' && fact.value ? [limb] : []));
  const open = limbs.flatMap(([limb, fact]) => (fact.status === 'known' ? [] : [limb]));
  const notKnown = open.length === 0 ? '' : ` Not known: ${open.join(' and ')}.`;
  if (weak.length === 0)
    return open.length === 2 ? 'Weakness of arm or leg: not known.' : `No weakness found.${notKnown}`;
  const limbText = weak.join(' and ');
  if (weakSide.status !== 'known')
    return `Weak: ${limbText}. The chart does not say on which side.${notKnown}`;
  const side = weakSide.value === 'both' ? 'on both sides' : `on the ${weakSide.value}`;
  return `Weak ${side}: ${limbText}.${notKnown}`;
}
