/** How the scores stand to each other, in one sentence each. */
import {
  standingOf,
  type Agreement,
  type FamilyComparison,
  type Level,
  type Standing,
} from '../../comparison.ts';
import { OUTCOMES, type OutcomeFamily } from '../../evidence/outcomes.ts';
import { spanOf } from '../../range.ts';
import { formatPercent, formatRate } from '../format.ts';
import { SCORE_NAMES } from './score-names.ts';

export const FAMILY_NAMES: Readonly<Record<OutcomeFamily, string>> = {
  'symptomatic-ich': 'Symptomatic intracranial haemorrhage',
  'any-ich': 'Any intracranial haemorrhage',
  death: 'Death',
  'good-function': 'Good function',
  'poor-function': 'Poor function or death',
  oedema: 'Malignant oedema',
  'avm-treatment': 'Result of treating the malformation',
  'avm-natural-history': 'Bleeding of an untreated malformation',
  motor: 'Movement',
  vision: 'Sight',
  language: 'Language',
  swallowing: 'Swallowing',
  cognition: 'Memory and thinking',
  mood: 'Mood',
};

export const AGREEMENTS: Readonly<Record<Agreement, string>> = {
  single: 'Only one score has a rate for this outcome.',
  agree: 'The scores agree.',
  disagree: 'The scores disagree: their rates for the same outcome lie apart.',
  open: 'Whether the scores agree cannot be told while inputs are missing.',
};

/** What stands first on the clinician's screen. */
const HEADLINES = {
  'all-below': 'Bleeding risk: every score stays below the site’s limit of',
  'all-reach': 'Bleeding risk: every score reaches the site’s limit of',
  split: 'Bleeding risk: some scores reach the site’s limit of',
  open: 'Bleeding risk: may reach the site’s limit of',
} as const satisfies Readonly<Record<Level, string>>;

/** One plain sentence on all bleeding rates, whatever they count; nothing for other families. */
export function bleedingHeadline(comparison: FamilyComparison, limitPercent: number): string {
  const { level } = comparison;
  if (level === undefined) return '';
  // One that reaches the limit counts, even while others are open.
  const said = level === 'open' && namesOf(comparison, 'reaches', limitPercent) !== '' ? 'split' : level;
  return `${HEADLINES[said]} ${limitPercent} %`;
}

/**
 * The range over all printed rates, as in `Published rates 2–8.5 %; SITS-SICH between 0.2 and 14.3 %.` A score without a
 * printed rate for this total stands beside the range, so that it does not widen it.
 */
export function spanText({ outcomes }: FamilyComparison): string {
  const rows = outcomes.flatMap((group) => group.rows);
  const printed = rows.filter(({ estimate }) => estimate.isBetweenPublished !== true);
  const between = rows.filter((row) => !printed.includes(row));
  const range = spanOf(printed.flatMap(({ estimate: { percent } }) => [percent.low, percent.high]));
  const isOpenAbove = printed.some(({ estimate }) => estimate.isOpenAbove);
  return `${[
    ...(printed.length > 0
      ? [`Published rates ${formatPercent(range)}${isOpenAbove ? ' or more' : ''}`]
      : []),
    ...between.map(({ score, estimate }) => `${SCORE_NAMES[score].name} ${formatRate(estimate)}`),
  ].join('; ')}.`;
}

const STANDINGS = { reaches: 'The limit is reached by', 'may-reach': 'May reach it:' } as const;

/** Which scores reach the limit, as in `The limit is reached by HAT, SEDAN (ECASS II).`; nothing when all stand alike. */
export function standingsText(comparison: FamilyComparison, limitPercent: number): string {
  if (comparison.level === 'all-below' || comparison.level === 'all-reach') return '';
  return (['reaches', 'may-reach'] as const)
    .flatMap((standing) => {
      const names = namesOf(comparison, standing, limitPercent);
      return names === '' ? [] : [`${STANDINGS[standing]} ${names}.`];
    })
    .join(' ');
}

/** A score whose rates stand on both sides of the limit is named with what each counts. */
function namesOf({ outcomes }: FamilyComparison, wanted: Standing, limitPercent: number): string {
  const rows = outcomes.flatMap((group) => group.rows);
  const names = rows
    .filter(({ estimate }) => standingOf(estimate, limitPercent) === wanted)
    .map(({ score, estimate }) => {
      const { name } = SCORE_NAMES[score];
      const isOnly = rows.every(
        (other) => other.score !== score || standingOf(other.estimate, limitPercent) === wanted,
      );
      return isOnly ? name : `${name} (${OUTCOMES[estimate.outcome].shortName})`;
    });
  return [...new Set(names)].join(', ');
}

export const NO_BLEEDING_RATE = 'Bleeding risk: no score has a rate for this patient';

/** What the marks of a plot of rates mean. */
export const MARK_MEANINGS = {
  printed: 'printed rate, or rates of several cohorts',
  open: 'range over what is missing',
  between: 'no rate printed: between the nearest printed ones',
  model: 'model with its range',
} as const;

export const NEAREST_RATES =
  'No rate is printed for this total: the ends are the nearest printed rates on either side.';
