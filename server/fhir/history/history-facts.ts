/** What the chart's lists tell of the history: diseases, events, procedures. */
import type { StrokeFacts } from '../../clinical/stroke-facts.ts';
import type { Chart } from '../chart.ts';
import type { Reading } from '../timed-fact.ts';
import { diseaseFact } from './disease-fact.ts';
import { DISEASE_RULES } from './disease-rules.ts';
import { eventFact } from './event-fact.ts';
import { CONDITION_EVENTS, PROCEDURE_EVENTS } from './event-rules.ts';

export function historyFacts({ conditions, procedures }: Chart, reading: Reading): Partial<StrokeFacts> {
  const facts: readonly (readonly [string, unknown])[] = [
    ...DISEASE_RULES.map((rule) => [rule.fact, diseaseFact(conditions, rule, reading)] as const),
    ...CONDITION_EVENTS.map((rule) => [rule.fact, eventFact(conditions, rule, reading)] as const),
    ...PROCEDURE_EVENTS.map((rule) => [rule.fact, eventFact(procedures, rule, reading)] as const),
  ];
  // Each rule gives a fact of the kind its name has.
  return Object.fromEntries(facts);
}
