/** Which facts the panel shows, before anything is asked of it. */
import type { Assessment } from '../../../server/clinical/assessment.ts';
import { FACT_GROUPS, FACT_GROUPS_IN_ORDER, type FactGroup } from '../../../server/clinical/facts/groups.ts';
import { FACT_NAMES_IN_ORDER, type FactName } from '../../../server/clinical/stroke-facts.ts';
import { FACT_NAMES } from '../../../server/clinical/text/en.ts';
import { editedFacts } from './what-if.ts';

/** What is recorded, what a shown score reads, and what was changed; a complete list's silence is not a record. */
export function shownFacts(assessment: Assessment, baseline: Assessment | undefined): readonly FactName[] {
  const { facts, scores } = assessment;
  const read = new Set(scores.flatMap(({ items }) => items.flatMap(({ inputs }) => inputs)));
  const edited = editedFacts(assessment, baseline);
  return FACT_NAMES_IN_ORDER.filter((name) => {
    const fact = facts[name];
    const isRecorded =
      fact.status === 'conflicting' || (fact.status === 'known' && fact.basis === 'recorded');
    return isRecorded || read.has(name) || edited.includes(name);
  });
}

/** The state of now, and wherever values disagree. */
export function groupsAtFirst({ facts }: Assessment): ReadonlySet<FactGroup> {
  return new Set(
    FACT_GROUPS_IN_ORDER.filter(
      (group) => group === 'now' || FACT_GROUPS[group].some((name) => facts[name].status === 'conflicting'),
    ),
  );
}

/** Whether a fact is found by a part of its name, in any case. */
export function matches(name: FactName, search: string): boolean {
  return FACT_NAMES[name].toLowerCase().includes(search.trim().toLowerCase());
}
