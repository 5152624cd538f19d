/** The storage port on SQL: the same statements on PGlite and PostgreSQL. */
import { insertAnswers, type Keys } from './answer-rows.ts';
import { createBatches } from './batches.ts';
import { insertFeedback } from './feedback-rows.ts';
import { deleteExpiredJwtIds, insertJwtIds } from './jwt-id-rows.ts';
import { createMonitoringStore } from './monitoring-rows.ts';
import { createOutcomeStore } from './outcome-rows.ts';
import { createRowReader } from './rows.ts';
import type { SqlDatabase } from './sql-database.ts';
import { isRecordsFault } from './storage-error.ts';
import type { AnswerRecord, JwtId, Store } from './store.ts';

/** Expired JWT ids are deleted every so many calls: often enough to stay small, rarely enough to cost nothing. */
const CALLS_BETWEEN_PURGES = 100;

/** Answers, or JWT ids, in one transaction: with more, the first would wait long for the last. */
const LARGEST_BATCH = 50;

export function createSqlStore(database: SqlDatabase, keys: Keys): Store {
  const { pseudonyms, audit } = keys;
  const { assessmentOf, cardOf, shownCardOf } = createRowReader(pseudonyms);
  const answers = createBatches<AnswerRecord, undefined>(
    async (group) => {
      await database.transaction((queries) => insertAnswers(queries, group, keys));
      return group.map(() => undefined);
    },
    isRecordsFault,
    LARGEST_BATCH,
  );
  const jwtIds = createBatches<JwtId, boolean>(
    (group) => insertJwtIds(database, group),
    isRecordsFault,
    LARGEST_BATCH,
  );
  let calls = 0;
  return {
    recordAnswer: answers.add,
    findAssessment: async (id) => {
      const [row] = await database.query('select * from assessments where id = $1', [id]);
      return row ? assessmentOf(row) : null;
    },
    assessmentsOf: async ({ fhirBase, patientId, limit }) => {
      const rows = await database.query(
        `select * from assessments where fhir_base = $1 and patient_ref = $2
         order by created_at desc, id limit $3`,
        [fhirBase, pseudonyms.refOf('patient', patientId), limit],
      );
      return rows.map(assessmentOf);
    },
    cardsShown: async ({ clientId, serviceId, patientId, encounterId }) => {
      const rows = await database.query(
        `select c.fingerprint,
           exists (select 1 from feedback f where f.client_id = c.client_id and f.card_uuid = c.uuid) as is_answered
         from cards c
         where c.client_id = $1 and c.service_id = $2 and c.patient_ref = $3 and c.encounter_ref = $4
           and c.fingerprint is not null`,
        [
          clientId,
          serviceId,
          pseudonyms.refOf('patient', patientId),
          pseudonyms.refOf('encounter', encounterId),
        ],
      );
      return rows.map(shownCardOf);
    },
    findCard: async (uuid) => {
      const [row] = await database.query('select * from cards where uuid = $1', [uuid]);
      return row ? cardOf(row) : null;
    },
    recordFeedback: (feedback) => database.transaction((queries) => insertFeedback(queries, feedback, keys)),
    recordAccess: ({ kind, at, patientId, user, fhirBase, detail }) => {
      const entry = {
        kind,
        at,
        clientId: null,
        patientRef: pseudonyms.refOf('patient', patientId),
        detail: { ...detail, fhirBase, userRef: pseudonyms.refOf('user', `${fhirBase} ${user}`) },
      };
      return database.transaction((queries) => audit.append(queries, [entry]));
    },
    isErased: async ({ patientId, clientId, createdAt }) => {
      const rows = await database.query(
        `select 1 from audit where patient_ref = $1 and kind = 'erased' and at >= $2
           and (client_id is null or client_id = $3) limit 1`,
        [pseudonyms.refOf('patient', patientId), createdAt, clientId],
      );
      return rows.length > 0;
    },
    rememberJwtId: async (id, now, givenUp) => {
      if (calls++ % CALLS_BETWEEN_PURGES === 0) await deleteExpiredJwtIds(database, now);
      return jwtIds.add(id, givenUp);
    },
    outcomes: createOutcomeStore(database, keys),
    monitoring: createMonitoringStore(database),
    ping: async () => {
      await database.query('select 1');
    },
    waiting: () => 0,
    answersNotKept: () => 0,
    close: async () => {
      await Promise.all([answers.idle(), jwtIds.idle()]);
      await database.close();
    },
  };
}
