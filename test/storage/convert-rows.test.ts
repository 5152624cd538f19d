import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { createAuditTrail } from '../../server/storage/audit-trail.ts';
import { convertRows } from '../../server/storage/convert-rows.ts';
import { migrate } from '../../server/storage/migrate.ts';
import { openDatabase } from '../../server/storage/open-database.ts';
import { openMaintenance } from '../../server/storage/open-maintenance.ts';
import { openStore } from '../../server/storage/open-store.ts';
import { createPseudonyms } from '../../server/storage/pseudonyms.ts';
import type { SqlDatabase } from '../../server/storage/sql-database.ts';
import { feedbackForCard } from '../fixtures/feedback-for-card.ts';
import { assessmentRecord, cardRecord, feedbackRecord } from '../fixtures/records.ts';
import { pglitePlace, postgresPlace, STORAGE_SETTINGS } from '../fixtures/storage.ts';

const { migrationsDir, log } = STORAGE_SETTINGS;

/** The schema as it was when rows held ids in the clear. */
async function earlierMigrations(): Promise<string> {
  const directory = await mkdtemp(path.join(os.tmpdir(), 'stroke-cds-migrations-'));
  const files = (await readdir(migrationsDir)).filter((name) => name < '0004');
  expect(files).to.have.length(3);
  for (const file of files) await cp(path.join(migrationsDir, file), path.join(directory, file));
  return directory;
}

async function convertsEverything(where: { dataDir: string; databaseUrl?: string }): Promise<void> {
  const assessment = assessmentRecord({
    patientId: 'patient-4711',
    document: { assessment: { source: 'Patient/patient-4711' } },
  });
  const card = cardRecord({
    assessmentId: assessment.id,
    patientId: 'patient-4711',
    encounterId: 'stay-0815',
    card: { suggestions: [{ actions: [{ resource: { subject: 'Soledad Iturbe' } }] }] },
  });
  const feedback = feedbackRecord({ cardUuid: card.uuid, userComment: 'Mrs Iturbe was asleep' });
  const earlier = await earlierMigrations();
  const old = await openDatabase({ ...where, log });
  await migrate(old, earlier, log);
  await old.query(
    `insert into assessments (id, created_at, client_id, service_id, hook_instance, fhir_base, patient_id, document)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      assessment.id,
      assessment.createdAt,
      assessment.clientId,
      assessment.serviceId,
      assessment.hookInstance,
      assessment.fhirBase,
      assessment.patientId,
      JSON.stringify({ ...assessment.document, userId: 'Practitioner/dr-who' }),
    ],
  );
  await old.query(
    `insert into cards (uuid, assessment_id, service_id, client_id, created_at, card, patient_id, encounter_id, fingerprint)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      card.uuid,
      card.assessmentId,
      card.serviceId,
      card.clientId,
      card.createdAt,
      JSON.stringify(card.card),
      card.patientId,
      card.encounterId,
      card.fingerprint,
    ],
  );
  await old.query(
    `insert into feedback (client_id, service_id, card_uuid, outcome, outcome_timestamp, accepted_suggestion_ids,
       override_reason, received_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      feedback.clientId,
      feedback.serviceId,
      feedback.cardUuid,
      feedback.outcome,
      feedback.outcomeTimestamp,
      JSON.stringify(feedback.acceptedSuggestionIds),
      JSON.stringify(feedback.overrideReason),
      feedback.receivedAt,
    ],
  );
  await old.query('insert into feedback_comments (feedback_id, comment) values (1, $1)', [
    feedback.userComment,
  ]);
  await old.close();

  const store = await openStore({ ...where, ...STORAGE_SETTINGS });
  expect(await store.findAssessment(assessment.id)).to.deep.equal({
    ...assessment,
    userId: 'Practitioner/dr-who',
  });
  expect(await store.findCard(card.uuid)).to.deep.equal(card);
  expect(await feedbackForCard(store, card.uuid)).to.deep.equal([feedback]);
  expect(
    await store.cardsShown({
      clientId: card.clientId,
      serviceId: card.serviceId,
      patientId: card.patientId,
      encounterId: 'stay-0815',
    }),
  ).to.deep.equal([{ fingerprint: card.fingerprint, isAnswered: true }]);
  await store.close();
  const maintenance = await openMaintenance({ ...where, ...STORAGE_SETTINGS });
  const { problems, records } = await maintenance.verify();
  await maintenance.close();
  expect([problems, records]).to.deep.equal([[], 3]);
  const behind = await openDatabase({ ...where, log });
  const tables = ['assessments', 'cards', 'feedback', 'feedback_comments', 'audit'];
  const rows = await Promise.all(tables.map((table) => behind.query(`select * from ${table}`)));
  await behind.close();
  expect(JSON.stringify(rows)).not.to.match(/4711|0815|Iturbe|dr-who|asleep/);
  await rm(earlier, { recursive: true });
}

async function convertsTogether(where: { dataDir: string; databaseUrl: string }): Promise<void> {
  const earlier = await earlierMigrations();
  const old = await openDatabase({ ...where, log });
  await migrate(old, earlier, log);
  await rm(earlier, { recursive: true });
  await old.query(
    `insert into assessments (id, created_at, client_id, service_id, hook_instance, patient_id, document)
     select 'old ' || i, '2026-01-01', 'ehr', 's', 'h', 'p' || i, '{}' from generate_series(1, 300) i`,
  );
  await old.query(
    `insert into cards (uuid, created_at, client_id, service_id, card, patient_id, encounter_id, fingerprint)
     select 'card ' || i, '2026-01-01', 'ehr', 's', '{}', 'p' || i, 'e', 'f' from generate_series(1, 300) i`,
  );
  await old.query(
    `insert into feedback (client_id, service_id, card_uuid, outcome, outcome_timestamp, accepted_suggestion_ids,
       received_at) select 'ehr', 's', 'card ' || i, 'accepted', '2026-01-01', '[]', '2026-01-01'
     from generate_series(1, 200) i`,
  );
  await old.close();
  const stores = await Promise.all(
    ['one', 'two', 'three'].map((name) =>
      openStore({ ...where, ...STORAGE_SETTINGS, dataDir: path.join(where.dataDir, name) }),
    ),
  );
  for (const store of stores) await store.close();
  const maintenance = await openMaintenance({ ...where, ...STORAGE_SETTINGS });
  const { problems, records, entries } = await maintenance.verify();
  const [row] = await maintenance.database.query(
    `select count(*)::int as unbound from audit where patient_ref is null`,
  );
  await maintenance.close();
  expect({ problems, records, entries, ...row }).to.deep.equal({
    problems: [],
    records: 800,
    entries: 800,
    unbound: 0,
  });
}

describe('rows from before pseudonyms', () => {
  it('are read as they were, hold no id any more, and are bound to the trail (PGlite)', async () => {
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'stroke-cds-'));
    await convertsEverything({ dataDir });
    await rm(dataDir, { recursive: true });
  });

  it('are converted once, however often it is interrupted', async () => {
    const place = await pglitePlace();
    const behind = await place.database();
    for (const table of ['assessments', 'cards'])
      await behind.query(`alter table ${table} alter column sealed drop not null`);
    await behind.query(
      `insert into assessments (id, created_at, client_id, service_id, hook_instance, document, patient_ref)
       values ('a', '2020-01-01', 'ehr', 's', 'h', '{"a":1}', 'patient-4711')`,
    );
    await behind.query(
      `insert into cards (uuid, created_at, client_id, service_id, card, patient_ref)
       values ('c', '2020-01-01', 'ehr', 's', '{"a":1}', 'patient-4711')`,
    );
    await behind.query(
      `insert into feedback (client_id, service_id, card_uuid, outcome, outcome_timestamp, accepted_suggestion_ids,
         received_at) values ('ehr', 's', 'c', 'accepted', '2020-01-01', '[]', '2020-01-01')`,
    );
    const { siteKey, now } = STORAGE_SETTINGS;
    const keys = { pseudonyms: createPseudonyms(siteKey), audit: createAuditTrail(siteKey) };
    for (let left = 1; left <= 2; left++) {
      let begun = 0;
      const failing: SqlDatabase = {
        ...behind,
        transaction: (work) =>
          begun++ < left ? behind.transaction(work) : Promise.reject(new Error('interrupted')),
      };
      const failure = await convertRows(failing, keys, now()).catch((error: unknown) => error);
      expect(failure).to.have.property('message', 'interrupted');
    }
    await convertRows(behind, keys, now());
    const entries = await behind.query('select detail, patient_ref from audit order by seq');
    expect(entries.map((row) => String(row['detail']).slice(2, 7))).to.deep.equal([
      'feedb',
      'cards',
      'asses',
    ]);
    const patientRef = keys.pseudonyms.refOf('patient', 'patient-4711');
    expect(entries.map((row) => row['patient_ref'])).to.deep.equal([patientRef, patientRef, patientRef]);
    await behind.close();
    await place.remove();
  });

  const onPostgres = async (
    context: Mocha.Context,
    test: (where: { dataDir: string; databaseUrl: string }) => Promise<void>,
  ) => {
    const adminUrl = process.env['TEST_DATABASE_URL'];
    if (adminUrl === undefined) {
      if (process.env['CI'] !== undefined) throw new Error('TEST_DATABASE_URL must be set in CI');
      context.skip();
    }
    const { databaseUrl, remove } = await postgresPlace(adminUrl);
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'stroke-cds-'));
    await test({ dataDir, databaseUrl });
    await remove();
    await rm(dataDir, { recursive: true });
  };

  it('the same on PostgreSQL', async function () {
    await onPostgres(this, convertsEverything);
  });

  it('are converted once by processes that start together', async function () {
    await onPostgres(this, convertsTogether);
  });
});
