/** The storage port on SQL: the same statements on PGlite and PostgreSQL. */
import { assessmentOf, cardOf, feedbackOf, shownCardOf } from './rows.ts';
import type { SqlDatabase, SqlQueries } from './sql-database.ts';
import type { AssessmentRecord, CardRecord, FeedbackRecord, Store } from './store.ts';

/** Expired JWT ids are deleted every so many calls: often enough to stay small, rarely enough to cost nothing. */
const CALLS_BETWEEN_PURGES = 100;

export function createSqlStore(database: SqlDatabase): Store {
  let calls = 0;
  return {
    recordAnswer: ({ assessment, cards }) =>
      database.transaction(async (queries) => {
        if (assessment) await insertAssessment(queries, assessment);
        for (const card of cards) await insertCard(queries, card);
      }),
    findAssessment: async (id) => {
      const [row] = await database.query('select * from assessments where id = $1', [id]);
      return row ? assessmentOf(row) : null;
    },
    assessmentsOf: async ({ fhirBase, patientId, limit }) => {
      const rows = await database.query(
        `select * from assessments where fhir_base = $1 and patient_id = $2
         order by created_at desc, id limit $3`,
        [fhirBase, patientId, limit],
      );
      return rows.map(assessmentOf);
    },
    cardsShown: async ({ clientId, serviceId, patientId, encounterId }) => {
      const rows = await database.query(
        `select c.fingerprint,
           exists (select 1 from feedback f where f.client_id = c.client_id and f.card_uuid = c.uuid) as is_answered
         from cards c
         where c.client_id = $1 and c.service_id = $2 and c.patient_id = $3 and c.encounter_id = $4
           and c.fingerprint is not null`,
        [clientId, serviceId, patientId, encounterId],
      );
      return rows.map(shownCardOf);
    },
    findCard: async (uuid) => {
      const [row] = await database.query('select * from cards where uuid = $1', [uuid]);
      return row ? cardOf(row) : null;
    },
    recordFeedback: (feedback) => database.transaction((queries) => insertFeedback(queries, feedback)),
    feedbackForCard: async (cardUuid) => {
      const rows = await database.query(
        `select f.*, c.comment from feedback f left join feedback_comments c on c.feedback_id = f.id
         where f.card_uuid = $1 order by f.id`,
        [cardUuid],
      );
      return rows.map(feedbackOf);
    },
    rememberJwtId: async ({ issuer, jti, expiresAt }, now) => {
      if (calls++ % CALLS_BETWEEN_PURGES === 0) {
        await database.query('delete from jwt_ids where expires_at < $1', [now]);
      }
      const rows = await database.query(
        'insert into jwt_ids (issuer, jti, expires_at) values ($1, $2, $3) on conflict do nothing returning jti',
        [issuer, jti, expiresAt],
      );
      return rows.length === 1;
    },
    ping: async () => {
      await database.query('select 1');
    },
    close: () => database.close(),
  };
}

async function insertAssessment(queries: SqlQueries, record: AssessmentRecord): Promise<void> {
  await queries.query(
    `insert into assessments
       (id, created_at, client_id, service_id, hook_instance, fhir_base, patient_id, document)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      record.id,
      record.createdAt,
      record.clientId,
      record.serviceId,
      record.hookInstance,
      record.fhirBase,
      record.patientId,
      JSON.stringify(record.document),
    ],
  );
}

async function insertCard(queries: SqlQueries, record: CardRecord): Promise<void> {
  await queries.query(
    `insert into cards
       (uuid, assessment_id, service_id, client_id, created_at, card, patient_id, encounter_id, fingerprint)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      record.uuid,
      record.assessmentId,
      record.serviceId,
      record.clientId,
      record.createdAt,
      JSON.stringify(record.card),
      record.patientId,
      record.encounterId,
      record.fingerprint,
    ],
  );
}

async function insertFeedback(
  queries: SqlQueries,
  feedback: FeedbackRecord,
): Promise<{ stored: boolean; matched: boolean }> {
  const known = await queries.query('select 1 from cards where uuid = $1', [feedback.cardUuid]);
  const [row] = await queries.query(
    `insert into feedback
       (client_id, service_id, card_uuid, outcome, outcome_timestamp, accepted_suggestion_ids, override_reason,
        received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict do nothing returning id`,
    [
      feedback.clientId,
      feedback.serviceId,
      feedback.cardUuid,
      feedback.outcome,
      feedback.outcomeTimestamp,
      JSON.stringify(feedback.acceptedSuggestionIds),
      feedback.overrideReason ? JSON.stringify(feedback.overrideReason) : null,
      feedback.receivedAt,
    ],
  );
  if (row && feedback.userComment !== undefined) {
    await queries.query('insert into feedback_comments (feedback_id, comment) values ($1, $2)', [
      row['id'],
      feedback.userComment,
    ]);
  }
  return { stored: row !== undefined, matched: known.length > 0 };
}
