/**
 * The gate: a model's folder is checked before it serves (SHA-256, manifest, facts, tensors), and then has to compute
 * its golden rows as the training side did, on the provider that is to serve it.
 */
import type { ModelManifest } from './manifest.ts';
import { goldenFaults, goldenRows, largestDifference } from './golden.ts';
import { inconsistencies } from './manifest/consistency.ts';
import { factFaults } from './manifest/fact-fit.ts';
import { METHOD_IDS } from './manifest/outputs.ts';
import { FolderRefused, readModelFolder, type ModelFolder } from './model-folder.ts';
import { InferenceFailure, type ModelTensors, type Runtime, type TensorInfo } from './runtime/runtime.ts';

/** Where a folder lies: only the sandbox's own may hold models of generated patients, and it holds no other. */
export type FolderOrigin = 'site' | 'sandbox';

export type GateResult =
  | {
      readonly result: 'passed';
      readonly manifest: ModelManifest;
      /** The name by which the runtime knows the model. */
      readonly key: string;
      readonly provider: string;
      /** Providers that were tried before, and why they do not serve. */
      readonly notes: readonly string[];
    }
  | {
      /** `unavailable`: nothing can be computed here at all; the model may be right. */
      readonly result: 'refused' | 'unavailable';
      readonly reasons: readonly string[];
      readonly manifest: ModelManifest | undefined;
    };

/** float32 arithmetic of other hardware differs by more (modelling, section 8). */
const OTHER_HARDWARE_TOLERANCE = 1e-4;

const GOLDEN_DEADLINE_MS = 30_000;

/** @returns whether the model may serve, with every reason that was found when it may not */
export async function passGate(
  directory: string,
  name: string,
  origin: FolderOrigin,
  runtime: Runtime,
): Promise<GateResult> {
  let folder: ModelFolder;
  try {
    folder = await readModelFolder(directory, name);
  } catch (error) {
    if (!(error instanceof FolderRefused)) throw error;
    return { result: 'refused', reasons: error.reasons, manifest: error.manifest };
  }
  const { manifest, golden } = folder;
  const faults = [
    ...inconsistencies(manifest),
    ...factFaults(manifest),
    ...gradeFaults(manifest, origin),
    ...goldenFaults(golden, manifest),
  ];
  if (faults.length > 0) return { result: 'refused', reasons: faults, manifest };
  return onFirstProvider(folder, runtime);
}

async function onFirstProvider(folder: ModelFolder, runtime: Runtime): Promise<GateResult> {
  const { manifest } = folder;
  const key = `${manifest.id}@${manifest.files['model.onnx'].sha256}`;
  const notes: string[] = [];
  try {
    for (const provider of runtime.providers) {
      const fault = await lastingFaultOn(provider, folder, key, runtime);
      if (fault === undefined) return { result: 'passed', manifest, key, provider, notes };
      notes.push(`${provider}: ${fault}`);
    }
  } catch (error) {
    if (!(error instanceof InferenceFailure)) throw error;
    return { result: 'unavailable', reasons: [error.message], manifest };
  }
  runtime.unload(key);
  return { result: 'refused', reasons: notes, manifest };
}

/** What no model of this place may be, whatever it computes. */
function gradeFaults({ grade, watermark, validation }: ModelManifest, origin: FolderOrigin): string[] {
  const failed = validation.gates.filter(({ passed }) => !passed);
  return [
    ...(watermark !== undefined && origin !== 'sandbox'
      ? ['watermark: a model of generated patients is served by the sandbox only']
      : []),
    ...(watermark === undefined && origin === 'sandbox'
      ? ['watermark: the folder of the sandbox holds models of generated patients only']
      : []),
    ...(grade === 'site-trained' ? failed.map(({ id }) => `validation: the gate ${id} was not passed`) : []),
  ];
}

/** A process that ended, or had no time, may have had its own reasons: only a model that fails twice is at fault. */
async function lastingFaultOn(
  provider: string,
  folder: ModelFolder,
  key: string,
  runtime: Runtime,
): Promise<string | undefined> {
  const first = await faultOn(provider, folder, key, runtime);
  if (!first?.mayPass) return first?.reason;
  return (await faultOn(provider, folder, key, runtime))?.reason;
}

interface Fault {
  readonly reason: string;
  /** It says nothing about the model itself. */
  readonly mayPass: boolean;
}

/** @returns why the model does not serve on this provider */
async function faultOn(
  provider: string,
  { manifest, golden, model }: ModelFolder,
  key: string,
  runtime: Runtime,
): Promise<Fault | undefined> {
  const { tolerance: onProcessor } = golden;
  const tolerance = provider === 'cpu' ? onProcessor : Math.max(onProcessor, OTHER_HARDWARE_TOLERANCE);
  try {
    const tensors = await runtime.load({ key, id: manifest.id, bytes: model }, provider);
    const faults = tensorFaults(tensors, manifest);
    if (faults.length > 0) return { reason: faults.join('; '), mayPass: false };
    const rows = goldenRows(golden, manifest.columns);
    const outputs = await runtime.run(key, rows, { deadlineMs: GOLDEN_DEADLINE_MS });
    const { difference, method } = largestDifference(golden, outputs);
    if (difference <= tolerance) return undefined;
    const allowed = tolerance.toExponential(0);
    const reason = `golden rows: ${method} differs by ${difference.toExponential(1)}, allowed is ${allowed}`;
    return { reason, mayPass: false };
  } catch (error) {
    if (!(error instanceof InferenceFailure) || error.kind === 'unavailable') throw error;
    return { reason: error.message, mayPass: error.kind !== 'refused' };
  }
}

/** The graph must have exactly the tensors of the contract: inputs `values` and `known`, one output for each method. */
function tensorFaults(
  { inputs, outputs }: ModelTensors,
  { columns, outputs: outcomes }: ModelManifest,
): string[] {
  return [
    ...namesAndShapes('inputs', inputs, ['values', 'known'], columns),
    ...namesAndShapes('outputs', outputs, METHOD_IDS, outcomes.length),
  ];
}

function namesAndShapes(
  side: string,
  tensors: readonly TensorInfo[],
  names: readonly string[],
  width: number,
): string[] {
  const given = tensors.map(({ name }) => name);
  if (given.length !== names.length || !names.every((name) => given.includes(name))) {
    return [`model.onnx: its ${side} are not ${names.join(', ')}`];
  }
  return tensors
    .filter(({ type, shape }) => {
      const [rows, columns] = shape;
      const isAnyNumberOfRows = typeof rows === 'string' || rows === -1;
      return type !== 'float32' || shape.length !== 2 || !isAnyNumberOfRows || columns !== width;
    })
    .map(({ name }) => `model.onnx: ${name} is not float32 [N, ${width}]`);
}
