/** Answers of hook calls as rows: written once however often they are sent, each with its entry in the audit trail. */
import { z } from 'zod';
import { digestOf, type AuditEntry, type AuditTrail } from './audit-trail.ts';
import { hookCallDigest, hookCallRow, insertHookCalls, type HookCallRow } from './hook-call-rows.ts';
import { hidePersons, type Persons, type Written } from './identity.ts';
import { pack } from './packed-text.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { SqlQueries } from './sql-database.ts';
import type { AnswerRecord, AssessmentRecord, CardRecord } from './store.ts';

export interface Keys {
  readonly pseudonyms: Pseudonyms;
  readonly audit: AuditTrail;
}

interface Refs {
  readonly patientRef: string;
  readonly encounterRef: string | null;
}

interface AssessmentRow extends Omit<AssessmentRecord, 'document' | keyof Persons>, Written, Refs {}

interface CardRow extends Omit<CardRecord, 'card' | keyof Persons>, Written, Refs {}

/** In the caller's transaction. */
export async function insertAnswers(
  queries: SqlQueries,
  answers: readonly AnswerRecord[],
  keys: Keys,
): Promise<void> {
  const prepared = answers.map((answer) => rowsOf(answer, keys.pseudonyms));
  const newAssessments = await insertAssessments(
    queries,
    prepared.flatMap(({ assessment }) => assessment ?? []),
  );
  const newCards = await insertCards(
    queries,
    prepared.flatMap(({ cards }) => cards),
  );
  const newCalls = keysOf(
    await insertHookCalls(
      queries,
      prepared.flatMap(({ call }) => call ?? []),
    ),
  );
  const isNew = ({ assessment, cards, call }: PreparedAnswer) =>
    newAssessments.has(assessment?.id ?? '') ||
    newCalls.has(call?.id ?? '') ||
    cards.some(({ uuid }) => newCards.has(uuid));
  await keys.audit.append(queries, prepared.filter(isNew).map(entryOf));
}

interface PreparedAnswer {
  readonly assessment: AssessmentRow | null;
  readonly cards: readonly CardRow[];
  readonly call: HookCallRow | undefined;
}

function rowsOf({ assessment, cards, call }: AnswerRecord, pseudonyms: Pseudonyms): PreparedAnswer {
  return {
    call: call && hookCallRow(call, pseudonyms),
    assessment: assessment && assessmentRow(assessment, pseudonyms),
    cards: cards.map((card) => cardRow(card, pseudonyms)),
  };
}

function assessmentRow(record: AssessmentRecord, pseudonyms: Pseudonyms): AssessmentRow {
  const { document, patientId, encounterId, userId, ...rest } = record;
  const persons = { patientId, encounterId, ...(userId !== undefined && { userId }) };
  const { text, ...written } = hidden(document, persons, pseudonyms);
  return { ...rest, ...written, text: pack(text) };
}

function cardRow(record: CardRecord, pseudonyms: Pseudonyms): CardRow {
  const { card, patientId, encounterId, ...rest } = record;
  return { ...rest, ...hidden(card, { patientId, encounterId }, pseudonyms) };
}

function hidden(document: object, persons: Persons, pseudonyms: Pseudonyms): Written & Refs {
  const { patientId, encounterId } = persons;
  return {
    ...hidePersons(document, persons, pseudonyms),
    patientRef: pseudonyms.refOf('patient', patientId),
    encounterRef: encounterId === null ? null : pseudonyms.refOf('encounter', encounterId),
  };
}

/** What was said to whom, on which record: the digests bind the rows to the trail. */
function entryOf({ assessment, cards, call }: PreparedAnswer): AuditEntry {
  const about = assessment ?? cards[0] ?? call;
  return {
    kind: 'answered',
    at: about?.createdAt ?? '',
    clientId: about?.clientId ?? null,
    patientRef: about?.patientRef ?? null,
    detail: {
      service: about?.serviceId,
      ...(call && { call: { id: call.id, digest: hookCallDigest(call) } }),
      ...(assessment && {
        hookInstance: assessment.hookInstance,
        assessment: { id: assessment.id, digest: digestOf(assessment.text, assessment.sealed) },
      }),
      cards: cards.map(({ uuid, text, sealed }) => ({ id: uuid, digest: digestOf(text, sealed) })),
    },
  };
}

async function insertAssessments(
  queries: SqlQueries,
  rows: readonly AssessmentRow[],
): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  return keysOf(
    await queries.query(
      `insert into assessments
         (id, created_at, client_id, service_id, hook_instance, fhir_base, patient_ref, encounter_ref, document,
          sealed)
       select * from unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[],
         $7::text[], $8::text[], $9::text[], $10::text[])
       on conflict do nothing returning id as key`,
      [
        rows.map(({ id }) => id),
        rows.map(({ createdAt }) => createdAt),
        rows.map(({ clientId }) => clientId),
        rows.map(({ serviceId }) => serviceId),
        rows.map(({ hookInstance }) => hookInstance),
        rows.map(({ fhirBase }) => fhirBase),
        rows.map(({ patientRef }) => patientRef),
        rows.map(({ encounterRef }) => encounterRef),
        rows.map(({ text }) => text),
        rows.map(({ sealed }) => sealed),
      ],
    ),
  );
}

async function insertCards(queries: SqlQueries, rows: readonly CardRow[]): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  return keysOf(
    await queries.query(
      `insert into cards
         (uuid, assessment_id, service_id, client_id, created_at, card, patient_ref, encounter_ref, fingerprint,
          sealed)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[],
         $7::text[], $8::text[], $9::text[], $10::text[])
       on conflict do nothing returning uuid as key`,
      [
        rows.map(({ uuid }) => uuid),
        rows.map(({ assessmentId }) => assessmentId),
        rows.map(({ serviceId }) => serviceId),
        rows.map(({ clientId }) => clientId),
        rows.map(({ createdAt }) => createdAt),
        rows.map(({ text }) => text),
        rows.map(({ patientRef }) => patientRef),
        rows.map(({ encounterRef }) => encounterRef),
        rows.map(({ fingerprint }) => fingerprint),
        rows.map(({ sealed }) => sealed),
      ],
    ),
  );
}

const keySchema = z.object({ key: z.string() });

function keysOf(rows: readonly unknown[]): ReadonlySet<string> {
  return new Set(rows.map((row) => keySchema.parse(row).key));
}
