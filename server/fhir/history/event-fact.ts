/**
 * Something that happened once, and when the most recent time was. Several entries leave a span: not earlier than the
 * most recent one that is certain, and as late as the latest one that may be.
 */
import type { PastEvent } from '../../clinical/facts/definition.ts';
import { eventLimitsInHours } from '../../clinical/eligibility/event-limits.ts';
import { known, missing, noEventRecorded, type Fact } from '../../clinical/known.ts';
import type { EventFactName } from '../../clinical/stroke-facts.ts';
import type { Reading } from '../timed-fact.ts';
import { pastEvent } from './event-span.ts';
import {
  absentFrom,
  mentionOf,
  type EntryList,
  type HistoryRule,
  type ListedEntry,
  type Mention,
} from './listed.ts';

export interface EventRule extends HistoryRule<EventFactName> {
  /** The list also holds the present stroke, which is not the earlier one that is asked for. */
  readonly isOfThePresentKind?: boolean;
  /** A score asks whether it ever happened, however long ago. */
  readonly countsEver?: boolean;
}

export function eventFact(list: EntryList<ListedEntry>, rule: EventRule, reading: Reading): Fact<PastEvent> {
  if (list.state === 'none') return missing('ehr-has-none');
  if (list.state === 'unreadable') return missing('not-readable');
  const limits = eventLimitsInHours(rule.fact);
  const last = rule.countsEver === true ? Infinity : (limits.at(-1) ?? Infinity);
  const mentions = list
    .matchesOf(rule)
    .flatMap((match) => mentionOf(match, rule, reading) ?? [])
    .flatMap((mention) => (rule.isOfThePresentKind === true ? earlierOne(mention) : [mention]));
  const certain = mentions.filter(({ certainty }) => certainty === 'certain');
  // What may have happened, but if so before every limit, changes no verdict.
  const possible = mentions.filter(({ certainty, span }) => certainty === 'possible' && span.from <= last);
  const newest = certain.toSorted((a, b) => a.span.to - b.span.to)[0];
  if (newest === undefined) {
    if (possible.length > 0) return missing('unconfirmed');
    return absentFrom(list, rule.fact, reading, noEventRecorded);
  }
  // On a page that was not read there may be a later one.
  const from = list.complete ? earliestOf([...certain, ...possible]) : 0;
  const { at, source } = newest;
  const event = pastEvent({ from, to: newest.span.to }, limits);
  return known(event, { source, ...(at !== undefined && event.hoursAgo !== undefined && { at }) });
}

/** The present stroke began within two days; its date may be a day somewhere on earth, which makes it three. */
const PRESENT_HOURS = 48;
const PRESENT_HOURS_OF_A_DATE = 72;

/** What is surely the present stroke is no earlier one; what may be it leaves that open. */
function earlierOne(mention: Mention): Mention[] {
  const { from, to } = mention.span;
  if (mention.isPast || from >= PRESENT_HOURS) return [mention];
  return to <= PRESENT_HOURS_OF_A_DATE ? [] : [{ ...mention, certainty: 'possible' }];
}

/** Hours ago at the least. */
function earliestOf(mentions: readonly Mention[]): number {
  return Math.max(0, Math.min(...mentions.map(({ span }) => span.from)));
}
