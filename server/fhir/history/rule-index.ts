/**
 * Which rules an entry may concern, without asking every rule about every entry: charts hold hundreds of entries, and
 * nearly all of them concern no rule. What is found here is a candidate; `matchOf` decides.
 */
import type { FactName } from '../../clinical/stroke-facts.ts';
import { icd10Of, type ReadCoding } from '../clinical-concept.ts';
import { SNOMED_CT } from '../codes.ts';
import type { HistoryRule } from './listed.ts';

type Rule = HistoryRule<FactName>;

export interface RuleIndex {
  /** Rules one of whose codes, or prefixes of codes, this may be. */
  readonly ofCoding: (coding: ReadCoding) => readonly Rule[];
  /** Rules whose words may stand in the text. @param plain without accents */
  readonly ofText: (plain: string) => readonly Rule[];
}

const NONE: readonly Rule[] = [];

export function createRuleIndex(rules: readonly Rule[]): RuleIndex {
  const concepts = rules.flatMap((rule) =>
    [rule.concept, rule.possibly ?? {}, rule.inThePast ?? {}].map((concept) => ({ rule, concept })),
  );
  const bySnomed = grouped(
    concepts.flatMap(({ rule, concept }) => (concept.snomed ?? []).map((code) => [code, rule] as const)),
  );
  const byPrefix = grouped(
    concepts.flatMap(({ rule, concept }) => icd10Of(concept).prefixes.map((code) => [code, rule] as const)),
  );
  const lengths = [...new Set([...byPrefix.keys()].map(({ length }) => length))];
  const patterns = concepts.flatMap(({ rule, concept }) =>
    (concept.procedures ?? []).map((entry) => ({ rule, ...entry })),
  );
  const anyWords = new RegExp(rules.map(({ words }) => `(?:${words.source})`).join('|'), 'i');
  return {
    ofCoding: ({ system, code, icd10 }) => {
      if (code === undefined) return NONE;
      if (system === SNOMED_CT) return bySnomed.get(code) ?? NONE;
      if (icd10 !== undefined)
        return lengths.flatMap((length) => byPrefix.get(icd10.slice(0, length)) ?? NONE);
      return patterns
        .filter((entry) => entry.system === system && entry.pattern.test(code))
        .map(({ rule }) => rule);
    },
    ofText: (plain) => (anyWords.test(plain) ? rules.filter(({ words }) => words.test(plain)) : NONE),
  };
}

function grouped(
  pairs: readonly (readonly [key: string, rule: Rule])[],
): ReadonlyMap<string, readonly Rule[]> {
  const groups = new Map<string, Rule[]>();
  for (const [key, rule] of pairs) {
    const group = groups.get(key);
    if (group) group.push(rule);
    else groups.set(key, [rule]);
  }
  return groups;
}
