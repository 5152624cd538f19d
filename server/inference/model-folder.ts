/** Reading a model's folder: each served file whole, and held against the SHA-256 of the manifest. */
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { goldenSchema, type Golden } from './golden.ts';
import { manifestSchema, SERVED_FILES, type ModelManifest } from './manifest.ts';

/** A model is some megabytes; a folder with more is not one. */
const MAX_FILE_BYTES = 200_000_000;

export interface ModelFolder {
  readonly manifest: ModelManifest;
  readonly golden: Golden;
  /** `model.onnx`, exactly as it was hashed. */
  readonly model: Uint8Array;
}

/** A folder that cannot be served. `manifest` is there when that much could be read. */
export class FolderRefused extends Error {
  readonly reasons: readonly string[];
  readonly manifest: ModelManifest | undefined;

  constructor(reasons: readonly string[], manifest?: ModelManifest) {
    super(reasons.join('; '));
    this.name = 'FolderRefused';
    this.reasons = reasons;
    this.manifest = manifest;
  }
}

/** Names of the folders in a directory of models, in their order; none when there is no such directory. */
export async function folderNames(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

/** @throws FolderRefused naming every file that is missing, changed or of the wrong form */
export async function readModelFolder(directory: string, name: string): Promise<ModelFolder> {
  const folder = path.join(directory, name);
  const manifest = parsed('manifest.json', await contentOf(folder, 'manifest.json'), manifestSchema);
  if (manifest.id !== name)
    throw new FolderRefused([`manifest.json: the id is not the name of the folder`], manifest);
  const files = new Map<string, Buffer>();
  const faults: string[] = [];
  for (const file of SERVED_FILES) {
    const content = await contentOf(folder, file, manifest);
    const { sha256, bytes } = manifest.files[file];
    if (content.length !== bytes || createHash('sha256').update(content).digest('hex') !== sha256) {
      faults.push(`${file}: not the file that the manifest describes (size or SHA-256)`);
    }
    files.set(file, content);
  }
  if (faults.length > 0) throw new FolderRefused(faults, manifest);
  const golden = parsed('golden.json', files.get('golden.json'), goldenSchema, manifest);
  return { manifest, golden, model: files.get('model.onnx') ?? Buffer.alloc(0) };
}

async function contentOf(folder: string, file: string, manifest?: ModelManifest): Promise<Buffer> {
  const place = path.join(folder, file);
  try {
    const { size } = await stat(place);
    if (size > MAX_FILE_BYTES) throw new FolderRefused([`${file}: too large`], manifest);
    return await readFile(place);
  } catch (error) {
    if (error instanceof FolderRefused) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new FolderRefused([`${file}: cannot be read (${code})`], manifest);
  }
}

function parsed<T>(
  file: string,
  content: Buffer | undefined,
  schema: z.ZodType<T>,
  manifest?: ModelManifest,
): T {
  let json: unknown;
  try {
    json = JSON.parse(content?.toString('utf8') ?? '');
  } catch {
    throw new FolderRefused([`${file}: not JSON`], manifest);
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  throw new FolderRefused(
    result.error.issues.map(({ path: at, message }) => `${file}: ${at.join('.')}: ${message}`),
    manifest,
  );
}
