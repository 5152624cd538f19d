/**
 * The inputs of a model out of the facts of the chart. What is missing, contradicts itself, is only a bound, or lies
 * beyond what is allowed is not known to the model: no value stands in for it.
 */
import { checkNumber } from '../clinical/facts/check-number.ts';
import type { FactDefinition, PastEvent } from '../clinical/facts/definition.ts';
import { glucoseMmolPerL, type Glucose } from '../clinical/quantity.ts';
import { FACT_DEFINITIONS, type StrokeFacts } from '../clinical/stroke-facts.ts';
import type { InputValue } from './input-value.ts';
import type { ModelManifest } from './manifest.ts';
import { isFactName } from './manifest/fact-fit.ts';
import type { FlagInput, ModelInputSpec } from './manifest/inputs.ts';
import type { ModelInputs } from './predictor.ts';

export interface InputsFromFacts {
  readonly inputs: ModelInputs;
  /** Whether a fact that the model reads contradicts itself. */
  readonly hasConflict: boolean;
}

export function inputsFromFacts(
  facts: StrokeFacts,
  { inputs }: Pick<ModelManifest, 'inputs'>,
): InputsFromFacts {
  const values = new Map<string, InputValue>();
  let hasConflict = false;
  for (const input of inputs) {
    if (input.fact === undefined || !isFactName(input.fact)) continue;
    const fact = facts[input.fact];
    if (fact.status === 'conflicting') hasConflict = true;
    if (fact.status !== 'known' || fact.bound !== undefined) continue;
    const plain = plainValue(fact.value, FACT_DEFINITIONS[input.fact]);
    const value = plain === undefined ? undefined : inputValue(plain, input);
    if (value !== undefined) values.set(input.id, value);
  }
  return { inputs: values, hasConflict };
}

/** The value of a fact as a number, flag or choice; undefined when it is a bound or no possible value. */
function plainValue(value: unknown, definition: FactDefinition): number | boolean | string | undefined {
  // A fact holds the type of value that its definition names (StrokeFacts).
  switch (definition.kind) {
    case 'flag':
      return value as boolean;
    case 'choice':
      return value as string;
    case 'event':
      return (value as PastEvent).occurred;
    case 'number':
      return checkNumber(value as number, definition) === undefined ? (value as number) : undefined;
    case 'glucose': {
      const glucose = value as Glucose;
      const mmolPerL = glucoseMmolPerL(glucose);
      const isUsable =
        glucose.bound === undefined && checkNumber(mmolPerL, { ...definition, whole: false }) === undefined;
      return isUsable ? mmolPerL : undefined;
    }
  }
}

function inputValue(value: number | boolean | string, input: ModelInputSpec): InputValue | undefined {
  switch (input.kind) {
    case 'number':
      return typeof value === 'number' && value >= input.allowed.low && value <= input.allowed.high
        ? value
        : undefined;
    case 'flag':
      return flagOf(value, input);
    case 'choice':
      return typeof value === 'string' && input.values.includes(value) ? value : undefined;
    case 'lesion-map':
      return undefined;
  }
}

function flagOf(value: number | boolean | string, { trueWhen }: FlagInput): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (trueWhen === undefined) return undefined;
  if (typeof value === 'string') return Array.isArray(trueWhen) && trueWhen.includes(value);
  if (Array.isArray(trueWhen)) return undefined;
  return 'atLeast' in trueWhen ? value >= trueWhen.atLeast : value <= trueWhen.atMost;
}
