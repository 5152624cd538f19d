/**
 * On which side the visual field is lost, by a diagnosis made with this stroke. An older one may be of the other side,
 * and of words alone nobody knows which side they mean.
 */
import { known, missing } from '../../clinical/known.ts';
import type { FactValue, StrokeFacts } from '../../clinical/stroke-facts.ts';
import type { Reading } from '../timed-fact.ts';
import type { ConditionEntry } from './condition-entries.ts';
import { mentionOf, type EntryList, type HistoryRule } from './listed.ts';

type Side = FactValue<'fieldLossSide'>;

interface SideRule extends HistoryRule<'fieldLossSide'> {
  readonly side: Side;
}

/** ICD-10-CM H53.46-, homonymous bilateral field defects. */
export const FIELD_LOSS_RULES: readonly SideRule[] = (
  [
    ['left', 'H53.462'],
    ['right', 'H53.461'],
  ] as const
).map(([side, code]) => ({
  side,
  fact: 'fieldLossSide',
  concept: { icd10: [code] },
  words: /hemianop/i,
}));

/** How long ago a diagnosis made with this stroke may have begun. A convention of this product. */
const THIS_STROKE_HOURS = 30 * 24;

export function fieldLossSideFact(
  conditions: EntryList<ConditionEntry>,
  reading: Reading,
): StrokeFacts['fieldLossSide'] {
  if (conditions.state === 'none') return missing('ehr-has-none');
  if (conditions.state === 'unreadable') return missing('not-readable');
  const values = FIELD_LOSS_RULES.flatMap((rule) => {
    const certain = conditions
      .matchesOf(rule)
      .filter(({ entry }) => !entry.isOver)
      .map((match) => mentionOf(match, rule, reading))
      .find((mention) => mention?.certainty === 'certain' && mention.span.to <= THIS_STROKE_HOURS);
    return certain === undefined ? [] : [known(rule.side, { source: certain.source })];
  });
  const [one, other] = values;
  if (one === undefined) return missing('not-recorded');
  return other === undefined ? one : { status: 'conflicting', values: [one, other] };
}
