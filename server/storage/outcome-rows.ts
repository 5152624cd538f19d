/** Observed outcomes as rows: once however often they are sent, what names a person sealed, each in the audit trail. */
import { z } from 'zod';
import type { Keys } from './answer-rows.ts';
import { digestOf, type AuditEntry } from './audit-trail.ts';
import { createOutcomeReadings } from './outcome-readings.ts';
import type { OutcomeRecord, OutcomesRecorded, OutcomeStore } from './outcome-store.ts';
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

const sealedSchema = z.object({ patientId: z.string(), sender: z.string(), recordedBy: z.string() });

export function createOutcomeStore(database: SqlDatabase, keys: Keys): OutcomeStore {
  const { pseudonyms } = keys;
  return {
    ...createOutcomeReadings(database, pseudonyms),
    record: (outcomes) => database.transaction((queries) => insertOutcomes(queries, outcomes, keys)),
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

/** In the caller's transaction, which a conflict leaves as it was. */
async function insertOutcomes(
  queries: SqlQueries,
  outcomes: readonly OutcomeRecord[],
  { pseudonyms, audit }: Keys,
): Promise<OutcomesRecorded> {
  const before = await recordedBefore(queries, outcomes, pseudonyms);
  const conflicts = outcomes.filter((outcome, index) => {
    const earlier = before.get(keyOf(outcome)) ?? outcomes.slice(0, index).find(isSameId(outcome));
    return earlier !== undefined && contentOf(earlier) !== contentOf(outcome);
  });
  if (conflicts.length > 0) return { status: 'conflict', ids: conflicts.map(({ id }) => id) };
  const stored: boolean[] = [];
  const entries: AuditEntry[] = [];
  for (const outcome of outcomes) {
    const patientRef = pseudonyms.refOf('patient', outcome.patientId);
    const row = rowOf(outcome, patientRef, pseudonyms);
    const [inserted] = await queries.query(
      `insert into outcomes
         (sender, id, created_at, fhir_base, patient_ref, kind, value, observed_at, source, sealed)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict do nothing returning seq`,
      row,
    );
    stored.push(inserted !== undefined);
    if (inserted === undefined) continue;
    const record = { id: String(inserted['seq']), digest: digestOf(...row) };
    const { createdAt: at, kind, sender } = outcome;
    entries.push({ kind: 'outcome', at, clientId: sender, patientRef, detail: { kind, observed: record } });
  }
  await audit.append(queries, entries);
  return { status: 'recorded', stored };
}

async function recordedBefore(
  queries: SqlQueries,
  outcomes: readonly OutcomeRecord[],
  pseudonyms: Pseudonyms,
): Promise<ReadonlyMap<string, OutcomeRecord>> {
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

const isSameId = (one: OutcomeRecord) => (other: OutcomeRecord) => keyOf(one) === keyOf(other);

/** Everything but when it arrived and through whose hands. */
function contentOf({ patientId, fhirBase, kind, value, observedAt, source }: OutcomeRecord): string {
  return JSON.stringify([patientId, fhirBase, kind, value, new Date(observedAt).toISOString(), source]);
}

/** In the order of the columns. */
function rowOf(outcome: OutcomeRecord, patientRef: string, pseudonyms: Pseudonyms): (string | null)[] {
  const { patientId, recordedBy, fhirBase, sender } = outcome;
  return [
    senderOf(outcome, pseudonyms),
    outcome.id,
    outcome.createdAt,
    fhirBase,
    patientRef,
    outcome.kind,
    JSON.stringify(outcome.value),
    new Date(outcome.observedAt).toISOString(),
    outcome.source,
    pseudonyms.seal(JSON.stringify({ patientId, sender, recordedBy })),
  ];
}
