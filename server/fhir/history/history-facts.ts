/** What the chart's lists tell of the history: diseases, events, procedures. */
import type { StrokeFacts } from '../../clinical/stroke-facts.ts';
import type { Chart } from '../chart.ts';
import type { Reading } from '../timed-fact.ts';
import { conditionEntry } from './condition-entries.ts';
import { diseaseFact } from './disease-fact.ts';
import { DISEASE_RULES } from './disease-rules.ts';
import { eventFact } from './event-fact.ts';
import { CONDITION_EVENTS, PROCEDURE_EVENTS } from './event-rules.ts';
import { FIELD_LOSS_RULES, fieldLossSideFact } from './field-loss-side.ts';
import { procedureEntry } from './procedure-entries.ts';
import { createRuleIndex } from './rule-index.ts';
import { toldList } from './told-list.ts';

const CONDITIONS = {
  resourceType: 'Condition',
  entryOf: conditionEntry,
  index: createRuleIndex([...FIELD_LOSS_RULES, ...DISEASE_RULES, ...CONDITION_EVENTS]),
} as const;

const PROCEDURES = {
  resourceType: 'Procedure',
  entryOf: procedureEntry,
  index: createRuleIndex(PROCEDURE_EVENTS),
} as const;

export function historyFacts(chart: Chart, reading: Reading): Partial<StrokeFacts> {
  const conditions = toldList(chart.conditions, CONDITIONS, reading.now);
  const procedures = toldList(chart.procedures, PROCEDURES, reading.now);
  const facts: readonly (readonly [string, unknown])[] = [
    ['fieldLossSide', fieldLossSideFact(conditions, reading)],
    ...DISEASE_RULES.map((rule) => [rule.fact, diseaseFact(conditions, rule, reading)] as const),
    ...CONDITION_EVENTS.map((rule) => [rule.fact, eventFact(conditions, rule, reading)] as const),
    ...PROCEDURE_EVENTS.map((rule) => [rule.fact, eventFact(procedures, rule, reading)] as const),
  ];
  // Each rule gives a fact of the kind its name has.
  return Object.fromEntries(facts);
}
