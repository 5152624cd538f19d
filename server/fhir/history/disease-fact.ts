/**
 * A disease in the history. Any clinical status counts, since the scores ask for the history, unless the rule is about
 * the present. A complete list without it is `false, not recorded`; a partial or unread list is missing.
 */
import { known, missing, notRecorded, type Fact } from '../../clinical/known.ts';
import type { FlagFactName } from '../../clinical/stroke-facts.ts';
import type { Reading } from '../timed-fact.ts';
import type { ConditionEntry } from './condition-entries.ts';
import {
  absentFrom,
  mentionOf,
  type EntryList,
  type HistoryRule,
  type Match,
  type Mention,
} from './listed.ts';

export interface DiseaseRule extends HistoryRule<FlagFactName> {
  /**
   * Only what is present counts: an entry that is over does not, and one that began longer ago than this many days,
   * or without a date, may be over though nobody said so.
   */
  readonly presentForDays?: number;
  /** So many days after its end it still counts. */
  readonly lingersForDays?: number;
}

export function diseaseFact(
  conditions: EntryList<ConditionEntry>,
  rule: DiseaseRule,
  reading: Reading,
): Fact<boolean> {
  if (conditions.state === 'none') return missing('ehr-has-none');
  if (conditions.state === 'unreadable') return missing('not-readable');
  const mentions = conditions.matchesOf(rule).flatMap((match) => presentMention(match, rule, reading));
  const certain = mentions.find(({ certainty }) => certainty === 'certain');
  if (certain) return known(true, { source: certain.source });
  if (mentions.length > 0) return missing('unconfirmed');
  return absentFrom(conditions, rule.fact, reading, notRecorded);
}

function presentMention(match: Match<ConditionEntry>, rule: DiseaseRule, reading: Reading): Mention[] {
  const { entry } = match;
  const mention = mentionOf(match, rule, reading);
  if (mention === undefined) return [];
  const { presentForDays } = rule;
  if (presentForDays === undefined) return [mention];
  if (entry.isOver) return lingeringMention(entry, mention, rule);
  const isRecent = mention.span.to <= presentForDays * 24;
  return [isRecent ? mention : { ...mention, certainty: 'possible' }];
}

/** What is over, by its end; without one, it may have ended yesterday unless it began too long ago for that. */
function lingeringMention(
  { ended }: ConditionEntry,
  mention: Mention,
  { lingersForDays, presentForDays = 0 }: DiseaseRule,
): Mention[] {
  if (lingersForDays === undefined) return [];
  const [soonest, latest, limit] =
    ended === undefined
      ? [mention.span.from, Infinity, presentForDays * 24]
      : [ended.from, ended.to, lingersForDays * 24];
  if (soonest > limit) return [];
  return [latest <= limit ? mention : { ...mention, certainty: 'possible' }];
}
