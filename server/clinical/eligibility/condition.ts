/**
 * Three-valued conditions on facts, and how they are joined. A condition is met or not met only where a
 * recorded value says so. What a complete list merely does not contain settles nothing; of conflicting values
 * each is judged, and only a verdict they share is one.
 */
import type { Fact, Known, MissingReason } from '../known.ts';
import type { FactName, StrokeFacts } from '../stroke-facts.ts';
import type { Limit } from './limit.ts';

/** `met`: the situation is present. `not-met`: it is recorded as absent, or lies beyond the limit. */
export type VerdictStatus = 'met' | 'not-met' | 'cannot-tell';

/** Why a fact leaves a condition open. */
export type OpenReason =
  | MissingReason
  /** Recorded values disagree, and lead to different verdicts. */
  | 'conflicting'
  /** A complete list does not contain it: that is not "absent". */
  | 'not-in-complete-list'
  /** It happened, but when is not known. */
  | 'date-not-known'
  /** Only a bound such as "> 20 mmol/L" is known, with the limit beyond it. */
  | 'only-a-bound'
  /** The guideline, as far as it was read, sets no limit: the value is for the clinician to weigh. */
  | 'left-to-judgement';

export interface OpenFact {
  readonly fact: FactName;
  readonly reason: OpenReason;
}

export interface Judgement {
  readonly status: VerdictStatus;
  /** What keeps it open; empty exactly when the status is `met` or `not-met`. */
  readonly open: readonly OpenFact[];
}

export interface Condition {
  /** Every fact that can change the judgement. */
  readonly facts: readonly FactName[];
  readonly limits: readonly Limit[];
  readonly judge: (facts: StrokeFacts) => Judgement;
}

/** What one value says. */
export type Finding = 'met' | 'not-met' | OpenReason;

const SETTLED = {
  met: { status: 'met', open: [] },
  'not-met': { status: 'not-met', open: [] },
} as const satisfies Record<string, Judgement>;

/** A condition on one fact. */
export function onFact<V>(
  fact: FactName,
  read: (facts: StrokeFacts) => Fact<V>,
  test: (value: V, known: Known<V>) => Finding,
  limits: readonly Limit[] = [],
): Condition {
  return {
    facts: [fact],
    limits,
    judge: (facts) => {
      const finding = findingOf(read(facts), test);
      return finding === 'met' || finding === 'not-met'
        ? SETTLED[finding]
        : { status: 'cannot-tell', open: [{ fact, reason: finding }] };
    },
  };
}

function findingOf<V>(fact: Fact<V>, test: (value: V, known: Known<V>) => Finding): Finding {
  if (fact.status === 'missing') return fact.reason;
  const values: readonly [Known<V>, ...Known<V>[]] = fact.status === 'known' ? [fact] : fact.values;
  const findingOfOne = (known: Known<V>) =>
    known.basis === 'not-recorded' ? 'not-in-complete-list' : test(known.value, known);
  const first = findingOfOne(values[0]);
  return values.every((value) => findingOfOne(value) === first) ? first : 'conflicting';
}

/** Met when one part is; not met when none is. */
export function anyOf(...parts: readonly Condition[]): Condition {
  return joined(parts, 'met', 'not-met');
}

/** Met when every part is; not met when one is not. */
export function allOf(...parts: readonly Condition[]): Condition {
  return joined(parts, 'not-met', 'met');
}

function joined(
  parts: readonly Condition[],
  decisive: keyof typeof SETTLED,
  otherwise: keyof typeof SETTLED,
): Condition {
  return {
    facts: [...new Set(parts.flatMap((part) => part.facts))],
    limits: parts.flatMap((part) => part.limits),
    judge: (facts) => {
      const judgements = parts.map((part) => part.judge(facts));
      if (judgements.some(({ status }) => status === decisive)) return SETTLED[decisive];
      const open = judgements.flatMap((judgement) => judgement.open);
      return open.length === 0 ? SETTLED[otherwise] : { status: 'cannot-tell', open: distinct(open) };
    },
  };
}

function distinct(open: readonly OpenFact[]): readonly OpenFact[] {
  return open.filter(
    ({ fact, reason }, index) =>
      open.findIndex((other) => other.fact === fact && other.reason === reason) === index,
  );
}

/** What the guideline names without a limit: where the condition holds, the clinician decides. */
export function forJudgement(condition: Condition): Condition {
  const open = condition.facts.map((fact) => ({ fact, reason: 'left-to-judgement' as const }));
  return {
    ...condition,
    judge: (facts) => {
      const judgement = condition.judge(facts);
      return judgement.status === 'met' ? { status: 'cannot-tell', open } : judgement;
    },
  };
}
