/** The process: reads the environment, starts everything, ends it on a signal. The only file that does either. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startAll, type Running } from './compose.ts';
import { ConfigError, readConfig } from './config.ts';
import { createLog } from './log.ts';

/** EX_CONFIG and EX_TEMPFAIL of sysexits.h. */
const EXIT_CONFIG = 78;
const EXIT_LOCK_LOST = 75;

/** The package's root from `server/main.ts` and from `dist/server/main.js` alike: the first parent with a package.json. */
function packageRoot(directory: string): string {
  if (existsSync(path.join(directory, 'package.json'))) return directory;
  return packageRoot(path.dirname(directory));
}

function versionOf(root: string): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const hasVersion = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return hasVersion ? String(manifest.version) : 'unknown';
}

async function start(): Promise<Running> {
  const config = readConfig(process.env);
  const root = packageRoot(path.dirname(fileURLToPath(import.meta.url)));
  const log = createLog(config.LOG_LEVEL);
  const running = await startAll({
    config,
    root,
    serviceVersion: versionOf(root),
    log,
    now: () => new Date(),
    onLockLost: () => {
      log.error({}, 'the database directory was taken over by another process');
      process.exit(EXIT_LOCK_LOST);
    },
  });
  process.stdout.write(welcome(running));
  return running;
}

function welcome({ serviceUrl, sandbox }: Running): string {
  const lines = [
    '',
    ...(sandbox ? [`  Open this      ${sandbox.url}`, `  Sandbox FHIR   ${sandbox.fhirBase}`] : []),
    `  Service        ${serviceUrl}/cds-services`,
    '',
  ];
  return `${lines.join('\n')}\n`;
}

function fail(error: unknown): never {
  const isExpected = error instanceof ConfigError || (error instanceof Error && 'code' in error);
  process.stderr.write(
    `${isExpected ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(error instanceof ConfigError ? EXIT_CONFIG : 1);
}

const running = await start().catch(fail);

let isEnding = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (isEnding) process.exit(1);
    isEnding = true;
    running.close().then(() => process.exit(0), fail);
  });
}
