/**
 * Rows from before pseudonyms: the same rows as they would be written today, bound to the audit trail from now on.
 * That is done once, before anything else stands in the trail, and then closed: a row without a seal that turns up
 * later was not written by the service, and converting it would give it an entry that it must not have.
 */
import { z } from 'zod';
import { findRecords, type RecordKind } from './audit-records.ts';
import type { Keys } from './answer-rows.ts';
import { hidePersons, type Persons } from './identity.ts';
import type { SqlDatabase, SqlQueries } from './sql-database.ts';

/** Few enough to be held in memory. */
const AT_A_TIME = 100;

const TABLES = [
  {
    kind: 'card',
    table: 'cards',
    select: `select uuid as id, card as document, created_at, client_id, patient_ref, encounter_ref from cards
             where sealed is null limit ${AT_A_TIME}`,
    update: `update cards set card = $2, sealed = $3, patient_ref = $4, encounter_ref = $5 where uuid = $1`,
  },
  {
    kind: 'assessment',
    table: 'assessments',
    select: `select id, document, created_at, client_id, patient_ref, encounter_ref from assessments
             where sealed is null limit ${AT_A_TIME}`,
    update: `update assessments set document = $2, sealed = $3, patient_ref = $4, encounter_ref = $5 where id = $1`,
  },
] as const;

const oldRow = z.object({
  id: z.string(),
  document: z.string().transform((text) => JSON.parse(text) as object),
  created_at: z.date(),
  client_id: z.string(),
  patient_ref: z.string().nullable(),
  encounter_ref: z.string().nullable(),
});

const feedbackRow = z.object({
  id: z.coerce.string(),
  client_id: z.string(),
  received_at: z.date(),
  comment: z.string().nullable(),
  patient_ref: z.string().nullable(),
});

/**
 * How far the conversion is: `feedback` and `documents` are its steps, `closed` comes after the last row, and `barred`
 * are rows without a seal in a database whose trail says that the service was at work already.
 */
type Stage = 'feedback' | 'documents' | 'done' | 'closed' | 'barred';

const stageSchema = z.object({
  is_open: z.boolean(),
  has_old_rows: z.boolean(),
  is_empty_trail: z.boolean(),
  is_adopted_only: z.boolean(),
});

/** @returns how many rows were converted */
export async function convertRows(database: SqlDatabase, keys: Keys, now: Date): Promise<number> {
  let stage = await stageOf(database);
  let converted = 0;
  if (stage === 'feedback') {
    await database.transaction((queries) => adoptFeedback(queries, keys, now));
    stage = 'documents';
  }
  if (stage === 'documents') {
    for (const table of TABLES) {
      for (;;) {
        const count = await database.transaction((queries) => convertSome(queries, table, keys, now));
        if (count === 0) break;
        converted += count;
      }
    }
    stage = 'done';
  }
  if (stage === 'done') await close(database);
  return converted;
}

/** All feedback is adopted in one transaction, before any document: it is never done twice. */
async function stageOf(queries: SqlQueries): Promise<Stage> {
  const [row] = await queries.query(
    `select exists (select 1 from pg_attribute
              where attrelid in ('cards'::regclass, 'assessments'::regclass) and attname = 'sealed'
                and not attnotnull) as is_open,
       exists (select 1 from cards where sealed is null)
         or exists (select 1 from assessments where sealed is null) as has_old_rows,
       not exists (select 1 from audit) as is_empty_trail,
       not exists (select 1 from audit where kind <> 'adopted') as is_adopted_only`,
  );
  const stage = stageSchema.parse(row);
  if (!stage.is_open) return 'closed';
  if (!stage.has_old_rows) return 'done';
  if (stage.is_empty_trail) return 'feedback';
  return stage.is_adopted_only ? 'documents' : 'barred';
}

/** Without a time limit: each table is looked through once. */
function close(database: SqlDatabase): Promise<void> {
  return database.withMigrationSession(async (session) => {
    for (const { table } of TABLES)
      await session.query(`alter table ${table} alter column sealed set not null`);
  });
}

/** The patient of a feedback is that of its card, whose reference is not yet a pseudonym. */
async function adoptFeedback(queries: SqlQueries, { pseudonyms, audit }: Keys, now: Date): Promise<void> {
  const rows = await queries.query(
    `select f.id, f.client_id, f.received_at, c.comment, k.patient_ref from feedback f left join feedback_comments c on c.feedback_id = f.id
     left join cards k on k.uuid = f.card_uuid and k.sealed is null order by f.id`,
  );
  for (const row of rows.map((raw) => feedbackRow.parse(raw))) {
    const { id, comment, patient_ref: patientId } = row;
    const sealed =
      comment === null || isSealed(comment, pseudonyms.open) ? comment : pseudonyms.seal(comment);
    if (sealed !== comment)
      await queries.query('update feedback_comments set comment = $2 where feedback_id = $1', [id, sealed]);
    const digest = await digestNow(queries, 'feedback', id);
    await audit.append(queries, [
      {
        kind: 'adopted',
        at: row.received_at.toISOString(),
        clientId: row.client_id,
        patientRef: patientId === null ? null : pseudonyms.refOf('patient', patientId),
        detail: { feedback: { id, digest, v: 2 }, adopted: now.toISOString() },
      },
    ]);
  }
}

/** Of the row as it stands in its table. */
async function digestNow(queries: SqlQueries, kind: RecordKind, id: string): Promise<string | undefined> {
  return (await findRecords(queries, [{ kind, id }])).get(`${kind} ${id}`)?.digest(2);
}

/** Nobody writes by hand what opens under the site key. */
function isSealed(text: string, open: (sealed: string) => string): boolean {
  try {
    open(text);
    return true;
  } catch {
    return false;
  }
}

async function convertSome(
  queries: SqlQueries,
  { kind, select, update }: (typeof TABLES)[number],
  { pseudonyms, audit }: Keys,
  now: Date,
): Promise<number> {
  const rows = (await queries.query(select)).map((row) => oldRow.parse(row));
  for (const {
    id,
    document,
    created_at: createdAt,
    client_id: clientId,
    patient_ref: patient,
    encounter_ref: encounterId,
  } of rows) {
    const { userId, ...rest } = document as { userId?: string };
    const persons: Persons = {
      patientId: patient ?? '',
      encounterId,
      ...(userId !== undefined && { userId }),
    };
    const written = hidePersons(rest, persons, pseudonyms);
    const patientRef = pseudonyms.refOf('patient', persons.patientId);
    const encounterRef = encounterId === null ? null : pseudonyms.refOf('encounter', encounterId);
    await queries.query(update, [id, written.text, written.sealed, patientRef, encounterRef]);
    const record = { id, v: 2, digest: await digestNow(queries, kind, id) };
    const detail = {
      ...(kind === 'card' ? { cards: [record] } : { assessment: record, cards: [] }),
      adopted: now.toISOString(),
    };
    const at = createdAt.toISOString();
    await audit.append(queries, [{ kind: 'adopted', at, clientId, patientRef, detail }]);
  }
  return rows.length;
}
