/**
 * What every recovery rule has in common: whom it applies to, when in the course, what it says, and what remains
 * possible while an input is missing or conflicting. A rule never takes a default for a value it does not have.
 */
import { EVIDENCE, type EvidenceId } from '../evidence/registry.ts';
import type { Values } from '../scores/score-item.ts';
import type { ScoreInput } from '../scores/score-input.ts';
import type { FactName, StrokeFacts } from '../stroke-facts.ts';
import type {
  RecoveryDomain,
  RecoveryRemarkId,
  RecoveryRuleId,
  RecoveryStepId,
} from '../text/en/recovery.ts';
import { timing, type Course, type CourseInput } from './course.ts';
import { spanStatements, type Finding, type Statement } from './finding.ts';
import { possibilities } from './possibilities.ts';

/** One way through the rule. */
export interface RecoveryStep {
  readonly rule: RecoveryStepId;
  readonly facts: readonly FactName[];
  readonly evidence: EvidenceId;
}

interface RecoveryHead {
  readonly id: RecoveryRuleId;
  readonly domain: RecoveryDomain;
  readonly course: Course;
  readonly evidence: EvidenceId;
  /** The figures are those of a group, also while inputs are missing. */
  readonly isGroupFigure: boolean;
  /** Every way through the rule that is still possible; one when nothing is open. */
  readonly trace: readonly RecoveryStep[];
  /** What a reader must know about this very result; keys of the text module. */
  readonly remarks: readonly RecoveryRemarkId[];
}

export type RecoveryResult = RecoveryHead &
  (
    | { readonly status: 'applies'; readonly findings: readonly Finding[] }
    /** The figure is that of a group; no input of this person changes it, or none can be weighed. */
    | { readonly status: 'group-figure'; readonly findings: readonly Finding[] }
    | {
        readonly status: 'inputs-missing';
        /** Everything that remains possible, provided that the rule applies. */
        readonly findings: readonly Finding[];
        /** Missing or conflicting facts that can change the answer. */
        readonly undecided: readonly FactName[];
        readonly mostUseful: FactName;
      }
    | { readonly status: 'not-yet' }
    | { readonly status: 'no-longer' }
    /** The person does not have what the rule is about. */
    | { readonly status: 'does-not-apply'; readonly because: readonly FactName[] }
  );

export interface RecoveryRule {
  readonly id: RecoveryRuleId;
  readonly domain: RecoveryDomain;
  readonly course: Course;
  readonly inputs: readonly FactName[];
  /** Pure; cannot fail. */
  readonly evaluate: (facts: StrokeFacts) => RecoveryResult;
}

/** What a rule says once its inputs have values. Make each conclusion once: two equal ones must be one object. */
export interface Conclusion {
  readonly rule: RecoveryStepId;
  readonly statements: readonly Statement[];
  readonly remarks?: readonly RecoveryRemarkId[];
}

type Verdict = Conclusion | 'not-yet' | 'no-longer' | 'does-not-apply';

export interface RecoverySpec<I extends readonly ScoreInput<unknown>[]> {
  readonly id: RecoveryRuleId;
  readonly domain: RecoveryDomain;
  readonly evidence: EvidenceId;
  readonly course: CourseInput;
  /** What a person must have for the rule to be about them. */
  readonly requires: readonly ScoreInput<boolean>[];
  /** Whether the result is a group's figure even when everything is known. */
  readonly isGroupFigure?: true;
  readonly inputs: I;
  readonly remarks: readonly RecoveryRemarkId[];
  /**
   * `does-not-apply` where the values themselves tell whom the rule is about, and `requires` does not. Also asked for
   * moments outside the course; a conclusion for such a moment is not used.
   */
  readonly conclude: (values: Values<I>, moment: number) => Conclusion | 'does-not-apply';
}

/** A requirement on the value of a fact. */
export function needs<V>(input: ScoreInput<V>, isMet: (value: V) => boolean): ScoreInput<boolean> {
  return { fact: input.fact, possible: (facts) => [...new Set(input.possible(facts).map(isMet))] };
}

export function recoveryRule<const I extends readonly ScoreInput<unknown>[]>(
  spec: RecoverySpec<I>,
): RecoveryRule {
  const { id, domain, evidence, requires } = spec;
  const isGroupFigure = spec.isGroupFigure === true;
  const course: Course = { fact: spec.course.fact, from: spec.course.from, to: spec.course.to };
  const inputs = [...requires, spec.course.input, ...spec.inputs];
  const ownNames = spec.inputs.map((input) => input.fact);
  const names = [...requires.map((input) => input.fact), ...spec.course.reads, ...ownNames];

  const verdictOn = (values: readonly unknown[]): Verdict => {
    if (requires.some((_, index) => values[index] === false)) return 'does-not-apply';
    // The values stand in the order of `inputs`; TypeScript cannot follow the concatenation.
    const moment = values[requires.length] as number;
    const own = values.slice(requires.length + 1) as unknown as Values<I>;
    const concluded = spec.conclude(own, moment);
    const when = timing(course, moment);
    // Whom the rule is about comes before when: a rule about something else is not over, it never began.
    return concluded === 'does-not-apply' || when === 'now' ? concluded : when;
  };

  return {
    id,
    domain,
    course,
    inputs: names,
    evaluate: (facts) => {
      const { verdicts, decisive, mostUseful } = possibilities(facts, inputs, verdictOn);
      const conclusions = verdicts.filter(isConclusion);
      const head: RecoveryHead = {
        id,
        domain,
        course,
        evidence,
        isGroupFigure,
        trace: [...new Set(conclusions.map(({ rule }) => rule))].map((rule) => ({
          rule,
          facts: names,
          evidence,
        })),
        remarks: [...new Set([...spec.remarks, ...conclusions.flatMap(({ remarks }) => remarks ?? [])])],
      };
      const [inScope, ...others] = verdicts.filter((verdict) => verdict !== 'does-not-apply');
      if (inScope === undefined) {
        const unmet = requires.filter((input) => !input.possible(facts).includes(true));
        const because = unmet.length > 0 ? unmet.map(({ fact }) => fact) : ownNames;
        return { ...head, status: 'does-not-apply', because };
      }
      if (others.length === 0 && typeof inScope === 'string') return { ...head, status: inScope };
      const findings = spanStatements(conclusions.flatMap(({ statements }) => statements)).map(
        (statement): Finding => ({ ...statement, evidence, grade: EVIDENCE[evidence].grade }),
      );
      if (decisive.length === 0) {
        return { ...head, status: isGroupFigure ? 'group-figure' : 'applies', findings };
      }
      return {
        ...head,
        status: 'inputs-missing',
        findings,
        undecided: decisive,
        mostUseful: mostUseful(isConclusion),
      };
    },
  };
}

function isConclusion(verdict: Verdict): verdict is Conclusion {
  return typeof verdict !== 'string';
}
