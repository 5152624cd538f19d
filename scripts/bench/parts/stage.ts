/** The compiled service as a hospital runs it, in so many processes, on a PostgreSQL of its own or embedded. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freePort, ownPostgres, type OwnPostgres } from '../../../test/fixtures/own-postgres.ts';
import { startMeasured, type Measured } from './measured.ts';
import { PUBLIC_URL, type RegisteredClient } from './registered-client.ts';

export interface Stage {
  readonly directory: string;
  /** Undefined with the embedded database. */
  readonly postgres: OwnPostgres | undefined;
  readonly services: readonly Measured[];
  readonly close: () => Promise<void>;
}

export interface StageOptions {
  readonly client: RegisteredClient;
  readonly processes: number;
  /** Beside the services, with their jobs of the night; on PostgreSQL only. */
  readonly workers?: number;
  readonly database: 'PostgreSQL' | 'PGlite';
}

/** @throws Error where PostgreSQL is wanted and not installed */
export async function openStage(options: StageOptions): Promise<Stage> {
  const { client, processes, workers = 0, database } = options;
  const directory = await mkdtemp(path.join(os.tmpdir(), 'stroke-cds-bench-'));
  const clientsFile = path.join(directory, 'clients.json');
  await writeFile(clientsFile, JSON.stringify([client.registration]));
  const postgres = database === 'PostgreSQL' ? await ownPostgres() : undefined;
  if (database === 'PostgreSQL' && postgres === undefined) throw new Error('PostgreSQL is not installed');
  await postgres?.start();
  const siteKey = randomBytes(32).toString('base64url');
  const start = async (program: string, name: string, portSetting: string, isReady: IsReady) => {
    const port = await freePort();
    return startMeasured(
      [`dist/server/${program}`],
      {
        NODE_ENV: 'production',
        PUBLIC_URL,
        CDS_CLIENTS_FILE: clientsFile,
        DATA_DIR: path.join(directory, name),
        SITE_KEY: siteKey,
        INFERENCE_PROVIDERS: 'cpu',
        ...(postgres && { DATABASE_URL: postgres.url }),
        [portSetting]: String(port),
      },
      `http://127.0.0.1:${port}`,
      isReady,
    );
  };
  const services: Measured[] = [];
  for (let number = 0; number < processes; number++)
    services.push(await start('main.js', `service-${number}`, 'PORT', predicts));
  const others: Measured[] = [];
  for (let number = 0; number < workers; number++)
    others.push(await start('worker.js', `worker-${number}`, 'WORKER_PORT', isReady));
  return {
    directory,
    postgres,
    services,
    close: async () => {
      for (const process of [...others, ...services]) await process.close();
      await postgres?.remove();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

type IsReady = (url: string) => Promise<boolean>;

async function isReady(url: string): Promise<boolean> {
  return (await fetch(`${url}/readyz`)).ok;
}

/** Ready, with every model. */
async function predicts(url: string): Promise<boolean> {
  const response = await fetch(`${url}/readyz`);
  const { predictions } = (await response.json()) as { predictions: string };
  return response.ok && predictions === 'ready';
}

/** The same number of processes with nothing but a parser and a static answer. */
export async function startBare(answer: unknown, directory: string, processes: number): Promise<Measured[]> {
  const file = path.join(directory, 'answer.json');
  await writeFile(file, JSON.stringify(answer));
  const servers: Measured[] = [];
  for (let process = 0; process < processes; process++) {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    servers.push(
      await startMeasured(
        ['--import', 'tsx', 'scripts/bench/parts/bare-server.ts'],
        { NODE_ENV: 'production', PORT: String(port), ANSWER_FILE: file },
        url,
        async () => (await fetch(`${url}/metrics`)).ok,
      ),
    );
  }
  return servers;
}
