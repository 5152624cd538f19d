/** Maintenance by hand, with the settings of the service: the audit trail, forgetting, failed jobs. A process of its own. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readStorageConfig } from './config.ts';
import { openDeadLetters } from './jobs/dead-letters.ts';
import { createLog } from './log.ts';
import { withSecretFiles } from './secret-files.ts';
import { settingsReport, settingsText } from './settings-report.ts';
import { readSiteKey } from './site-key.ts';
import type { NotedHead } from './storage/audit-check.ts';
import { openMaintenance, type Maintenance } from './storage/open-maintenance.ts';

const USAGE = `usage:
  audit-verify [--head SEQ:MAC]     checks the audit trail and every record it speaks of
  erase --patient ID [--client ID]  forgets everything about the patient with this id at the EHR of this client
  expire --days N                   forgets every record older than N days
  jobs dead                         lists the jobs that have failed for good
  jobs retry ID                     sends one of them again
  config                            prints the settings, and what is wrong with them
`;

/** EX_USAGE of sysexits.h. */
const EXIT_USAGE = 64;

class UsageError extends Error {}

interface Options {
  readonly head?: string | undefined;
  readonly patient?: string | undefined;
  readonly client?: string | undefined;
  readonly days?: string | undefined;
}

/** @returns what to print, and whether all is well */
type Command = (
  maintenance: Maintenance,
  options: Options,
  words: readonly string[],
) => Promise<{ report: object; isWell: boolean }>;

const DAY_MS = 86_400_000;

const COMMANDS: Readonly<Record<string, Command>> = {
  'audit-verify': async ({ verify }, { head }) => {
    const report = await verify(head === undefined ? undefined : notedHead(head));
    return { report, isWell: report.problems.length === 0 };
  },
  erase: async ({ erase }, { patient, client }) => {
    if (patient === undefined || patient === '') throw new UsageError('erase needs --patient');
    if (client === '') throw new UsageError('--client needs an id');
    return { report: await erase(patient, client), isWell: true };
  },
  expire: async ({ expire }, { days }) => {
    const count = Number(days);
    if (!Number.isInteger(count) || count < 1) throw new UsageError('expire needs --days, 1 or more');
    return { report: await expire(new Date(Date.now() - count * DAY_MS)), isWell: true };
  },
  jobs: async ({ database }, _options, [verb, id]) => {
    const deadLetters = await openDeadLetters(database);
    try {
      if (verb === 'dead') return { report: await deadLetters.list(), isWell: true };
      if (verb !== 'retry' || id === undefined) throw new UsageError('jobs needs dead, or retry and an id');
      const isSent = await deadLetters.sendAgain(id);
      return { report: { id, isSent }, isWell: isSent };
    } finally {
      await deadLetters.close();
    }
  },
};

function notedHead(text: string): NotedHead {
  const [, seq, mac] = /^(\d+):([\w-]+)$/.exec(text) ?? [];
  if (seq === undefined || mac === undefined) throw new UsageError('--head needs SEQ:MAC');
  return { seq: Number(seq), mac };
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      head: { type: 'string' },
      patient: { type: 'string' },
      client: { type: 'string' },
      days: { type: 'string' },
    },
  });
  const environment = withSecretFiles(process.env);
  if (positionals[0] === 'config') {
    const report = settingsReport(environment);
    process.stdout.write(settingsText(report));
    return report.problems.length === 0 ? 0 : 1;
  }
  const command = COMMANDS[positionals[0] ?? ''];
  if (command === undefined) throw new UsageError('name a command');
  const config = readStorageConfig(environment);
  const maintenance = await openMaintenance({
    ...(config.DATABASE_URL !== undefined && { databaseUrl: config.DATABASE_URL }),
    dataDir: path.resolve(config.DATA_DIR),
    siteKey: await readSiteKey(config),
    now: () => new Date(),
    log: createLog(config.LOG_LEVEL),
    onLockLost: () => {
      process.stderr.write('another process took over the database directory\n');
      process.exit(1);
    },
  });
  try {
    const { report, isWell } = await command(maintenance, values, positionals.slice(1));
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return isWell ? 0 : 1;
  } finally {
    await maintenance.close();
  }
}

process.exitCode = await main().catch((error: unknown) => {
  const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${isUsage ? USAGE : ''}`);
  return isUsage ? EXIT_USAGE : 1;
});
