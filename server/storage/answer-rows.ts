/** Answers of hook calls as rows: written once however often they are sent, each with its entry in the audit trail. */
import { z } from 'zod';
import { digestOf, idInTrail, type AuditEntry, type AuditTrail } from './audit-trail.ts';
import { hookCallDigest, hookCallRow, insertHookCalls, type HookCallRow } from './hook-call-rows.ts';
import { hidePersons, type Persons, type Written } from './identity.ts';
import { insertion } from './insert-rows.ts';
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
  const newAssessments = keysOf(
    await insertAssessments(
      queries,
      prepared.flatMap(({ assessment }) => assessment ?? []),
    ),
  );
  const newCards = keysOf(
    await insertCards(
      queries,
      prepared.flatMap(({ cards }) => cards),
    ),
  );
  const newCalls = keysOf(
    await insertHookCalls(
      queries,
      prepared.flatMap(({ call }) => call ?? []),
    ),
  );
  // Each key is taken by the first that brings it, as it was in the database.
  const written = prepared.map(({ assessment, cards, call }) => ({
    assessment: assessment !== null && newAssessments.delete(assessment.id) ? assessment : null,
    cards: cards.filter(({ uuid }) => newCards.delete(uuid)),
    call: call !== undefined && newCalls.delete(call.id) ? call : undefined,
  }));
  await keys.audit.append(
    queries,
    written.flatMap((answer) => entryOf(answer, keys.pseudonyms) ?? []),
  );
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

/** What was said to whom, on which record: the digests bind the rows to the trail. None when nothing was written. */
function entryOf(
  { assessment, cards, call }: PreparedAnswer,
  pseudonyms: Pseudonyms,
): AuditEntry | undefined {
  const about = assessment ?? cards[0] ?? call;
  if (about === undefined) return undefined;
  const at = instant(about.createdAt);
  const made = ({ createdAt }: { createdAt: string }) =>
    instant(createdAt) === at ? {} : { at: instant(createdAt) };
  return {
    kind: 'answered',
    at,
    clientId: about.clientId,
    patientRef: about.patientRef,
    detail: {
      service: about.serviceId,
      ...(call && { call: { id: call.id, digest: hookCallDigest(call), ...made(call) } }),
      ...(assessment && {
        hookInstance: idInTrail(assessment.hookInstance, pseudonyms),
        assessment: { id: assessment.id, v: 2, digest: assessmentDigest(assessment), ...made(assessment) },
      }),
      cards: cards.map((card) => ({ id: card.uuid, v: 2, digest: cardDigest(card), ...made(card) })),
    },
  };
}

function instant(text: string): string {
  return new Date(text).toISOString();
}

/** As audit-records.ts puts it together from the columns. */
function assessmentDigest(row: AssessmentRow): string {
  return digestOf(
    instant(row.createdAt),
    row.clientId,
    row.serviceId,
    row.hookInstance,
    row.fhirBase,
    row.patientRef,
    row.encounterRef,
    row.text,
    row.sealed,
  );
}

/** As audit-records.ts puts it together from the columns. */
function cardDigest(row: CardRow): string {
  return digestOf(
    row.assessmentId,
    row.serviceId,
    row.clientId,
    instant(row.createdAt),
    row.patientRef,
    row.encounterRef,
    row.fingerprint,
    row.text,
    row.sealed,
  );
}

const insertAssessments = insertion<AssessmentRow>(
  'assessments',
  {
    id: ['text', ({ id }) => id],
    created_at: ['timestamptz', ({ createdAt }) => createdAt],
    client_id: ['text', ({ clientId }) => clientId],
    service_id: ['text', ({ serviceId }) => serviceId],
    hook_instance: ['text', ({ hookInstance }) => hookInstance],
    fhir_base: ['text', ({ fhirBase }) => fhirBase],
    patient_ref: ['text', ({ patientRef }) => patientRef],
    encounter_ref: ['text', ({ encounterRef }) => encounterRef],
    document: ['text', ({ text }) => text],
    sealed: ['text', ({ sealed }) => sealed],
  },
  'on conflict do nothing returning id as key',
);

const insertCards = insertion<CardRow>(
  'cards',
  {
    uuid: ['text', ({ uuid }) => uuid],
    assessment_id: ['text', ({ assessmentId }) => assessmentId],
    service_id: ['text', ({ serviceId }) => serviceId],
    client_id: ['text', ({ clientId }) => clientId],
    created_at: ['timestamptz', ({ createdAt }) => createdAt],
    card: ['text', ({ text }) => text],
    patient_ref: ['text', ({ patientRef }) => patientRef],
    encounter_ref: ['text', ({ encounterRef }) => encounterRef],
    fingerprint: ['text', ({ fingerprint }) => fingerprint],
    sealed: ['text', ({ sealed }) => sealed],
  },
  'on conflict do nothing returning uuid as key',
);

const keySchema = z.object({ key: z.string() });

function keysOf(rows: readonly unknown[]): Set<string> {
  return new Set(rows.map((row) => keySchema.parse(row).key));
}
