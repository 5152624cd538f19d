/**
 * One run of the monitoring: reads what was predicted and what became of it, and stores a report and the alerts that
 * changed. It pauses again and again, so that hooks are answered in between.
 */
import { setImmediate } from 'node:timers/promises';
import { ALL_SCORES } from '../clinical/scores/all-scores.ts';
import { FACT_NAMES_IN_ORDER } from '../clinical/stroke-facts.ts';
import type { Log } from '../log.ts';
import type { MonitoringStore } from '../storage/monitoring-store.ts';
import { alertChanges, alertsOf, type AlertLimits } from './alerts.ts';
import { driftOf, keptDrift, type DriftRow } from './drift.ts';
import { episodesOf, type Episode } from './episodes.ts';
import { cardUse } from './overrides.ts';
import { createPerformanceTally } from './performance.ts';
import { readAssessment, type Predictor } from './predictions.ts';
import { REPORT_SCHEMA, type MonitoringReport } from './report.ts';

export interface MonitoringDeps {
  readonly store: MonitoringStore;
  readonly limits: AlertLimits;
  /** False for the made-up patients of the sandbox. */
  readonly isOfRealPatients: boolean;
  readonly now: () => Date;
  readonly log: Pick<Log, 'info' | 'warn'>;
}

export interface Run {
  readonly signal: AbortSignal;
  readonly progress: (share: number, note?: string) => Promise<void>;
}

/** The latest assessments that are looked at: heads of some 100 bytes each are held in memory. */
const MOST_ASSESSMENTS = 200_000;

/** Documents of some 80 kB each are held at a time. */
const DOCUMENTS_AT_A_TIME = 20;

/** Hooks are answered in between. The longest work without it is a series: of 10,000 patients a tenth of a second or more. */
const pause = () => setImmediate();

/** How far back cards and hook calls are counted, days. */
const CARD_DAYS = 90;
const DAY_MS = 86_400_000;

/** Facts that a score of bleeding or outcome reads. */
const WATCHED_INPUTS = FACT_NAMES_IN_ORDER.filter((name) =>
  ALL_SCORES.some(
    ({ group, inputs }) =>
      (group === 'thrombolysis-bleeding' || group === 'stroke-outcome') && inputs.includes(name),
  ),
);

/** @throws the signal's reason when it is aborted; nothing is stored then */
export async function runMonitoring(
  deps: MonitoringDeps,
  { signal, progress }: Run,
): Promise<MonitoringReport> {
  const { store, now, log } = deps;
  const at = now().toISOString();
  const heads = await store.heads(MOST_ASSESSMENTS);
  const episodes = await episodesOf(heads, await store.outcomes(), now().getTime(), pause);
  const tally = createPerformanceTally();
  const rows: DriftRow[] = [];
  const notCompared = new Map<string, Predictor>();
  const counted = episodes.filter(isCounted);
  for (let from = 0; from < counted.length; from += DOCUMENTS_AT_A_TIME) {
    signal.throwIfAborted();
    const group = counted.slice(from, from + DOCUMENTS_AT_A_TIME);
    const documents = await store.documents(group.map((episode) => episode.counted));
    for (const episode of group) {
      await pause();
      const document = documents.get(episode.counted);
      const read = document && readAssessment(document);
      if (!read) continue;
      tally.add(episode, read.predicted);
      for (const model of read.notCompared) notCompared.set(`${model.id} ${model.version ?? ''}`, model);
      rows.push({ at: episode.start, inputs: read.inputs });
    }
    await progress(from / counted.length, 'reading predictions');
  }
  const series = await tally.series(pause);
  const drift = await driftOf(rows, WATCHED_INPUTS, keptDrift(await store.latestReport()), pause);
  const since = new Date(now().getTime() - CARD_DAYS * DAY_MS).toISOString();
  const use = cardUse(await store.cardFates(since));
  const alerts = alertsOf({ series, drift, cards: use }, deps.limits);
  const { changed, raised } = alertChanges(await store.alerts(), alerts, at);
  const report: MonitoringReport = {
    schema: REPORT_SCHEMA,
    createdAt: at,
    isOfRealPatients: deps.isOfRealPatients,
    episodes: { ...countsOf(episodes), isCutOff: heads.length === MOST_ASSESSMENTS },
    series,
    notCompared: [...notCompared.values()],
    drift,
    limits: deps.limits,
    cards: { since, use, calls: await store.callCounts(since) },
    alerts: raised,
  };
  signal.throwIfAborted();
  // Logged first: what is told twice because it could not be stored is better than what is never told.
  for (const { key, level, detail } of changed) {
    const line = level === 'none' ? 'info' : 'warn';
    log[line]({ key, level, ...detail }, 'monitoring alert changed');
  }
  await store.saveRun({ report, alerts: changed, at });
  return report;
}

function isCounted(episode: Episode): episode is Episode & { counted: string } {
  return episode.counted !== undefined;
}

function countsOf(episodes: readonly Episode[]): Omit<MonitoringReport['episodes'], 'isCutOff'> {
  const starts = episodes.map(({ start }) => start).toSorted((a, b) => a.localeCompare(b));
  const how = (treatment: Episode['treatment']) =>
    episodes.filter((episode) => episode.treatment === treatment).length;
  const kinds = [...new Set(episodes.flatMap(({ reported }) => reported))].toSorted((a, b) =>
    a.localeCompare(b),
  );
  return {
    all: episodes.length,
    from: starts[0] ?? null,
    to: starts.at(-1) ?? null,
    treated: how('treated'),
    notTreated: how('not-treated'),
    treatmentUnknown: how('unknown'),
    assessedAfterTreatment: episodes.filter((episode) => !isCounted(episode)).length,
    reported: Object.fromEntries(
      kinds.map((kind) => [kind, episodes.filter(({ reported }) => reported.includes(kind)).length]),
    ),
  };
}
