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
  readonly database: 'PostgreSQL' | 'PGlite';
  /** Words for Node before the program. */
  readonly nodeOptions?: readonly string[];
}

/** @throws Error where PostgreSQL is wanted and not installed */
export async function openStage(options: StageOptions): Promise<Stage> {
  const { client, processes, database, nodeOptions = [] } = options;
  const directory = await mkdtemp(path.join(os.tmpdir(), 'stroke-cds-bench-'));
  const clientsFile = path.join(directory, 'clients.json');
  await writeFile(clientsFile, JSON.stringify([client.registration]));
  const postgres = database === 'PostgreSQL' ? await ownPostgres() : undefined;
  if (database === 'PostgreSQL' && postgres === undefined) throw new Error('PostgreSQL is not installed');
  await postgres?.start();
  const siteKey = randomBytes(32).toString('base64url');
  const services: Measured[] = [];
  for (let process = 0; process < processes; process++) {
    const port = await freePort();
    services.push(
      await startMeasured(
        [...nodeOptions, 'dist/server/main.js'],
        {
          NODE_ENV: 'production',
          PORT: String(port),
          PUBLIC_URL,
          CDS_CLIENTS_FILE: clientsFile,
          DATA_DIR: path.join(directory, `data-${process}`),
          SITE_KEY: siteKey,
          INFERENCE_PROVIDERS: 'cpu',
          ...(postgres && { DATABASE_URL: postgres.url }),
        },
        `http://127.0.0.1:${port}`,
        predicts,
      ),
    );
  }
  return {
    directory,
    postgres,
    services,
    close: async () => {
      for (const service of services) await service.close();
      await postgres?.remove();
      await rm(directory, { recursive: true, force: true });
    },
  };
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
