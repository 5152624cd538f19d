/** Whether the audit trail is whole, and the rows are those that it speaks of. */
import { z } from 'zod';
import { digestOf, type AuditRow, type AuditTrail } from './audit-trail.ts';
import type { Row, SqlQueries } from './sql-database.ts';
import { StorageError } from './storage-error.ts';

const auditRow = z
  .object({
    seq: z.coerce.number(),
    at: z.date().transform((date) => date.toISOString()),
    kind: z.string(),
    client_id: z.string().nullable(),
    patient_ref: z.string().nullable(),
    detail: z.string(),
    mac: z.string(),
  })
  .transform(({ client_id: clientId, patient_ref: patientRef, ...row }): AuditRow => ({
    ...row,
    clientId,
    patientRef,
  }));

const headRow = z.object({ seq: z.coerce.number(), mac: z.string() });

export interface AuditProblem {
  /** Number of the entry in the trail; absent when a row has none. */
  readonly seq?: number;
  readonly problem:
    | 'entry-changed'
    | 'entry-missing'
    | 'head-differs'
    | 'differs-from-noted-head'
    /** A row from before the trail that was taken in when the service was at work already. */
    | 'adopted-late'
    /** A record has two entries that differ in what it says. */
    | 'entry-replaced'
    | 'record-changed'
    | 'record-missing'
    | 'record-without-entry';
  /** Such as `card` with its id. */
  readonly record?: string;
}

export interface AuditReport {
  readonly entries: number;
  readonly records: number;
  /** To be noted elsewhere: a later check against it shows whether the end was cut off. */
  readonly head: { readonly seq: number; readonly mac: string };
  readonly problems: readonly AuditProblem[];
}

/** The head of the trail as an earlier check reported it. */
export type NotedHead = AuditReport['head'];

/** Read at a time: entries of some hundred bytes, and records of up to a hundred kilobytes. */
const PAGE = 1000;
const PAGE_OF_RECORDS = 100;

/**
 * The key that the last entry was written under.
 * @throws StorageError WRONG_SITE_KEY before anything is written under another
 */
export async function checkSiteKey(queries: SqlQueries, audit: AuditTrail): Promise<void> {
  const rows = await queries.query('select * from audit order by seq desc limit 2');
  const [last, before] = rows.map((row) => auditRow.parse(row));
  if (last === undefined || audit.macOf(last, before?.mac ?? '') === last.mac) return;
  throw new StorageError(
    'WRONG_SITE_KEY',
    'SITE_KEY is not the key this database was written with, or its audit trail was changed (npm run audit:verify). Without the old key its records cannot be read.',
  );
}

/** How far the trail was walked, and what it said up to there. */
interface Walk {
  seq: number;
  mac: string;
  /** By the name of the record. */
  readonly digests: Map<string, { seq: number; digest: string }>;
  readonly gone: Gone;
  /** Until the first entry of another kind. */
  isAdopting: boolean;
  readonly problems: AuditProblem[];
}

/**
 * Walks the whole trail, then every record it speaks of. What is written meanwhile is no problem: records that have
 * come, or gone, are looked for in the entries that came after the first walk.
 */
export async function verifyAudit(
  queries: SqlQueries,
  audit: AuditTrail,
  noted?: NotedHead,
): Promise<AuditReport> {
  const problems: AuditProblem[] = [];
  const gone = { patients: new Set<string>(), before: '' };
  const walk: Walk = { seq: 0, mac: '', digests: new Map(), gone, isAdopting: true, problems };
  await walkOn(queries, audit, walk, ({ seq, mac }) => {
    if (seq === noted?.seq && mac !== noted.mac) problems.push({ seq, problem: 'differs-from-noted-head' });
  });
  const macs = new Map([[walk.seq, walk.mac]]);
  const onward = () => walkOn(queries, audit, walk, ({ seq, mac }) => macs.set(seq, mac));
  const head = headRow.parse((await queries.query('select seq, mac from audit_head'))[0]);
  await onward();
  if (macs.get(head.seq) !== head.mac) problems.push({ problem: 'head-differs' });
  if (noted !== undefined && noted.seq > walk.seq)
    problems.push({ seq: noted.seq, problem: 'entry-missing' });
  const expected = new Map(walk.digests);
  const { count, unknown } = await checkRecords(queries, expected, problems);
  await onward();
  for (const { name, digest } of unknown) {
    const entry = walk.digests.get(name);
    if (entry === undefined) problems.push({ problem: 'record-without-entry', record: name });
    else if (entry.digest !== digest)
      problems.push({ seq: entry.seq, problem: 'record-changed', record: name });
  }
  const missing = await stillExpected(
    queries,
    [...expected.values()].map(({ seq }) => seq),
    gone,
  );
  for (const [record, { seq }] of expected)
    if (missing.has(seq)) problems.push({ seq, problem: 'record-missing', record });
  return { entries: walk.seq, records: count, head, problems };
}

/** From where the walk is to the present end. */
async function walkOn(
  queries: SqlQueries,
  audit: AuditTrail,
  walk: Walk,
  onRow: (row: AuditRow) => unknown,
): Promise<void> {
  for (;;) {
    const { seq: from, problems } = walk;
    const rows = await queries.query('select * from audit where seq > $1 order by seq limit $2', [
      from,
      PAGE,
    ]);
    if (rows.length === 0) return;
    for (const row of rows.map((raw) => auditRow.parse(raw))) {
      if (row.seq !== walk.seq + 1) problems.push({ seq: walk.seq + 1, problem: 'entry-missing' });
      else if (audit.macOf(row, walk.mac) !== row.mac)
        problems.push({ seq: row.seq, problem: 'entry-changed' });
      noteRecords(row, walk);
      onRow(row);
      noteGone(row, walk.gone);
      walk.seq = row.seq;
      walk.mac = row.mac;
    }
  }
}

function noteRecords(row: AuditRow, walk: Walk): void {
  const { seq, kind } = row;
  if (kind !== 'adopted') walk.isAdopting = false;
  else if (!walk.isAdopting) walk.problems.push({ seq, problem: 'adopted-late' });
  for (const [record, digest] of recordsOf(row)) {
    const earlier = walk.digests.get(record);
    // Processes that adopted at the same time may each have written a row; nothing had vouched for it before.
    const isReplaced = earlier !== undefined && earlier.digest !== digest && !walk.isAdopting;
    if (isReplaced && !isGone(row, walk.gone)) walk.problems.push({ seq, problem: 'entry-replaced', record });
    walk.digests.set(record, { seq, digest });
  }
}

const recordSchema = z.object({ id: z.string(), digest: z.string() });

const detailSchema = z.object({
  call: recordSchema.optional(),
  assessment: recordSchema.optional(),
  cards: z.array(recordSchema).default([]),
  feedback: recordSchema.optional(),
  observed: recordSchema.optional(),
});

/** Records by the name under which they are checked, with the digest that the entry holds. */
function recordsOf({ kind, detail }: AuditRow): [string, string][] {
  if (!['answered', 'feedback', 'outcome', 'adopted'].includes(kind)) return [];
  const { call, assessment, cards, feedback, observed } = detailSchema.parse(JSON.parse(detail));
  return [
    ...(call ? [[`call ${call.id}`, call.digest] as [string, string]] : []),
    ...(assessment ? [[`assessment ${assessment.id}`, assessment.digest] as [string, string]] : []),
    ...cards.map(({ id, digest }): [string, string] => [`card ${id}`, digest]),
    ...(feedback ? [[`feedback ${feedback.id}`, feedback.digest] as [string, string]] : []),
    ...(observed ? [[`outcome ${observed.id}`, observed.digest] as [string, string]] : []),
  ];
}

/** What was erased or has expired, as the trail itself says. */
interface Gone {
  readonly patients: Set<string>;
  before: string;
}

const expiredSchema = z.object({ before: z.string() });

function noteGone({ kind, detail, patientRef }: AuditRow, gone: Gone): void {
  if (kind === 'erased' && patientRef !== null) gone.patients.add(patientRef);
  if (kind !== 'expired') return;
  const { before } = expiredSchema.parse(JSON.parse(detail));
  // The limit may have been longer later on: what went then is gone.
  if (before > gone.before) gone.before = before;
}

function isGone({ at, patientRef }: AuditRow, { before, patients }: Gone): boolean {
  return at < before || patients.has(patientRef ?? '');
}

/** Every record by its name, and the parts that its digest is made of. */
const TABLES: readonly { readonly select: string; readonly first: string | number }[] = [
  {
    select: `select id as key, 'assessment ' || id as name, array[document, sealed] as parts
             from assessments where id > $1 order by id limit ${PAGE_OF_RECORDS}`,
    first: '',
  },
  {
    select: `select uuid as key, 'card ' || uuid as name, array[card, sealed] as parts
             from cards where uuid > $1 order by uuid limit ${PAGE_OF_RECORDS}`,
    first: '',
  },
  {
    select: `select id as key, 'call ' || id as name, array[${instant('created_at')}, client_id, service_id,
               hook_instance, outcome, error_code, cards::text, duration_ms::text, assessment_id, patient_ref,
               encounter_ref, versions] as parts
             from hook_calls where id > $1 order by id limit ${PAGE_OF_RECORDS}`,
    first: '',
  },
  {
    select: `select seq as key, 'outcome ' || seq as name, array[sender, id, ${instant('created_at')}, fhir_base,
               patient_ref, kind, value, ${instant('observed_at')}, source, sealed] as parts
             from outcomes where seq > $1 order by seq limit ${PAGE_OF_RECORDS}`,
    first: 0,
  },
  {
    select: `select f.id as key, 'feedback ' || f.id as name, array[client_id, service_id, card_uuid, outcome,
               ${instant('outcome_timestamp')}, accepted_suggestion_ids, override_reason, ${instant('received_at')},
               comment] as parts
             from feedback f left join feedback_comments c on c.feedback_id = f.id
             where f.id > $1 order by f.id limit ${PAGE_OF_RECORDS}`,
    first: 0,
  },
];

/** As it was written: ISO 8601 in UTC with milliseconds. */
function instant(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

const recordRow = z.object({
  key: z.union([z.string(), z.coerce.number()]),
  name: z.string(),
  parts: z.array(z.string().nullable()),
});

/** Takes every record that is as the trail says out of `digests`; `unknown` are those that it does not speak of. */
async function checkRecords(
  queries: SqlQueries,
  digests: Map<string, { seq: number; digest: string }>,
  problems: AuditProblem[],
): Promise<{ count: number; unknown: { name: string; digest: string }[] }> {
  let count = 0;
  const unknown: { name: string; digest: string }[] = [];
  const check = (row: Row): string | number => {
    const { key, name, parts } = recordRow.parse(row);
    const entry = digests.get(name);
    const digest = digestOf(...parts);
    if (entry === undefined) unknown.push({ name, digest });
    else if (entry.digest !== digest)
      problems.push({ seq: entry.seq, problem: 'record-changed', record: name });
    digests.delete(name);
    count += 1;
    return key;
  };
  for (const { select, first } of TABLES) {
    let after = first;
    for (;;) {
      const rows = await queries.query(select, [after]);
      if (rows.length === 0) break;
      after = rows.map(check).at(-1) ?? after;
    }
  }
  return { count, unknown };
}

/** Of entries whose records are not there: those that neither erasure nor retention explains. */
async function stillExpected(
  queries: SqlQueries,
  seqs: readonly number[],
  gone: Gone,
): Promise<ReadonlySet<number>> {
  const rows = await queries.query('select * from audit where seq = any($1::bigint[])', [seqs]);
  return new Set(
    rows
      .map((row) => auditRow.parse(row))
      .filter((row) => !isGone(row, gone))
      .map(({ seq }) => seq),
  );
}
