/** A sandbox on a free port, with the real patients and a clock that the test may set. */
import path from 'node:path';
import { startSandbox, type Sandbox } from '../../server/sandbox/start-sandbox.ts';

export const APP_CLIENT_ID = 'stroke-cds-app';
export const APP_LAUNCH_URL = 'https://app.example.org/app/launch.html';
export const APP_REDIRECT_URI = 'https://app.example.org/app/index.html';

export const PATIENTS_DIR = path.resolve('server/sandbox/patients');

export interface RunningSandbox extends Sandbox {
  /** Moves the clock forward. */
  readonly wait: (seconds: number) => void;
  readonly now: () => Date;
}

/** @param serviceUrl base URL of the CDS service it calls; nowhere by default */
export async function runSandbox(serviceUrl = 'http://127.0.0.1:1', pagesDir = import.meta.dirname) {
  let now = new Date('2026-03-04T09:30:00Z');
  const sandbox = await startSandbox({
    port: 0,
    host: '127.0.0.1',
    serviceUrl: () => serviceUrl,
    pagesDir,
    patientsDir: PATIENTS_DIR,
    appRedirects: { clientId: APP_CLIENT_ID, redirectUris: () => [APP_REDIRECT_URI] },
    now: () => now,
    log: { info: () => undefined, error: () => undefined },
  });
  const running: RunningSandbox = {
    ...sandbox,
    now: () => now,
    wait: (seconds) => {
      now = new Date(now.getTime() + seconds * 1000);
    },
  };
  return running;
}
