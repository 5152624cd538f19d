/** Compiles the server and bundles the two pages into `dist/`. */
import { copyFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { exitOnFailure, run } from './run.ts';

export async function build(): Promise<void> {
  await Promise.all([run('tsc -p server/tsconfig.json'), buildPages()]);
}

/** One after the other: both cores are busy with the compiler and one bundler. */
async function buildPages(): Promise<void> {
  await run('vite build --config smart-app/vite.config.ts --logLevel warn');
  // The monitoring page, which is no part of the bundle, has the same look.
  await copyFile('smart-app/src/styles/tokens.css', 'dist/smart-app/tokens.css');
  await run('vite build --config server/sandbox/order-entry/vite.config.ts --logLevel warn');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await exitOnFailure(build());
