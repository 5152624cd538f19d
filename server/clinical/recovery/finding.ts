/** What a recovery rule can say, and how several possible answers become one. */
import type { EvidenceGrade } from '../evidence/evidence.ts';
import type { RecoveryRateOutcomeId, RecoveryScaleOutcomeId } from '../evidence/recovery-outcomes.ts';
import type { EvidenceId } from '../evidence/registry.ts';
import { spanOf, type Range } from '../range.ts';
import {
  RECOVERY_CATEGORIES,
  type RecoveryCategoryId,
  type RecoveryHorizonId,
  type RecoveryStratumId,
} from '../text/en/recovery.ts';

interface StatementHead {
  readonly horizon: RecoveryHorizonId;
  /** The group the figure belongs to, where it is not everyone the rule applies to. */
  readonly stratum?: RecoveryStratumId;
}

/** How many people of the group had the outcome, in per cent. */
export interface RateStatement extends StatementHead {
  readonly kind: 'rate';
  readonly outcome: RecoveryRateOutcomeId;
  readonly range: Range;
  /** No rate is printed for this very case: the ends are the printed rates on either side. */
  readonly isBetweenPublished?: true;
}

/** The categories that remain possible; one when the rule has decided. */
export interface CategoryStatement extends StatementHead {
  readonly kind: 'categories';
  readonly outcome: Extract<RecoveryScaleOutcomeId, `${string}-category`>;
  readonly categories: readonly RecoveryCategoryId[];
  /** In how many of 100 people the category was right, in the people the rule was made on. */
  readonly correctPercent?: number;
  /** The category rests on a part of the rule that is not confirmed in the paper. */
  readonly isUnconfirmed?: true;
}

/**
 * From the score of people who did not change to the average of those who followed the rule; never a forecast for one
 * person.
 */
export interface BandStatement extends StatementHead {
  readonly kind: 'population-band';
  readonly outcome: Extract<RecoveryScaleOutcomeId, 'ue-fm' | 'wab'>;
  readonly range: Range;
  readonly maximum: number;
}

/** A total of points that has no printed probability. */
export interface PointsStatement extends StatementHead {
  readonly kind: 'points';
  readonly outcome: Extract<RecoveryScaleOutcomeId, 'walking-points'>;
  readonly range: Range;
  readonly maximum: number;
}

/** The source prints nothing for this case. */
export interface SilentStatement extends StatementHead {
  readonly kind: 'not-published';
  readonly outcome: RecoveryRateOutcomeId | RecoveryScaleOutcomeId;
}

export type Statement = RateStatement | CategoryStatement | BandStatement | PointsStatement | SilentStatement;

/** A statement with its source. */
export type Finding = Statement & { readonly evidence: EvidenceId; readonly grade: EvidenceGrade };

export function rate(
  outcome: RecoveryRateOutcomeId,
  horizon: RecoveryHorizonId,
  percent: Range,
  more: Pick<RateStatement, 'stratum' | 'isBetweenPublished'> = {},
): RateStatement {
  return { kind: 'rate', outcome, horizon, range: percent, ...more };
}

export function notPublished(
  outcome: SilentStatement['outcome'],
  horizon: RecoveryHorizonId,
  more: Pick<SilentStatement, 'stratum'> = {},
): SilentStatement {
  return { kind: 'not-published', outcome, horizon, ...more };
}

/** All that may hold, as a list: statements on the same thing become one that spans them. */
export function spanStatements(statements: readonly Statement[]): readonly Statement[] {
  const byTopic = new Map<string, Statement>();
  for (const statement of statements) {
    const topic = [statement.kind, statement.outcome, statement.horizon, statement.stratum].join();
    const earlier = byTopic.get(topic);
    byTopic.set(topic, earlier === undefined ? statement : spanOfTwo(earlier, statement));
  }
  return [...byTopic.values()];
}

function spanOfTwo(a: Statement, b: Statement): Statement {
  if (a.kind === 'categories' && b.kind === 'categories') {
    const possible = [...a.categories, ...b.categories];
    return { ...b, ...a, categories: CATEGORIES_IN_ORDER.filter((category) => possible.includes(category)) };
  }
  if ('range' in a && 'range' in b) {
    return { ...b, ...a, range: spanOf([a.range.low, a.range.high, b.range.low, b.range.high]) };
  }
  return a;
}

const CATEGORIES_IN_ORDER = Object.keys(RECOVERY_CATEGORIES) as RecoveryCategoryId[];
