/** What the service and its workers have in common as processes: the environment, where the package is, signals, the exit code. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError, type Environment } from './config.ts';
import { withSecretFiles } from './secret-files.ts';

export interface ProcessFacts {
  /** With the secrets that stand in files. */
  readonly environment: Environment;
  /** The package's root, in source and compiled alike. */
  readonly root: string;
  readonly serviceVersion: string;
  /** Another process took over what only one may hold: nothing may be finished any more. */
  readonly endAtOnce: () => never;
}

export interface Started {
  /** Printed when it runs. */
  readonly welcome: string;
  readonly close: () => Promise<void>;
}

/** EX_CONFIG and EX_TEMPFAIL of sysexits.h. */
const EXIT_CONFIG = 78;
const EXIT_TAKEN_OVER = 75;

/** Starts, and ends on SIGINT or SIGTERM; a second signal ends at once. */
export async function runProcess(start: (facts: ProcessFacts) => Promise<Started>): Promise<void> {
  const { welcome, close } = await startHere(start).catch(fail);
  process.stdout.write(welcome);
  let isEnding = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (isEnding) process.exit(1);
      isEnding = true;
      close().then(() => process.exit(0), fail);
    });
  }
}

async function startHere(start: (facts: ProcessFacts) => Promise<Started>): Promise<Started> {
  const root = packageRoot(path.dirname(fileURLToPath(import.meta.url)));
  return start({
    environment: withSecretFiles(process.env),
    root,
    serviceVersion: versionOf(root),
    endAtOnce: () => process.exit(EXIT_TAKEN_OVER),
  });
}

/** From `server/process.ts` and from `dist/server/process.js` alike: the first parent with a package.json. */
function packageRoot(directory: string): string {
  if (existsSync(path.join(directory, 'package.json'))) return directory;
  return packageRoot(path.dirname(directory));
}

function versionOf(root: string): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const hasVersion = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return hasVersion ? String(manifest.version) : 'unknown';
}

function fail(error: unknown): never {
  const isExpected = error instanceof ConfigError || (error instanceof Error && 'code' in error);
  process.stderr.write(
    `${isExpected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(error instanceof ConfigError ? EXIT_CONFIG : 1);
}
