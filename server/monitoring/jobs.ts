/** The nightly work of the monitoring as jobs: outcomes are read from the EHRs, then the report is made. */
import { z } from 'zod';
import { jobKind, type JobKind } from '../jobs/jobs.ts';
import { readOutcomes, type ReadOutcomesDeps } from './read-outcomes.ts';
import { runMonitoring, type MonitoringDeps } from './run-monitoring.ts';

export const READ_OUTCOMES = 'read-outcomes';
export const RUN_MONITORING = 'run-monitoring';

const nothing = z.object({});

export function readOutcomesKind(deps: ReadOutcomesDeps): JobKind<unknown> {
  return jobKind({
    name: READ_OUTCOMES,
    schema: nothing,
    priority: 0,
    deadlineSeconds: 2 * 3600,
    retries: 2,
    work: (_data, run) => readOutcomes(deps, run),
  });
}

export function runMonitoringKind(deps: MonitoringDeps): JobKind<unknown> {
  return jobKind({
    name: RUN_MONITORING,
    schema: nothing,
    priority: 0,
    deadlineSeconds: 2 * 3600,
    retries: 2,
    // The report itself is stored as such.
    work: async (_data, run) => {
      const { episodes, series, alerts } = await runMonitoring(deps, run);
      return { episodes: episodes.all, series: series.length, alerts: alerts.length };
    },
  });
}
