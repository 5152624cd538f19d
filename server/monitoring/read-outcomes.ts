/**
 * Reading observed outcomes from the EHRs that have registered us (SMART Backend Services): in the first days, and
 * after three months. Each stroke is read once for each; what could not be read is tried again the next night. What a
 * person or a registry has reported is not reported again.
 */
import { ownTokens, type BackendTokens } from '../fhir/backend-tokens.ts';
import type { CodeMap } from '../fhir/code-map.ts';
import type { FhirAccess } from '../fhir/fhir-reader.ts';
import { readChartOutcomes, type OutcomeReading } from '../fhir/outcome-queries.ts';
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
      failures.set(one.fhirBase, found === undefined ? failed + 1 : 0);
      if (found === undefined) result.failed += 1;
      else {
        result.read += 1;
        result.found += found;
      }
      await progress(index / due.length, reading);
    }
  }
  return result;
}

/** @returns how many outcomes were found; undefined when the chart could not be read */
async function readOne(
  { assessmentId, clientId, fhirBase, patientId, startedAt }: DueReading,
  reading: OutcomeReading,
  { store, fhir, backendTokens, codeMap, now }: ReadOutcomesDeps,
  ending: AbortSignal,
): Promise<number | undefined> {
  const signal = AbortSignal.any([ending, AbortSignal.timeout(DEADLINE_MS)]);
  const start = Date.parse(startedAt);
  const reported = (await store.of({ fhirBase, patientId })).filter(
    ({ observedAt }) => Date.parse(observedAt) >= start - DAY_MS,
  );
  const others = reported.filter(({ sender }) => sender !== SENDER);
  const treatment = reported.findLast(({ kind }) => kind === 'thrombolysis');
  const query = {
    patient: { id: patientId, fhirBase },
    start,
    treatedAt: treatment?.value === true ? Date.parse(treatment.observedAt) : undefined,
    codeMap,
  };
  const token = ownTokens(backendTokens, clientId, fhirBase, signal);
  const outcomes = await readChartOutcomes(reading, query, fhir.open({ base: fhirBase, token, signal }));
  if (outcomes === undefined) return undefined;
  const createdAt = now().toISOString();
  const found = outcomes.filter(({ kind }) => !others.some((other) => other.kind === kind));
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
  return found.length;
}
