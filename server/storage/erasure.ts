/**
 * Forgetting: everything about one patient on request, or everything before an instant. The trail keeps that and how
 * much was forgotten, under the pseudonym, and nothing of what it said.
 */
import { z } from 'zod';
import type { AuditTrail } from './audit-trail.ts';
import type { SqlDatabase, SqlQueries } from './sql-database.ts';

export interface Forgotten {
  readonly hookCalls: number;
  readonly assessments: number;
  readonly cards: number;
  readonly feedback: number;
  readonly outcomes: number;
}

interface Occasion {
  readonly now: () => Date;
  readonly audit: AuditTrail;
}

/** A patient's id is one hospital's own: another may have given it to somebody else. */
export interface ErasedPatient {
  /** The pseudonym. */
  readonly patientRef: string;
  /** Null for the records of all clients. */
  readonly clientId: string | null;
}

/** The clients under which records of a patient with this pseudonym were made. */
export async function clientsOf(queries: SqlQueries, patientRef: string): Promise<string[]> {
  const rows = await queries.query(
    `select client_id from assessments where patient_ref = $1
     union select client_id from cards where patient_ref = $1
     union select client_id from hook_calls where patient_ref = $1
     union select sender from outcomes where patient_ref = $1 and ${IS_OF_A_CLIENT}
     order by 1`,
    [patientRef],
  );
  return rows.map((row) => z.object({ client_id: z.string() }).parse(row).client_id);
}

/** Behind the sender of what a user of the app has sent stands the user's pseudonym: see outcome-rows.ts. */
const IS_OF_A_CLIENT = `sender !~ ' [A-Za-z0-9_-]{43}$'`;

export function erasePatient(
  database: SqlDatabase,
  { patientRef, clientId }: ErasedPatient,
  { now, audit }: Occasion,
): Promise<Forgotten> {
  const isTheirs = `patient_ref = $1 and ($2::text is null or client_id = $2)`;
  // What was sent by the app is of the client at whose FHIR server it was opened; of this one, if of nobody else.
  const clientsAt = (which: string) =>
    `exists (select 1 from assessments a where a.fhir_base = outcomes.fhir_base and a.client_id ${which} $2)`;
  const which: Which = {
    documents: isTheirs,
    outcomes: `patient_ref = $1 and ($2::text is null or sender = $2
      or (not ${IS_OF_A_CLIENT} and (${clientsAt('=')} or not ${clientsAt('<>')})))`,
    feedback: [ofCards(isTheirs)],
    parameters: [patientRef, clientId],
  };
  return database.transaction(async (queries) => {
    // A record that is being written comes before, and goes, or after.
    await audit.holdHead(queries);
    const { counts, feedback, outcomes } = await forget(queries, which);
    const removed = { feedback: feedback.map(({ id }) => id), outcome: outcomes };
    const detail = { ...counts, removed };
    await audit.append(queries, [{ kind: 'erased', at: now().toISOString(), clientId, patientRef, detail }]);
    return counts;
  });
}

/** @param before ISO instant */
function expireRecords(database: SqlDatabase, before: string, { now, audit }: Occasion): Promise<Forgotten> {
  const isBefore = 'created_at < $1';
  const which: Which = {
    documents: isBefore,
    outcomes: isBefore,
    feedback: [
      ofCards(isBefore),
      `received_at < $1 and not exists (select 1 from cards where uuid = card_uuid)`,
    ],
    parameters: [before],
  };
  return database.transaction(async (queries) => {
    const { counts, feedback, assessments, cards } = await forget(queries, which);
    // It went with its card, although it came after the instant.
    const younger = feedback.filter(({ receivedAt }) => receivedAt >= before).map(({ id }) => id);
    const removed = {
      ...(younger.length > 0 && { feedback: younger }),
      ...((await hasYoungerEntries(queries, before)) && { assessment: assessments, card: cards }),
    };
    const detail = { ...counts, before, ...(Object.keys(removed).length > 0 && { removed }) };
    const at = now().toISOString();
    await audit.append(queries, [{ kind: 'expired', at, clientId: null, patientRef: null, detail }]);
    return counts;
  });
}

/**
 * Whether the trail begins with entries of records that may be older than their entry says: earlier versions took in
 * what was there before the trail under the instant at which they did.
 */
async function hasYoungerEntries(queries: SqlQueries, before: string): Promise<boolean> {
  const rows = await queries.query(`select 1 from audit where seq = 1 and kind = 'adopted' and at >= $1`, [
    before,
  ]);
  return rows.length > 0;
}

const DAY_MS = 86_400_000;

/** @param progress the share that is done */
export interface LongRun {
  readonly signal?: AbortSignal;
  readonly progress?: (share: number) => Promise<void>;
}

/** One day of records in one transaction: the first time under a new limit has years of them. */
export async function expireDayByDay(
  database: SqlDatabase,
  end: Date,
  occasion: Occasion,
  { signal, progress }: LongRun = {},
): Promise<Forgotten> {
  const first = await oldestRecord(database);
  let total: Forgotten = { hookCalls: 0, assessments: 0, cards: 0, feedback: 0, outcomes: 0 };
  if (first === null) return total;
  for (let before = first.getTime(); before < end.getTime();) {
    signal?.throwIfAborted();
    before = Math.min(before + DAY_MS, end.getTime());
    total = sumOf(total, await expireRecords(database, new Date(before).toISOString(), occasion));
    await progress?.((before - first.getTime()) / (end.getTime() - first.getTime()));
  }
  return total;
}

function sumOf(one: Forgotten, other: Forgotten): Forgotten {
  return {
    hookCalls: one.hookCalls + other.hookCalls,
    assessments: one.assessments + other.assessments,
    cards: one.cards + other.cards,
    feedback: one.feedback + other.feedback,
    outcomes: one.outcomes + other.outcomes,
  };
}

/** When the oldest record was made; null if there is none. */
async function oldestRecord(queries: SqlQueries): Promise<Date | null> {
  const [row] = await queries.query(
    `select least((select min(created_at) from assessments), (select min(created_at) from cards),
       (select min(created_at) from hook_calls), (select min(created_at) from outcomes),
       (select min(received_at) from feedback)) as oldest`,
  );
  return z.object({ oldest: z.date().nullable() }).parse(row).oldest;
}

/** Conditions, in the same parameters. */
interface Which {
  /** Of assessments, cards and hook calls. */
  readonly documents: string;
  readonly outcomes: string;
  /** One after the other, before the cards go. */
  readonly feedback: readonly string[];
  readonly parameters: readonly unknown[];
}

/** Feedback goes with its card, free text with its feedback. */
function ofCards(documents: string): string {
  return `card_uuid in (select uuid from cards where ${documents})`;
}

interface Deleted {
  readonly counts: Forgotten;
  readonly feedback: readonly { readonly id: string; readonly receivedAt: string }[];
  /** Ids. */
  readonly assessments: readonly string[];
  readonly cards: readonly string[];
  readonly outcomes: readonly string[];
}

const deletedFeedback = z
  .object({ id: z.coerce.string(), received_at: z.date() })
  .transform(({ id, received_at }) => ({ id, receivedAt: received_at.toISOString() }));

async function forget(
  queries: SqlQueries,
  { documents, outcomes, feedback, parameters }: Which,
): Promise<Deleted> {
  const deleted = async (sql: string) => queries.query(`delete from ${sql}`, parameters);
  const gone: Deleted['feedback'][number][] = [];
  for (const condition of feedback) {
    const rows = await deleted(`feedback where ${condition} returning id, received_at`);
    gone.push(...rows.map((row) => deletedFeedback.parse(row)));
  }
  const idsOf = async (sql: string) =>
    (await deleted(sql)).map((row) => z.object({ key: z.string() }).parse(row).key);
  // An assessment is made before its cards, by moments.
  const ofAssessments = `select id from assessments where ${documents}`;
  const cards = await idsOf(
    `cards where ${documents} and (assessment_id is null or assessment_id in (${ofAssessments}))
     returning uuid as key`,
  );
  const assessments = await idsOf(
    `assessments where ${documents} and not exists (select 1 from cards c where c.assessment_id = assessments.id)
     returning id as key`,
  );
  const [calls] = await queries.query(
    `with gone as (delete from hook_calls where ${documents} returning 1) select count(*)::int as count from gone`,
    parameters,
  );
  const seqs = await idsOf(`outcomes where ${outcomes} returning seq::text as key`);
  return {
    counts: {
      hookCalls: z.object({ count: z.number() }).parse(calls).count,
      assessments: assessments.length,
      cards: cards.length,
      feedback: gone.length,
      outcomes: seqs.length,
    },
    feedback: gone,
    assessments,
    cards,
    outcomes: seqs,
  };
}
