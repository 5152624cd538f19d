/** Figures for Prometheus, under `/metrics`: durations, counts and states. Labels are ids of ours, never of a patient. */
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ModelState } from './inference/predictor.ts';
import type { JobsStatus } from './jobs/status.ts';

export interface HookFigures {
  readonly service: string;
  /** Seconds from the first byte of the body to the answer. */
  readonly seconds: number;
  /** Milliseconds by hop. */
  readonly hops: Readonly<Partial<Record<string, number>>>;
  /** Indicators of the cards that were shown. */
  readonly indicators: readonly string[];
}

/** What is asked when someone looks, instead of being counted. */
export interface MetricsSources {
  readonly models: () => readonly Pick<ModelState, 'id' | 'version' | 'state' | 'provider'>[];
  readonly recordsWaiting: () => number;
  readonly answersNotKept: () => number;
  /** Whether the database answers. */
  readonly isStorageUp: boolean;
  /** Null while the database is away. */
  readonly jobs: JobsStatus | null;
  /** What the monitoring calls attention to, `watch` or `act`; none while the database is away. */
  readonly monitoringAlerts: readonly { readonly key: string; readonly level: string }[];
  readonly serviceVersion: string;
  readonly coreVersion: string;
}

export interface Metrics {
  readonly hookAnswered: (hook: HookFigures) => void;
  /** One HTTP request by what it was made to, such as `/api/models`. */
  readonly requestAnswered: (request: { surface: string; method: string; status: number }) => void;
  /** One call of an EHR's FHIR server: `ok`, or why it gave nothing. */
  readonly fhirAnswered: (call: { method: string; result: string }) => void;
  readonly feedbackReceived: (feedback: { service: string; outcome: string }) => void;
  readonly jobEnded: (job: { name: string; outcome: string; ms: number }) => void;
  /** Everything, in the text format of Prometheus. */
  readonly scrape: (sources: MetricsSources) => Promise<{ contentType: string; text: string }>;
}

/** Seconds: around the goal of half a second, and far enough to see a chart that has to be fetched. */
const SECONDS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 1, 2, 5];

/** Seconds: from what is done at once to what takes the night. */
const JOB_SECONDS = [0.1, 1, 5, 15, 60, 300, 900, 3600, 14_400];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const hookSeconds = new Histogram({
    name: 'stroke_cds_hook_duration_seconds',
    help: 'Hook calls that were answered, by service',
    labelNames: ['service'],
    buckets: SECONDS,
    registers,
  });
  const hopSeconds = new Histogram({
    name: 'stroke_cds_hop_duration_seconds',
    help: 'Parts of a hook call, by service and hop',
    labelNames: ['service', 'hop'],
    buckets: SECONDS,
    registers,
  });
  const cards = new Counter({
    name: 'stroke_cds_cards_total',
    help: 'Cards that were shown, by service and indicator',
    labelNames: ['service', 'indicator'],
    registers,
  });
  const requests = new Counter({
    name: 'stroke_cds_http_requests_total',
    help: 'HTTP requests that were answered, by surface and status',
    labelNames: ['surface', 'method', 'status'],
    registers,
  });
  const fhirCalls = new Counter({
    name: 'stroke_cds_fhir_requests_total',
    help: 'Calls of FHIR servers, by result',
    labelNames: ['method', 'result'],
    registers,
  });
  const feedback = new Counter({
    name: 'stroke_cds_feedback_total',
    help: 'Feedback on cards, by service and outcome',
    labelNames: ['service', 'outcome'],
    registers,
  });
  const models = new Gauge({
    name: 'stroke_cds_model_info',
    help: '1 for each model folder, with its version, state and what computes it',
    labelNames: ['id', 'version', 'state', 'provider'],
    registers,
  });
  const build = new Gauge({
    name: 'stroke_cds_build_info',
    help: '1, with the versions of service and rules',
    labelNames: ['service', 'core'],
    registers,
  });
  const waiting = new Gauge({
    name: 'stroke_cds_records_waiting',
    help: 'Records that wait on disk for the database',
    registers,
  });
  const notKept = new Gauge({
    name: 'stroke_cds_answers_not_kept',
    help: 'Answers since the start that neither the database nor the disk took',
    registers,
  });
  const storageUp = new Gauge({
    name: 'stroke_cds_storage_up',
    help: '1 while the database answers',
    registers,
  });
  const jobSeconds = new Histogram({
    name: 'stroke_cds_job_duration_seconds',
    help: 'Attempts at jobs that ended here, by kind and outcome',
    labelNames: ['job', 'outcome'],
    buckets: JOB_SECONDS,
    registers,
  });
  const jobs = new Gauge({
    name: 'stroke_cds_jobs',
    help: 'Jobs by kind and state; failed ones wait for somebody to look at them',
    labelNames: ['job', 'state'],
    registers,
  });
  const auditProblems = new Gauge({
    name: 'stroke_cds_audit_problems',
    help: 'What the last check of the audit trail found; not a number before the first',
    registers,
  });
  const auditChecked = new Gauge({
    name: 'stroke_cds_audit_checked_timestamp_seconds',
    help: 'When the audit trail was checked last; not a number before the first time',
    registers,
  });
  const alerts = new Gauge({
    name: 'stroke_cds_monitoring_alert',
    help: '1 for each finding of the monitoring that is worth watching or calls for action',
    labelNames: ['key', 'level'],
    registers,
  });
  return {
    hookAnswered: ({ service, seconds, hops, indicators }) => {
      hookSeconds.observe({ service }, seconds);
      for (const [hop, ms] of Object.entries(hops)) hopSeconds.observe({ service, hop }, (ms ?? 0) / 1000);
      for (const indicator of indicators) cards.inc({ service, indicator });
    },
    requestAnswered: (labels) => {
      requests.inc(labels);
    },
    fhirAnswered: (labels) => {
      fhirCalls.inc(labels);
    },
    feedbackReceived: (labels) => {
      feedback.inc(labels);
    },
    jobEnded: ({ name, outcome, ms }) => {
      jobSeconds.observe({ job: name, outcome }, ms / 1000);
    },
    scrape: async (sources) => {
      models.reset();
      for (const { id, version = '', state, provider = '' } of sources.models())
        models.set({ id, version, state, provider }, 1);
      build.set({ service: sources.serviceVersion, core: sources.coreVersion }, 1);
      waiting.set(sources.recordsWaiting());
      notKept.set(sources.answersNotKept());
      alerts.reset();
      for (const { key, level } of sources.monitoringAlerts) alerts.set({ key, level }, 1);
      storageUp.set(sources.isStorageUp ? 1 : 0);
      const status = sources.jobs;
      jobs.reset();
      for (const [job, depth] of Object.entries(status?.queues ?? {}))
        for (const state of ['waiting', 'active', 'failed'] as const) jobs.set({ job, state }, depth[state]);
      auditProblems.set(status?.audit?.problems ?? NaN);
      auditChecked.set(status?.audit ? Date.parse(status.audit.checkedAt) / 1000 : NaN);
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
}
