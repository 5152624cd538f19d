/**
 * Reading observed outcomes from the EHRs that have registered us (SMART Backend Services): in the first days, and
 * after three months. Each stroke is read once for each; what could not be read is tried again the next night, after
 * all others. What a person or a registry has reported is not reported again.
 */
import { placesOf, standingReports, type OutcomeReport } from '../clinical/observed/standing-reports.ts';
import { strokeAt, strokeStarts } from '../clinical/observed/strokes.ts';
import { ownTokens, type BackendTokens } from '../fhir/backend-tokens.ts';
import type { CodeMap } from '../fhir/code-map.ts';
import type { FhirAccess } from '../fhir/fhir-reader.ts';
import { readChartOutcomes, type ChartReading, type OutcomeReading } from '../fhir/outcome-queries.ts';
import type { DueReading, OutcomeStore } from '../storage/outcome-store.ts';
import type { Run } from './run-monitoring.ts';

export interface ReadOutcomesDeps {
  readonly store: OutcomeStore;
  readonly fhir: Pick<FhirAccess, 'open'>;
  readonly backendTokens: BackendTokens;
  readonly codeMap: CodeMap;
  /** Clients whose charts may be read without a call of theirs. */
  readonly clientIds: readonly string[];
  readonly now: () => Date;
}

export interface OutcomesRead {
  readonly read: number;
  readonly found: number;
  /** Could not be read, and are tried again. */
  readonly failed: number;
}

const DAY_MS = 86_400_000;

/** Days after the first assessment from which, and until which, a reading is due. Treatment and imaging take four. */
const DUE_DAYS: Readonly<Record<OutcomeReading, { readonly from: number; readonly until: number }>> = {
  'first-days': { from: 4, until: 60 },
  'three-months': { from: 121, until: 240 },
};

/** In one run, for each reading; the rest is due the next night. */
const MOST_PATIENTS = 500;

const DEADLINE_MS = 30_000;

/** A server that fails so many times one after the other is left alone until the next run. */
const MOST_FAILURES = 3;

/** Problems of one chart, such as that of a patient who was merged with another: they say nothing of the server. */
const OF_ONE_CHART: readonly Problem[] = ['not-found', 'incomplete'];

type Problem = Extract<ChartReading, { ok: false }>['problem'];

/** Name under which what was read is on record. */
const SENDER = 'chart';

/** @throws the signal's reason when it is aborted; what was read until then stays on record */
export async function readOutcomes(deps: ReadOutcomesDeps, { signal, progress }: Run): Promise<OutcomesRead> {
  const failures = new Map<string, number>();
  const result = { read: 0, found: 0, failed: 0 };
  for (const reading of ['first-days', 'three-months'] as const) {
    const now = deps.now().getTime();
    const { from, until } = DUE_DAYS[reading];
    const due = await deps.store.due({
      reading,
      clientIds: deps.clientIds,
      startedAfter: new Date(now - until * DAY_MS).toISOString(),
      startedBefore: new Date(now - from * DAY_MS).toISOString(),
      limit: MOST_PATIENTS,
    });
    for (const [index, one] of due.entries()) {
      signal.throwIfAborted();
      const failed = failures.get(one.fhirBase) ?? 0;
      if (failed >= MOST_FAILURES) continue;
      const found = await readOne(one, reading, deps, signal);
      if (found.ok) {
        result.read += 1;
        result.found += found.count;
      } else {
        result.failed += 1;
        await deps.store.markFailed({
          assessmentId: one.assessmentId,
          reading,
          at: deps.now().toISOString(),
        });
      }
      failures.set(one.fhirBase, found.ok || OF_ONE_CHART.includes(found.problem) ? 0 : failed + 1);
      await progress(index / due.length, reading);
    }
  }
  return result;
}

type Read = { readonly ok: true; readonly count: number } | { readonly ok: false; readonly problem: Problem };

/** @returns how many outcomes were found, or why the chart could not be read */
async function readOne(
  { assessmentId, clientId, fhirBase, patientId, startedAt }: DueReading,
  reading: OutcomeReading,
  { store, fhir, backendTokens, codeMap, now }: ReadOutcomesDeps,
  ending: AbortSignal,
): Promise<Read> {
  const signal = AbortSignal.any([ending, AbortSignal.timeout(DEADLINE_MS)]);
  const patient = { fhirBase, patientId };
  const starts = strokeStarts((await store.assessedAt(patient)).map((instant) => Date.parse(instant)));
  const start = Date.parse(startedAt);
  const reported = (await store.of(patient)).filter(
    ({ observedAt }) => starts[strokeAt(starts, Date.parse(observedAt))] === start,
  );
  const { treatment } = standingReports([start], 0, reported);
  const query = {
    patient: { id: patientId, fhirBase },
    start,
    treatedAt: treatment.status === 'treated' ? treatment.at : undefined,
    codeMap,
  };
  const token = ownTokens(backendTokens, clientId, fhirBase, signal);
  const chart = await readChartOutcomes(reading, query, fhir.open({ base: fhirBase, token, signal }));
  if (!chart.ok) return chart;
  const createdAt = now().toISOString();
  const others = reported.filter(({ sender }) => sender !== SENDER);
  const began = standingReports([start], 0, [...reported, ...chart.outcomes]).treatment;
  const places = (report: OutcomeReport) =>
    placesOf(report, start, began).map((place) => `${report.kind} ${place}`);
  const taken = new Set(others.flatMap(places));
  const found = chart.outcomes.filter((outcome) => !places(outcome).some((place) => taken.has(place)));
  await store.record(
    found.map((outcome) => ({
      ...outcome,
      sender: SENDER,
      id: [assessmentId, outcome.kind, outcome.observedAt, outcome.value].join(' '),
      createdAt,
      fhirBase,
      patientId,
      source: 'chart',
      recordedBy: SENDER,
    })),
  );
  await store.markRead({ assessmentId, reading, at: createdAt });
  return { ok: true, count: found.length };
}
