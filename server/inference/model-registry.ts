/**
 * The models of this service and the state of each. Folders are looked at again from time to time: one that is new or
 * has changed goes through the gate, one that is gone no longer serves.
 */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../log.ts';
import { levelsFor, type AppliedLevels, type LocalLevels } from './answer/local-levels.ts';
import { passGate, type FolderOrigin, type GateResult } from './gate.ts';
import type { ModelManifest } from './manifest.ts';
import { folderNames } from './model-folder.ts';
import type { ModelState } from './predictor.ts';
import type { Runtime } from './runtime/runtime.ts';

export interface ModelsDirectory {
  readonly directory: string;
  readonly origin: FolderOrigin;
}

export interface RegistryOptions {
  readonly runtime: Runtime;
  /** The first that has a model of some id is the one that counts. */
  readonly directories: readonly ModelsDirectory[];
  readonly levels: LocalLevels;
  readonly log: Log;
}

/** A model that serves. */
export interface ServingModel {
  readonly manifest: ModelManifest;
  readonly key: string;
  readonly levels: AppliedLevels | undefined;
}

export interface ModelEntry {
  readonly state: ModelState;
  readonly serving: ServingModel | undefined;
}

export interface ModelRegistry {
  readonly entries: () => readonly ModelEntry[];
  /** Looks at the folders again. Never rejects. */
  readonly refresh: () => Promise<void>;
}

interface Seen {
  readonly signature: string;
  readonly entry: ModelEntry;
}

export function createModelRegistry({ runtime, directories, levels, log }: RegistryOptions): ModelRegistry {
  let seen: ReadonlyMap<string, Seen> = new Map();
  let running: Promise<void> | undefined;

  async function look(): Promise<void> {
    const next = new Map<string, Seen>();
    const ids = new Set<string>();
    for (const { directory, origin } of directories) {
      for (const name of await folderNames(directory)) {
        const place = path.join(directory, name);
        const signature = await signatureOf(place);
        const before = seen.get(place);
        const isSame =
          before?.signature === signature && before.entry.state.state !== 'unavailable' && !ids.has(name);
        const entry = isSame
          ? before.entry
          : ids.has(name)
            ? entryOf(name, TWICE, levels)
            : entryOf(name, await passGate(directory, name, origin, runtime), levels);
        if (!isSame) tell(entry.state, before?.entry.state, log);
        ids.add(name);
        next.set(place, { signature, entry });
      }
    }
    const kept = new Set([...next.values()].map(({ entry }) => entry.serving?.key));
    for (const { entry } of seen.values()) {
      if (entry.serving && !kept.has(entry.serving.key)) runtime.unload(entry.serving.key);
    }
    seen = next;
  }

  return {
    entries: () => [...seen.values()].map(({ entry }) => entry),
    refresh: () => {
      running ??= look()
        .catch((error: unknown) => {
          const name = error instanceof Error ? error.name : typeof error;
          log.error({ name }, 'the folders of the models could not be read');
        })
        .finally(() => (running = undefined));
      return running;
    },
  };
}

const TWICE: GateResult = {
  result: 'refused',
  reasons: ['another folder has a model of this id'],
  manifest: undefined,
};

function entryOf(name: string, gate: GateResult, allLevels: LocalLevels): ModelEntry {
  const { manifest } = gate;
  const common = {
    id: name,
    task: manifest?.task ?? name,
    title: manifest?.title ?? name,
    ...(manifest && { version: manifest.version, manifest }),
  };
  if (gate.result !== 'passed') {
    return { state: { ...common, state: gate.result, reasons: gate.reasons }, serving: undefined };
  }
  const levels = levelsFor(gate.manifest, allLevels);
  const applied = typeof levels === 'string' ? undefined : levels;
  return {
    state: {
      ...common,
      state: 'ready',
      provider: gate.provider,
      reasons: [...gate.notes, ...(typeof levels === 'string' ? [levels] : [])],
      ...(applied && { localPatients: applied.patients }),
    },
    serving: { manifest: gate.manifest, key: gate.key, levels: applied },
  };
}

function tell(state: ModelState, before: ModelState | undefined, log: Log): void {
  const { id, version, provider, reasons } = state;
  if (state.state === before?.state && reasons.join() === before.reasons.join()) return;
  if (state.state === 'ready') log.info({ model: id, version, provider, reasons }, 'model ready');
  else log.warn({ model: id, version, reasons }, `model ${state.state}`);
}

/** Changes when a file is added, removed or written. */
async function signatureOf(folder: string): Promise<string> {
  const names = (await readdir(folder)).sort();
  const files = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(path.join(folder, name));
      return `${name}:${size}:${mtimeMs}`;
    }),
  );
  return files.join('|');
}
