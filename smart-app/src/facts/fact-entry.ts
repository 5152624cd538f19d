/** What stands in the controls of a fact's editor, as text, and the fact it means. Checked by the core's own door. */
import type { FactDefinition, PastEvent } from '../../../server/clinical/facts/definition.ts';
import { parseFacts } from '../../../server/clinical/facts/parse-facts.ts';
import { missing, type Fact, type Known } from '../../../server/clinical/known.ts';
import {
  glucoseMgPerDl,
  glucoseMmolPerL,
  type Glucose,
  type GlucoseUnit,
} from '../../../server/clinical/quantity.ts';
import { FACT_DEFINITIONS, type FactName } from '../../../server/clinical/stroke-facts.ts';
import { FACT_NAMES, factProblemText } from '../../../server/clinical/text/en.ts';
import type { FactEdit } from '../workbench.ts';

/** The source of every value that was tried and not recorded. */
export const WHAT_IF = 'what-if';

/** Units of `amount` of an event. */
export type EventUnit = 'h' | 'd';

export interface FactEntry {
  /** Of a flag or an event `yes` or `no`, of a choice one of its values; empty while it is not known. */
  readonly answer: string;
  /** A number as it was typed: of a number, of glucose, or how long ago an event was. */
  readonly amount: string;
  /** Of glucose or an event: the unit of the amount. */
  readonly unit: string;
}

export type EntryResult =
  { readonly ok: true; readonly fact: Fact<unknown> } | { readonly ok: false; readonly message: string };

/** None of the answers: that a list does not contain it is neither "no" nor "not known". */
const NOT_IN_LIST = 'not-in-list';

const HOURS_IN: Readonly<Record<EventUnit, number>> = { h: 1, d: 24 };

/** Hours that are longer ago than this are easier to read in days. */
const DAYS_FROM_HOURS = 72;

/** The controls for a fact; empty where it is missing or conflicting. */
export function entryOf(name: FactName, fact: Fact<unknown>): FactEntry {
  const nothing: FactEntry = { answer: '', amount: '', unit: firstUnit(FACT_DEFINITIONS[name]) };
  if (fact.status === 'missing') return nothing;
  if (fact.status === 'conflicting') {
    const [first] = fact.values;
    return { ...nothing, unit: entryOfKnown(name, first).unit };
  }
  return entryOfKnown(name, fact);
}

function entryOfKnown(name: FactName, { value, basis }: Known<unknown>): FactEntry {
  if (basis === 'not-recorded') return { answer: NOT_IN_LIST, amount: '', unit: 'h' };
  // The kind of the definition says which type the value has; TypeScript cannot follow it over the name.
  switch (FACT_DEFINITIONS[name].kind) {
    case 'number':
      return { answer: '', amount: String(value), unit: '' };
    case 'glucose': {
      const glucose = value as Glucose;
      return { answer: '', amount: String(glucose.value), unit: glucose.unit };
    }
    case 'flag':
      return { answer: yesOrNo(value as boolean), amount: '', unit: '' };
    case 'choice':
      return { answer: value as string, amount: '', unit: '' };
    case 'event':
      return entryOfEvent(value as PastEvent);
  }
}

function entryOfEvent({ occurred, hoursAgo }: PastEvent): FactEntry {
  if (hoursAgo === undefined) return { answer: yesOrNo(occurred), amount: '', unit: 'h' };
  const unit: EventUnit = hoursAgo < DAYS_FROM_HOURS ? 'h' : 'd';
  return { answer: 'yes', amount: String(Math.floor(hoursAgo / HOURS_IN[unit])), unit };
}

/** The fact that the controls mean: a value of its own source, or missing when nothing was entered. */
export function readEntry(name: FactName, entry: FactEntry): EntryResult {
  const definition: FactDefinition = FACT_DEFINITIONS[name];
  const isEmpty =
    definition.kind === 'number' || definition.kind === 'glucose'
      ? entry.amount.trim() === ''
      : entry.answer === '';
  if (isEmpty) return { ok: true, fact: missing('not-recorded') };
  const parsed = parseFacts({
    [name]: { status: 'known', value: valueOf(definition, entry), source: WHAT_IF },
  });
  if (parsed.ok) return { ok: true, fact: parsed.facts[name] };
  const [problem] = parsed.problems;
  return {
    ok: false,
    message: problem ? factProblemText({ ...problem, field: FACT_NAMES[name] }) : '',
  };
}

/** As the API would be sent it; what is no number stays NaN, and is refused there. */
function valueOf(definition: FactDefinition, { answer, amount, unit }: FactEntry): unknown {
  switch (definition.kind) {
    case 'number':
      return numberOf(amount);
    case 'glucose':
      return { value: numberOf(amount), unit };
    case 'flag':
      return answer === 'yes';
    case 'choice':
      return answer;
    case 'event':
      return answer === 'yes' && amount.trim() !== ''
        ? { occurred: true, hoursAgo: numberOf(amount) * HOURS_IN[unit === 'd' ? 'd' : 'h'] }
        : { occurred: answer === 'yes' };
  }
}

/**
 * Digits with a point or a comma for decimals. A comma before three digits may be a thousands separator: `1,200` is
 * refused, because it would be read as 1.2.
 */
export function numberOf(text: string): number {
  const match = /^\s*(-?\d+)(?:\.(\d+)|,(\d{1,2}))?\s*$/.exec(text);
  if (!match) return NaN;
  const [, whole = '', afterPoint, afterComma] = match;
  return Number(`${whole}.${afterPoint ?? afterComma ?? '0'}`);
}

/** The same glucose in another unit, as far as it is shown: one decimal in mmol/L, none in mg/dL. */
export function inUnit(entry: FactEntry, unit: GlucoseUnit): FactEntry {
  const value = numberOf(entry.amount);
  if (Number.isNaN(value) || entry.unit === unit) return { ...entry, unit };
  const amount =
    unit === 'mmol/L'
      ? glucoseMmolPerL({ value, unit: 'mg/dL' }).toFixed(1)
      : glucoseMgPerDl({ value, unit: 'mmol/L' }).toFixed(0);
  return { ...entry, amount, unit };
}

/** The edit that an entry stands for; undefined restores what is recorded. */
export function editOf(fact: FactName, value: Fact<unknown> | undefined): FactEdit {
  // The value was read for this very name, by its definition.
  return { fact, value } as FactEdit;
}

function yesOrNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

function firstUnit(definition: FactDefinition): string {
  if (definition.kind === 'glucose') return 'mmol/L' satisfies GlucoseUnit;
  return definition.kind === 'event' ? 'h' : '';
}
