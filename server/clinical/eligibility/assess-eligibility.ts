/**
 * Eligibility for IV thrombolysis by one guideline: every criterion and window with its verdict, and what is
 * open. Never a bare yes or no. A situation that the chosen edition was not read for is judged by the
 * guideline that names it and stands beside the edition, so that a thin list hides nothing.
 */
import type { EvidenceId } from '../evidence/registry.ts';
import type { FactName, StrokeFacts } from '../stroke-facts.ts';
import type { CriterionId } from '../text/en/eligibility-criteria.ts';
import type { WindowId } from '../text/en/eligibility-windows.ts';
import { ALL_CRITERIA } from './all-criteria.ts';
import { ALL_WINDOWS } from './all-windows.ts';
import type { VerdictStatus } from './condition.ts';
import { judge, stated, TIERS, type CriterionResult, type StatedCriterion, type Tier } from './criterion.ts';
import { EDITIONS, type EditionId, type RuleSource } from './editions.ts';
import { headlineOf, type Headline } from './headline.ts';
import { laboratoryAdvice, type LaboratoryAdvice } from './laboratory.ts';
import { judgeWindow, type WindowResult } from './treatment-window.ts';

/** How many criteria of a tier have which verdict. */
export interface VerdictCounts extends Readonly<Record<VerdictStatus, number>> {
  /** Of those that cannot be told: open only because a complete list does not contain the item. */
  readonly merelyNotRecorded: number;
}

/** A fact that keeps criteria or windows open. */
export interface OpenQuestion {
  readonly fact: FactName;
  readonly criteria: readonly CriterionId[];
  readonly windows: readonly WindowId[];
}

export interface Eligibility {
  readonly edition: EditionId;
  /** Sources of the edition; what was not read of it stands there. */
  readonly evidence: readonly EvidenceId[];
  readonly headline: Headline;
  readonly windows: readonly WindowResult[];
  readonly tiers: Readonly<Record<Tier, readonly CriterionResult[]>>;
  readonly counts: Readonly<Record<Tier, VerdictCounts>>;
  /** Treatable findings that are present: correct these, then treat. */
  readonly corrections: readonly CriterionResult[];
  /** Criteria the edition was not read for, judged by the guideline named as their source. */
  readonly outsideEdition: readonly CriterionResult[];
  readonly laboratory?: LaboratoryAdvice;
  /** Facts that would settle something, in the order in which they first matter. */
  readonly openQuestions: readonly OpenQuestion[];
}

export function assessEligibility(facts: StrokeFacts, edition: EditionId): Eligibility {
  const plan = PLANS[edition];
  const windows = plan.windows.map((judgeIn) => judgeIn(facts));
  const criteria = plan.within.map((criterion) => judge(criterion, facts));
  const outsideEdition = plan.outside.map((criterion) => judge(criterion, facts));
  const all = [...criteria, ...outsideEdition];
  const laboratory = laboratoryAdvice(facts, edition, criteria);
  const tiers = byTier((tier) => criteria.filter((criterion) => criterion.tier === tier));
  return {
    edition,
    evidence: EDITIONS[edition],
    headline: headlineOf(windows, criteria, outsideEdition),
    windows,
    tiers,
    counts: byTier((tier) => countsOf(tiers[tier])),
    corrections: all.filter(({ tier, status }) => tier === 'correct-first' && status === 'met'),
    outsideEdition,
    ...(laboratory !== undefined && { laboratory }),
    openQuestions: openQuestions(windows, all),
  };
}

/** What an edition states, worked out once. */
interface Plan {
  readonly windows: readonly ((facts: StrokeFacts) => WindowResult)[];
  readonly within: readonly StatedCriterion[];
  readonly outside: readonly StatedCriterion[];
}

const PLANS: Readonly<Record<EditionId, Plan>> = {
  'aha-2026': planFor('aha-2026'),
  'eso-2021': planFor('eso-2021'),
};

function planFor(edition: EditionId): Plan {
  return {
    windows: ALL_WINDOWS.flatMap(({ id, rules }) => {
      const rule = rules[edition];
      return rule === undefined ? [] : [(facts: StrokeFacts) => judgeWindow(id, rule, facts)];
    }),
    within: statedBy([edition], ALL_CRITERIA),
    outside: statedBy(
      ['aha-2026', 'aha-2019'],
      ALL_CRITERIA.filter(({ rules }) => rules[edition] === undefined),
    ),
  };
}

/** The criteria that one of the sources names, each by the first that does. */
function statedBy(sources: readonly RuleSource[], criteria: typeof ALL_CRITERIA): readonly StatedCriterion[] {
  return criteria.flatMap(({ id, rules }) =>
    sources
      .flatMap((source) => {
        const rule = rules[source];
        return rule === undefined ? [] : [stated(id, source, rule)];
      })
      .slice(0, 1),
  );
}

function byTier<V>(of: (tier: Tier) => V): Readonly<Record<Tier, V>> {
  // One entry for each tier; `fromEntries` forgets the keys.
  return Object.fromEntries(TIERS.map((tier) => [tier, of(tier)])) as Record<Tier, V>;
}

function countsOf(criteria: readonly CriterionResult[]): VerdictCounts {
  const count = (wanted: VerdictStatus) => criteria.filter(({ status }) => status === wanted).length;
  return {
    met: count('met'),
    'not-met': count('not-met'),
    'cannot-tell': count('cannot-tell'),
    merelyNotRecorded: criteria.filter(isMerelyNotRecorded).length,
  };
}

function isMerelyNotRecorded({ status, open }: CriterionResult): boolean {
  return status === 'cannot-tell' && open.every(({ reason }) => reason === 'not-in-complete-list');
}

function openQuestions(
  windows: readonly WindowResult[],
  criteria: readonly CriterionResult[],
): readonly OpenQuestion[] {
  const facts = new Set([...windows, ...criteria].flatMap(({ settledBy }) => settledBy));
  const settledOf = <I>(results: readonly { id: I; settledBy: readonly FactName[] }[], fact: FactName) =>
    results.filter(({ settledBy }) => settledBy.includes(fact)).map(({ id }) => id);
  return [...facts].map((fact) => ({
    fact,
    criteria: settledOf(criteria, fact),
    windows: settledOf(windows, fact),
  }));
}
