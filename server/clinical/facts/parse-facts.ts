/**
 * The door of the clinical core: facts from outside are checked once, here, against FACT_DEFINITIONS. Problems name
 * the field and what is allowed, never the value that was sent: it may be a patient's.
 */
import type { Fact, Known, MissingReason } from '../known.ts';
import { glucoseMmolPerL, type Bound, type GlucoseUnit } from '../quantity.ts';
import { FACT_DEFINITIONS, factsWith, type FactName, type StrokeFacts } from '../stroke-facts.ts';
import { checkNumber, type NumberProblem } from './check-number.ts';
import type { FactDefinition } from './definition.ts';

export interface FactProblem {
  /** Path of the field, such as `facts.nihss.value`. */
  readonly field: string;
  readonly code: NumberProblem | 'unknown-fact' | 'not-a-fact' | 'not-allowed' | 'not-a-text';
  /** Limits of a number, in `unit`, with their reason. */
  readonly limits?: {
    readonly low: number;
    readonly high: number;
    readonly unit: string;
    readonly reason: string;
  };
  /** What is allowed instead. */
  readonly allowed?: readonly string[];
}

export type FactsParse =
  | { readonly ok: true; readonly facts: StrokeFacts }
  | { readonly ok: false; readonly problems: readonly FactProblem[] };

const STATUSES = ['known', 'missing', 'conflicting'];
const BASES: readonly string[] = ['recorded', 'not-recorded'] satisfies readonly Known<unknown>['basis'][];
const READERS: readonly string[] = ['software'] satisfies readonly Known<unknown>['readBy'][];
const GLUCOSE_UNITS: readonly string[] = ['mmol/L', 'mg/dL'] satisfies readonly GlucoseUnit[];
const BOUNDS: readonly string[] = ['below', 'at-most', 'above', 'at-least'] satisfies readonly Bound[];
const REASONS: readonly string[] = [
  'not-recorded',
  'not-read',
  'ehr-has-none',
  'not-readable',
  'list-incomplete',
  'not-assessable',
  'unconfirmed',
  'none-usable',
] satisfies readonly MissingReason[];

/** The event definition has no limits of its own: 120 years, as for age. */
const EVENT_HOURS = { low: 0, high: 120 * 366 * 24, whole: false };

/**
 * @param input an object of facts by name, each `{ status, ... }` as in known.ts; a name that is absent is missing,
 * `not-read`
 */
export function parseFacts(input: unknown): FactsParse {
  const problems: FactProblem[] = [];
  const given: Partial<Record<FactName, Fact<unknown>>> = {};
  if (!isObject(input)) return { ok: false, problems: [{ field: 'facts', code: 'not-a-fact' }] };
  for (const [index, [name, fact]] of Object.entries(input).entries()) {
    const field = `facts.${name}`;
    // An unknown name may be anything, a patient's too: only its place is told.
    if (!isFactName(name)) problems.push({ field: `facts, entry ${index + 1}`, code: 'unknown-fact' });
    else if (!isObject(fact)) problems.push({ field, code: 'not-a-fact' });
    else given[name] = parseFact(fact, field, FACT_DEFINITIONS[name], problems);
  }
  // Each value was checked against the definition of its name, which is what StrokeFacts is made from.
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, facts: factsWith(given as Partial<StrokeFacts>) };
}

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFactName(name: string): name is FactName {
  return Object.hasOwn(FACT_DEFINITIONS, name);
}

function parseFact(
  fact: JsonObject,
  field: string,
  definition: FactDefinition,
  problems: FactProblem[],
): Fact<unknown> {
  const known = (entry: JsonObject, path: string): Known<unknown> => {
    problems.push(
      ...checkValue(entry['value'], `${path}.value`, definition),
      ...checkText(entry['at'], `${path}.at`),
      ...checkText(entry['source'], `${path}.source`),
      ...(entry['readBy'] === undefined ? [] : checkAllowed(entry['readBy'], `${path}.readBy`, READERS)),
      ...checkAllowed(entry['basis'] ?? 'recorded', `${path}.basis`, BASES),
      ...checkBound(entry['bound'], `${path}.bound`, definition),
    );
    const { value, at, source, bound, readBy, basis = 'recorded' } = entry;
    // Checked just above; a problem makes the whole parse fail.
    return {
      status: 'known',
      value,
      basis,
      ...(bound !== undefined && { bound }),
      ...(at !== undefined && { at }),
      ...(source !== undefined && { source }),
      ...(readBy !== undefined && { readBy }),
    } as Known<unknown>;
  };
  const { status, reason, values } = fact;
  if (status === 'known') return known(fact, field);
  if (status === 'missing') {
    problems.push(...checkAllowed(reason, `${field}.reason`, REASONS));
    return { status, reason: reason as MissingReason };
  }
  if (status !== 'conflicting') {
    problems.push({ field: `${field}.status`, code: 'not-allowed', allowed: STATUSES });
    return { status: 'missing', reason: 'not-readable' };
  }
  const entries = Array.isArray(values) ? values.filter(isObject) : [];
  const all = entries.map((entry, index) => known(entry, `${field}.values.${index}`));
  const [first, second, ...others] = all;
  if (first === undefined || second === undefined) {
    problems.push({ field: `${field}.values`, code: 'not-allowed', allowed: ['two or more known values'] });
    return { status: 'missing', reason: 'not-readable' };
  }
  return { status, values: [first, second, ...others] };
}

function checkValue(value: unknown, field: string, definition: FactDefinition): FactProblem[] {
  switch (definition.kind) {
    case 'flag':
      return typeof value === 'boolean' ? [] : [{ field, code: 'not-allowed', allowed: ['true', 'false'] }];
    case 'choice':
      return checkAllowed(value, field, definition.values);
    case 'number':
      return checkLimits(value, field, definition);
    case 'glucose':
      return checkGlucose(value, field, definition);
    case 'event':
      return checkEvent(value, field);
  }
}

interface Limits {
  readonly low: number;
  readonly high: number;
  readonly whole: boolean;
  readonly unit: string;
  readonly reason: string;
}

function checkLimits(
  value: unknown,
  field: string,
  { low, high, whole, unit, reason }: Limits,
): FactProblem[] {
  const code = typeof value === 'number' ? checkNumber(value, { low, high, whole }) : 'not-a-number';
  return code === undefined ? [] : [{ field, code, limits: { low, high, unit, reason } }];
}

function checkGlucose(
  value: unknown,
  field: string,
  limits: { readonly low: number; readonly high: number; readonly reason: string },
): FactProblem[] {
  if (!isObject(value)) return [{ field, code: 'not-a-fact' }];
  const { unit, bound } = value;
  const problems = [
    ...checkAllowed(unit, `${field}.unit`, GLUCOSE_UNITS),
    ...(bound === undefined ? [] : checkAllowed(bound, `${field}.bound`, BOUNDS)),
  ];
  if (problems.length > 0) return problems;
  const number = value['value'];
  const mmolPerL =
    typeof number === 'number' ? glucoseMmolPerL({ value: number, unit: unit as GlucoseUnit }) : number;
  return checkLimits(mmolPerL, `${field}.value`, { ...limits, whole: false, unit: 'mmol/L' });
}

function checkEvent(value: unknown, field: string): FactProblem[] {
  if (!isObject(value) || typeof value['occurred'] !== 'boolean') {
    return [{ field: `${field}.occurred`, code: 'not-allowed', allowed: ['true', 'false'] }];
  }
  if (value['hoursAgo'] === undefined) return [];
  return checkLimits(value['hoursAgo'], `${field}.hoursAgo`, {
    ...EVENT_HOURS,
    unit: 'h',
    reason: 'an event lies within a lifetime, and not in the future',
  });
}

/** Only what laboratories report so may be a bound. */
function checkBound(bound: unknown, field: string, definition: FactDefinition): FactProblem[] {
  if (bound === undefined) return [];
  const isAllowed = definition.kind === 'number' && definition.mayBeABound === true;
  return checkAllowed(bound, field, isAllowed ? BOUNDS : []);
}

function checkAllowed(value: unknown, field: string, allowed: readonly string[]): FactProblem[] {
  return typeof value === 'string' && allowed.includes(value)
    ? []
    : [{ field, code: 'not-allowed', allowed }];
}

function checkText(value: unknown, field: string): FactProblem[] {
  return value === undefined || typeof value === 'string' ? [] : [{ field, code: 'not-a-text' }];
}
