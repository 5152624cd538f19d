/**
 * Inputs of a model as they come through the API, checked against its manifest. Problems name the field and what is
 * allowed, never the value: it may be a patient's.
 */
import { glucoseMmolPerL, type GlucoseUnit } from '../clinical/quantity.ts';
import { lesionMapFromNifti } from '../inference/lesion/lesion-map.ts';
import type { InputValue } from '../inference/input-value.ts';
import type { ModelManifest } from '../inference/manifest.ts';
import type { ModelInputSpec, NumberInput } from '../inference/manifest/inputs.ts';
import type { ModelInputs } from '../inference/predictor.ts';

export interface InputProblem {
  readonly field: string;
  readonly explanation: string;
}

/**
 * @param given an object of values by the id of the input; null, or no entry, is not known
 * @param field where it stands in the body
 * @param problems is added to
 */
export async function modelInputs(
  given: unknown,
  field: string,
  { inputs }: ModelManifest,
  problems: InputProblem[],
): Promise<ModelInputs> {
  const values = new Map<string, InputValue>();
  const refuse = (at: string, what: string) => {
    problems.push({ field: at, explanation: `${at} ${what}` });
  };
  if (!isObject(given)) {
    refuse(field, 'is no object of inputs');
    return values;
  }
  for (const [index, [id, value]] of Object.entries(given).entries()) {
    const input = inputs.find((candidate) => candidate.id === id);
    const at = `${field}.${id}`;
    // An unknown name may be anything, a patient's too: only its place is told.
    if (!input) refuse(`${field}, entry ${index + 1}`, 'is no input of this model');
    else if (value !== null) {
      const read = input.kind === 'lesion-map' ? await lesionMap(value, at) : inputValue(value, input);
      if (typeof read === 'object' && 'wrong' in read) refuse(at, read.wrong);
      else values.set(id, read);
    }
  }
  return values;
}

interface Wrong {
  readonly wrong: string;
}

/** @throws ServiceError naming the field when the file is no mask in standard space */
async function lesionMap(given: unknown, field: string): Promise<InputValue | Wrong> {
  const nifti = isObject(given) ? given['nifti'] : undefined;
  if (typeof nifti !== 'string' || !isBase64(nifti))
    return { wrong: 'must be { nifti }, a NIfTI file in base64' };
  const { cells } = await lesionMapFromNifti(Buffer.from(nifti, 'base64'), `${field}.nifti`);
  return cells;
}

/** RFC 4648, 4. */
function isBase64(text: string): boolean {
  return text.length > 0 && text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

type PlainInput = Exclude<ModelInputSpec, { kind: 'lesion-map' }>;

function inputValue(value: unknown, input: PlainInput): InputValue | Wrong {
  switch (input.kind) {
    case 'number':
      return numberValue(value, input);
    case 'flag':
      return typeof value === 'boolean' ? value : { wrong: 'must be true or false' };
    case 'choice':
      return typeof value === 'string' && input.values.includes(value)
        ? value
        : { wrong: `must be one of ${input.values.join(', ')}` };
  }
}

/** A number in the unit of the manifest, or `{ value, unit }`; glucose also in mg/dL. */
function numberValue(given: unknown, { unit, allowed, fact }: NumberInput): number | Wrong {
  const quantity = isObject(given) ? given : { value: given, unit };
  const units = fact === 'glucose' ? ['mmol/L', 'mg/dL'] : [unit];
  const { value, unit: givenUnit } = quantity;
  if (typeof givenUnit !== 'string' || !units.includes(givenUnit)) {
    return { wrong: `must be in ${units.join(' or ')}` };
  }
  if (typeof value !== 'number') return { wrong: 'must be a number, or { value, unit }' };
  const number = fact === 'glucose' ? glucoseMmolPerL({ value, unit: givenUnit as GlucoseUnit }) : value;
  const { low, high } = allowed;
  return number >= low && number <= high ? number : { wrong: `must lie between ${low} and ${high} ${unit}` };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
