/** The queue with every kind of job there is, and the night's timetable. */
import type { Config } from './config.ts';
import type { JobKind, Jobs } from './jobs/jobs.ts';
import { EXPIRE_RECORDS, expireRecordsKind } from './jobs/kinds/expire-records.ts';
import { VERIFY_AUDIT, verifyAuditKind } from './jobs/kinds/verify-audit.ts';
import { openJobs } from './jobs/open-jobs.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { READ_OUTCOMES, readOutcomesKind, RUN_MONITORING, runMonitoringKind } from './monitoring/jobs.ts';
import { storedReport } from './monitoring/report.ts';
import type { ReadOutcomesDeps } from './monitoring/read-outcomes.ts';
import { createMonitoringStore } from './storage/monitoring-rows.ts';
import type { OpenStore } from './storage/open-store.ts';
import { createOutcomeStore } from './storage/outcome-rows.ts';
import type { Tracing } from './tracing.ts';

export interface ComposeJobsDeps {
  readonly config: Pick<
    Config,
    | 'DATABASE_URL'
    | 'RETENTION_DAYS'
    | 'TIME_ZONE'
    | 'SANDBOX'
    | 'MONITORING_DRIFT_LIMIT'
    | 'MONITORING_OVERRIDE_PERCENT'
  >;
  readonly store: Pick<OpenStore, 'background' | 'keys'>;
  /** Where outcomes are read. */
  readonly charts: Omit<ReadOutcomesDeps, 'store' | 'now'>;
  /** Jobs that this process runs at once; 0 if it only makes them. */
  readonly slots: number;
  readonly metrics: Pick<Metrics, 'jobEnded'>;
  readonly tracing: Pick<Tracing, 'span'>;
  readonly now: () => Date;
  readonly log: Log;
}

/** In a process that does something else as well, and in one that does not. */
export const SLOTS_BESIDE_HOOKS = 1;
export const SLOTS_OF_A_WORKER = 2;

/**
 * Others make jobs on PostgreSQL; what is made here is begun at once. The embedded database has nobody else, and each
 * look takes a moment from the hooks.
 */
const POLL_MS = { postgres: 2000, embedded: 30_000 };

const LEASE_MS = 15_000;
const RETRY_DELAY_SECONDS = 5;

/** Less than orchestrators wait for a process to end. */
export const JOB_PATIENCE_MS = 15_000;

/** Hours apart, while a hospital sleeps: what has expired is gone before the trail is checked. */
const TIMETABLE: Readonly<Record<string, string>> = {
  [EXPIRE_RECORDS]: '17 1 * * *',
  [VERIFY_AUDIT]: '17 2 * * *',
  [READ_OUTCOMES]: '17 3 * * *',
  [RUN_MONITORING]: '17 5 * * *',
};

/** @throws the driver's error when the database cannot be reached */
export async function startJobs(deps: ComposeJobsDeps): Promise<Jobs> {
  const { config, store, slots, metrics, now, log } = deps;
  const kinds = kindsOf(deps).map((kind) => traced(kind, deps.tracing));
  const jobs = await openJobs({
    database: store.background,
    kinds,
    slots,
    pollMs: config.DATABASE_URL === undefined ? POLL_MS.embedded : POLL_MS.postgres,
    leaseMs: LEASE_MS,
    retryDelaySeconds: RETRY_DELAY_SECONDS,
    patienceMs: JOB_PATIENCE_MS,
    onEnd: metrics.jobEnded,
    now,
    log,
  });
  for (const { name } of kinds) {
    const cron = TIMETABLE[name];
    if (cron !== undefined) await jobs.schedule(name, cron, {}, config.TIME_ZONE);
  }
  // Whoever opens the page on the first day is told how much there is, and not that there is nothing.
  const report = storedReport(await createMonitoringStore(store.background).latestReport());
  if (report === null) await jobs.enqueue(RUN_MONITORING, {}, { key: 'first' });
  return jobs;
}

function traced(kind: JobKind<unknown>, { span }: Pick<Tracing, 'span'>): JobKind<unknown> {
  return {
    ...kind,
    work: (data, run) => span(`job ${kind.name}`, { attempt: run.attempt }, () => kind.work(data, run)),
  };
}

function kindsOf({ config, store, charts, now, log }: ComposeJobsDeps): JobKind<unknown>[] {
  const { background: database, keys } = store;
  const retentionDays = config.RETENTION_DAYS;
  return [
    verifyAuditKind({ database, audit: keys.audit, log }),
    readOutcomesKind({ ...charts, store: createOutcomeStore(database, keys), now }),
    runMonitoringKind({
      store: createMonitoringStore(database),
      limits: {
        drift: config.MONITORING_DRIFT_LIMIT,
        overrides: config.MONITORING_OVERRIDE_PERCENT / 100,
      },
      isOfRealPatients: config.SANDBOX === 'off',
      now,
      log,
    }),
    ...(retentionDays === undefined
      ? []
      : [expireRecordsKind({ database, audit: keys.audit, retentionDays, now })]),
  ];
}
