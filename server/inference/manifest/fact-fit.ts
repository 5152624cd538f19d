/** Whether the facts that a manifest names exist in the clinical core, and mean there what the model takes them for. */
import { FACT_DEFINITIONS, type FactName } from '../../clinical/stroke-facts.ts';
import type { FactDefinition } from '../../clinical/facts/definition.ts';
import type { ModelManifest } from '../manifest.ts';
import type { ChoiceInput, FlagInput, ModelInputSpec, NumberInput } from './inputs.ts';

/** @returns sentences, one for each input whose fact does not fit */
export function factFaults({ inputs }: Pick<ModelManifest, 'inputs'>): string[] {
  return inputs.flatMap((input) => {
    if (input.fact === undefined) return [];
    const field = `inputs ${input.id}`;
    if (!isFactName(input.fact)) return [`${field}: there is no fact ${input.fact}`];
    const fault = faultOf(input, FACT_DEFINITIONS[input.fact]);
    return fault === undefined ? [] : [`${field}: ${fault}`];
  });
}

export function isFactName(name: string): name is FactName {
  return Object.hasOwn(FACT_DEFINITIONS, name);
}

function faultOf(input: ModelInputSpec, fact: FactDefinition): string | undefined {
  switch (input.kind) {
    case 'number':
      return numberFault(input, fact);
    case 'flag':
      return flagFault(input, fact);
    case 'choice':
      return choiceFault(input, fact);
    case 'lesion-map':
      return 'no fact of the core is a lesion map';
  }
}

function numberFault({ unit }: NumberInput, fact: FactDefinition): string | undefined {
  if (fact.kind !== 'number' && fact.kind !== 'glucose') return 'the fact is no number';
  const expected = fact.kind === 'glucose' ? 'mmol/L' : fact.unit;
  return unit === expected ? undefined : `the unit of the fact is ${expected}`;
}

function flagFault({ trueWhen }: FlagInput, fact: FactDefinition): string | undefined {
  if (trueWhen === undefined) {
    return fact.kind === 'flag' || fact.kind === 'event' ? undefined : 'the fact needs trueWhen to be a flag';
  }
  if (Array.isArray(trueWhen)) {
    return fact.kind === 'choice' && trueWhen.every((value) => fact.values.includes(value))
      ? undefined
      : 'trueWhen names what is no value of the fact';
  }
  return fact.kind === 'number' || fact.kind === 'glucose' ? undefined : 'trueWhen is a limit of a number';
}

function choiceFault({ values }: ChoiceInput, fact: FactDefinition): string | undefined {
  if (fact.kind !== 'choice') return 'the fact is no choice';
  return values.every((value) => fact.values.includes(value))
    ? undefined
    : `the values of the fact are ${fact.values.join(', ')}`;
}
