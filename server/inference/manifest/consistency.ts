/** What a manifest must say beyond its form: nothing missing, nothing twice, every name one that exists. */
import { isDeepStrictEqual } from 'node:util';
import { LESION_CELLS, LESION_GRID } from '../lesion/grid.ts';
import type { ModelManifest } from '../manifest.ts';
import { columnsOf } from './inputs.ts';
import { METHOD_IDS } from './outputs.ts';

/** @returns sentences, one for each fault; none when the manifest agrees with itself */
export function inconsistencies(manifest: ModelManifest): string[] {
  return [
    ...columnFaults(manifest),
    ...methodFaults(manifest),
    ...outputFaults(manifest),
    ...intervalFaults(manifest),
    ...viewFaults(manifest),
  ];
}

/** Every outcome that is shown: the outputs of the graph and the sums of them. */
function outcomeIds({ outputs, combined }: ModelManifest): string[] {
  return [...outputs, ...combined].map(({ id }) => id);
}

function columnFaults({ inputs, columns }: ModelManifest): string[] {
  const filled = inputs.flatMap(columnsOf);
  const isComplete =
    filled.length === columns && new Set(filled).size === columns && filled.every((at) => at < columns);
  return [
    ...repeated('inputs', inputs),
    ...(isComplete ? [] : ['inputs: together they must fill each of the columns once']),
    ...inputs.flatMap((input) => {
      const field = `inputs ${input.id}`;
      switch (input.kind) {
        case 'number':
          return [input.allowed, input.trained].every(({ low, high }) => low < high)
            ? []
            : [`${field}: low must be below high`];
        case 'choice':
          return input.columns.length === input.values.length - 1 &&
            new Set(input.values).size === input.values.length
            ? []
            : [`${field}: one column for each value after the first, and no value twice`];
        case 'lesion-map':
          return isDeepStrictEqual(input.grid, LESION_GRID) && input.columns.count === LESION_CELLS
            ? []
            : [`${field}: another grid than the one lesion maps are read on`];
        case 'flag':
          return [];
      }
    }),
  ];
}

function methodFaults({ methods }: ModelManifest): string[] {
  const ids = methods.map(({ id }) => id);
  return ids.length === METHOD_IDS.length && METHOD_IDS.every((id) => ids.includes(id))
    ? []
    : [`methods: each of ${METHOD_IDS.join(', ')} once`];
}

function outputFaults({ kind, outputs, combined }: ModelManifest): string[] {
  const ids = outputs.map(({ id }) => id);
  const isFit = {
    classes: outputs.length > 1 && outputs.every(({ unit }) => unit === '%'),
    binary: outputs.length === 1 && outputs[0]?.unit === '%' && combined.length === 0,
    regression:
      outputs.length === 1 &&
      outputs[0]?.unit === '{points}' &&
      outputs[0].limits !== undefined &&
      outputs[0].limits.low < outputs[0].limits.high &&
      combined.length === 0,
  }[kind];
  return [
    ...repeated('outputs and combined', [...outputs, ...combined]),
    ...(isFit ? [] : [`outputs: their number, unit or limits do not fit ${kind}`]),
    ...combined
      .filter(({ sumOf }) => !sumOf.every((id) => ids.includes(id)) || new Set(sumOf).size < sumOf.length)
      .map(({ id }) => `combined ${id}: sumOf names what is no output, or one twice`),
  ];
}

function intervalFaults(manifest: ModelManifest): string[] {
  const { intervals, inputs, kind } = manifest;
  const optional = inputs.filter(({ required }) => required !== true).map(({ id }) => id);
  const scale = kind === 'regression' ? 'points' : 'logit';
  const wanted = METHOD_IDS.flatMap((method) => outcomeIds(manifest).map((output) => `${method} ${output}`));
  const given = intervals.map(({ method, output }) => `${method} ${output}`);
  return [
    ...wanted.filter((key) => !given.includes(key)).map((key) => `intervals: none for ${key}`),
    ...(given.length === wanted.length ? [] : ['intervals: one for each method and outcome, and no other']),
    ...intervals.flatMap((interval) => {
      const field = `intervals ${interval.method} ${interval.output}`;
      const named = Object.keys(interval.whenMissing);
      const isWider =
        named.length === optional.length && optional.every((id) => (interval.whenMissing[id] ?? 0) > 0);
      return [
        ...(interval.scale === scale ? [] : [`${field}: the scale of ${kind} is ${scale}`]),
        ...(isWider ? [] : [`${field}: whenMissing must be above 0 for each input that is not required`]),
        ...(interval.scale === 'points' && !isRising(interval.bands.map(({ upTo }) => upTo))
          ? [`${field}: bands must rise, and only the last is open`]
          : []),
      ];
    }),
  ];
}

function isRising(ends: readonly (number | null)[]): boolean {
  return ends.every((end, index) => {
    const next = ends[index + 1];
    return next === undefined ? end === null : end !== null && (next === null || end < next);
  });
}

function viewFaults(manifest: ModelManifest): string[] {
  const flags = manifest.inputs.filter(({ kind }) => kind === 'flag').map(({ id }) => id);
  const outcomes = outcomeIds(manifest);
  const isUnknown = (id: string) => !outcomes.includes(id);
  return [
    ...repeated('views', manifest.views),
    ...manifest.views.flatMap(({ id, when, observed, recalibration }) => [
      ...(when.anyOf.every((input) => flags.includes(input)) ? [] : [`views ${id}: anyOf names no flag`]),
      ...(Object.keys(observed).some(isUnknown) || recalibration.some(({ output }) => isUnknown(output))
        ? [`views ${id}: names an outcome that the model has not`]
        : []),
      ...repeated(
        `views ${id} recalibration`,
        recalibration.map(({ method, output }) => ({ id: `${method} ${output}` })),
      ),
    ]),
  ];
}

function repeated(field: string, entries: readonly { readonly id: string }[]): string[] {
  return new Set(entries.map(({ id }) => id)).size === entries.length ? [] : [`${field}: an id stands twice`];
}
