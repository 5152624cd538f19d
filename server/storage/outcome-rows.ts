/** Observed outcomes as rows: once however often they are sent, what names a person sealed, each in the audit trail. */
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { Keys } from './answer-rows.ts';
import { digestOf, type AuditEntry } from './audit-trail.ts';
import { insertion } from './insert-rows.ts';
import { createOutcomeReadings } from './outcome-readings.ts';
import type { OutcomeRecord, OutcomeStore } from './outcome-store.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { Row, SqlDatabase, SqlQueries } from './sql-database.ts';

const outcomeRow = z.object({
  id: z.string(),
  created_at: z.date().transform((date) => date.toISOString()),
  fhir_base: z.string().nullable(),
  kind: z.string(),
  value: z.string().transform((text) => JSON.parse(text) as OutcomeRecord['value']),
  observed_at: z.date().transform((date) => date.toISOString()),
  source: z.string(),
  sealed: z.string(),
});

const assessmentRow = outcomeRow.pick({ created_at: true });

const sealedSchema = z.object({ patientId: z.string(), sender: z.string(), recordedBy: z.string() });

export function createOutcomeStore(database: SqlDatabase, keys: Keys): OutcomeStore {
  const { pseudonyms } = keys;
  return {
    ...createOutcomeReadings(database, pseudonyms),
    record: async (outcomes) => {
      try {
        const stored = await database.transaction((queries) => insertOutcomes(queries, outcomes, keys));
        return { status: 'recorded', stored };
      } catch (error) {
        if (error instanceof IdsUsed) return { status: 'conflict', ids: error.ids };
        throw error;
      }
    },
    assessedAt: async ({ fhirBase, patientId }) => {
      const rows = await database.query(
        'select created_at from assessments where fhir_base = $1 and patient_ref = $2',
        [fhirBase, pseudonyms.refOf('patient', patientId)],
      );
      return rows.map((row) => assessmentRow.parse(row).created_at);
    },
    of: async ({ fhirBase, patientId }) => {
      const rows = await database.query(
        'select * from outcomes where fhir_base = $1 and patient_ref = $2 order by seq',
        [fhirBase, pseudonyms.refOf('patient', patientId)],
      );
      return rows.map((row) => outcomeOf(row, pseudonyms));
    },
  };
}

function outcomeOf(row: Row, { open }: Pseudonyms): OutcomeRecord {
  const { created_at, fhir_base, observed_at, sealed, ...rest } = outcomeRow.parse(row);
  const persons = sealedSchema.parse(JSON.parse(open(sealed)));
  return { ...rest, ...persons, createdAt: created_at, fhirBase: fhir_base, observedAt: observed_at };
}

/** Rolls back: these ids were used for something else before. */
class IdsUsed extends Error {
  readonly ids: readonly string[];
  constructor(outcomes: readonly OutcomeRecord[]) {
    super('ids of outcomes were used before');
    this.ids = outcomes.map(({ id }) => id);
  }
}

/** Rows that are looked up, sealed and written before others have their turn. */
const GROUP = 50;

/** The embedded database answers without giving anybody else a turn. */
const pause = () => setImmediate();

/**
 * @returns of each whether it is new
 * @throws IdsUsed
 */
async function insertOutcomes(
  queries: SqlQueries,
  outcomes: readonly OutcomeRecord[],
  { pseudonyms, audit }: Keys,
): Promise<boolean[]> {
  const fresh = new Map<string, OutcomeRecord>();
  const conflicts: OutcomeRecord[] = [];
  for (const group of inGroups(outcomes)) {
    await pause();
    const before = await recordedBefore(queries, group, pseudonyms);
    for (const outcome of group) {
      const key = keyOf(outcome);
      const earlier = before.get(key) ?? fresh.get(key);
      if (earlier === undefined) fresh.set(key, outcome);
      else if (contentOf(earlier) !== contentOf(outcome)) conflicts.push(outcome);
    }
  }
  if (conflicts.length > 0) throw new IdsUsed(conflicts);
  const entries: AuditEntry[] = [];
  for (const group of inGroups([...fresh.values()])) {
    await pause();
    const rows = new Map(group.map((outcome) => [outcome, columnsOf(outcome, pseudonyms)] as const));
    const inserted = await insertRows(queries, [...rows.values()]);
    const seqs = new Map(inserted.map(({ seq, sender, id }) => [JSON.stringify([sender, id]), String(seq)]));
    const late: OutcomeRecord[] = [];
    for (const [outcome, columns] of rows) {
      const seq = seqs.get(JSON.stringify([columns.sender, columns.id]));
      if (seq === undefined) late.push(outcome);
      else entries.push(entryOf(outcome, columns, seq));
    }
    // Another process was faster with the same ids.
    const meanwhile = await recordedBefore(queries, late, pseudonyms);
    const others = late.filter((outcome) => {
      const earlier = meanwhile.get(keyOf(outcome));
      return earlier !== undefined && contentOf(earlier) !== contentOf(outcome);
    });
    if (others.length > 0) throw new IdsUsed(others);
    for (const outcome of late) fresh.delete(keyOf(outcome));
  }
  for (const group of inGroups(entries)) {
    await pause();
    await audit.append(queries, group);
  }
  // Whoever sends one twice stores it the first time.
  return outcomes.map((outcome) => fresh.delete(keyOf(outcome)));
}

function entryOf({ createdAt: at, kind, sender }: OutcomeRecord, columns: Columns, seq: string): AuditEntry {
  const detail = { kind, observed: { id: seq, digest: digestOf(...Object.values(columns)) } };
  return { kind: 'outcome', at, clientId: sender, patientRef: columns.patient_ref, detail };
}

function inGroups<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / GROUP) }, (_, index) =>
    items.slice(index * GROUP, (index + 1) * GROUP),
  );
}
async function recordedBefore(
  queries: SqlQueries,
  outcomes: readonly OutcomeRecord[],
  pseudonyms: Pseudonyms,
): Promise<ReadonlyMap<string, OutcomeRecord>> {
  if (outcomes.length === 0) return new Map();
  const rows = await queries.query(
    `select o.* from outcomes o
     join unnest($1::text[], $2::text[]) as sent (sender, id) on o.sender = sent.sender and o.id = sent.id`,
    [outcomes.map((outcome) => senderOf(outcome, pseudonyms)), outcomes.map(({ id }) => id)],
  );
  return new Map(
    rows.map((row) => outcomeOf(row, pseudonyms)).map((outcome) => [keyOf(outcome), outcome] as const),
  );
}

/** Ids are one sender's own: two users of the app may choose the same. */
const keyOf = ({ sender, fhirBase, recordedBy, id }: OutcomeRecord) =>
  JSON.stringify(recordedBy === sender ? [sender, id] : [sender, fhirBase, recordedBy, id]);

function senderOf({ sender, fhirBase, recordedBy }: OutcomeRecord, { refOf }: Pseudonyms): string {
  return recordedBy === sender ? sender : `${sender} ${refOf('user', `${fhirBase ?? ''} ${recordedBy}`)}`;
}

/** Everything but when it arrived and through whose hands. */
function contentOf({ patientId, fhirBase, kind, value, observedAt, source }: OutcomeRecord): string {
  return JSON.stringify([patientId, fhirBase, kind, value, new Date(observedAt).toISOString(), source]);
}

type Columns = Readonly<
  Record<
    'sender' | 'id' | 'created_at' | 'patient_ref' | 'kind' | 'value' | 'observed_at' | 'source' | 'sealed',
    string
  >
> & { readonly fhir_base: string | null };

/** In the order in which the trail's digest has them. */
function columnsOf(outcome: OutcomeRecord, pseudonyms: Pseudonyms): Columns {
  const { patientId, recordedBy, fhirBase, sender } = outcome;
  return {
    sender: senderOf(outcome, pseudonyms),
    id: outcome.id,
    created_at: outcome.createdAt,
    fhir_base: fhirBase,
    patient_ref: pseudonyms.refOf('patient', patientId),
    kind: outcome.kind,
    value: JSON.stringify(outcome.value),
    observed_at: new Date(outcome.observedAt).toISOString(),
    source: outcome.source,
    sealed: pseudonyms.seal(JSON.stringify({ patientId, sender, recordedBy })),
  };
}

const insertRows = insertion<Columns>(
  'outcomes',
  {
    sender: ['text', ({ sender }) => sender],
    id: ['text', ({ id }) => id],
    created_at: ['timestamptz', (row) => row.created_at],
    fhir_base: ['text', (row) => row.fhir_base],
    patient_ref: ['text', (row) => row.patient_ref],
    kind: ['text', ({ kind }) => kind],
    value: ['text', ({ value }) => value],
    observed_at: ['timestamptz', (row) => row.observed_at],
    source: ['text', ({ source }) => source],
    sealed: ['text', ({ sealed }) => sealed],
  },
  'on conflict do nothing returning seq, sender, id',
);
