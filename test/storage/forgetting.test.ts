import { expect } from 'chai';
import { z } from 'zod';
import { verifyAudit } from '../../server/storage/audit-check.ts';
import { createAuditTrail, digestOf } from '../../server/storage/audit-trail.ts';
import { insertAnswers } from '../../server/storage/answer-rows.ts';
import { erasePatient } from '../../server/storage/erasure.ts';
import type { OpenStore } from '../../server/storage/open-store.ts';
import type { Maintenance } from '../../server/storage/open-maintenance.ts';
import type { SqlDatabase } from '../../server/storage/sql-database.ts';
import { feedbackForCard } from '../fixtures/feedback-for-card.ts';
import {
  assessmentRecord,
  cardRecord,
  feedbackRecord,
  hookCallRecord,
  outcomeRecord,
} from '../fixtures/records.ts';
import {
  DATABASES,
  needsDatabase,
  pglitePlace,
  SITE_KEY,
  STORAGE_SETTINGS,
  type Place,
} from '../fixtures/storage.ts';

/** PostgreSQL where there is one: it is the faster, and the statements are the same. */
const newPlace = DATABASES.findLast(({ isAvailable }) => isAvailable)?.place ?? pglitePlace;

const columnRow = z.object({ table_name: z.string(), column_name: z.string(), data_type: z.string() });

/** SQL for a value that the column does not have, and may have. */
function otherValue({ column_name: column, data_type: type }: z.infer<typeof columnRow>): string {
  if (type.startsWith('timestamp')) return `${column} + interval '1 hour'`;
  if (type === 'integer') return `${column} + 1`;
  if (column === 'outcome') return `'accepted'`;
  // A card's refers to an assessment that is there.
  if (column === 'assessment_id') return 'null';
  return `coalesce(${column}, '') || 'x'`;
}

describe('the trail and what was forgotten', function () {
  this.timeout(60_000);
  let place: Place;
  beforeEach(async () => {
    place = await newPlace();
  });
  afterEach(() => place.remove());

  const withStore = async (work: (store: OpenStore) => Promise<unknown>) => {
    const store = await place.open();
    await work(store).finally(store.close);
  };
  const maintain = async <T>(work: (maintenance: Maintenance) => Promise<T>): Promise<T> => {
    const maintenance = await place.maintenance();
    return work(maintenance).finally(maintenance.close);
  };
  const problems = async () => (await maintain(({ verify }) => verify())).problems;
  const behind = async (work: (database: SqlDatabase) => Promise<unknown>) => {
    const database = await place.database();
    await work(database).finally(database.close);
  };

  it('feedback that came after the limit goes with its card, and is not missed', async () => {
    const card = cardRecord({ createdAt: '2026-11-24T09:00:00.000Z' });
    const other = cardRecord({ createdAt: '2026-11-24T09:04:00.000Z' });
    await withStore(async (store) => {
      await store.recordAnswer({ assessment: null, cards: [card, other] });
      for (const { uuid } of [card, other])
        await store.recordFeedback(
          feedbackRecord({ cardUuid: uuid, receivedAt: '2026-11-24T09:05:00.000Z' }),
        );
    });
    const forgotten = await maintain(({ expire }) => expire(new Date('2026-11-24T09:02:00.000Z')));
    expect(forgotten).to.include({ cards: 1, feedback: 1 });
    expect(await problems()).to.deep.equal([]);
    await behind((database) => database.query('delete from feedback'));
    expect((await problems()).map(({ problem }) => problem)).to.deep.equal(['record-missing']);
  });

  it('a call that is recorded moments after its assessment goes, or stays, by its own time', async () => {
    const assessment = assessmentRecord({ createdAt: '2026-11-24T09:00:00.000Z' });
    const call = hookCallRecord({ createdAt: '2026-11-24T09:00:00.500Z' });
    await withStore((store) => store.recordAnswer({ assessment, cards: [], call }));
    const forgotten = await maintain(({ expire }) => expire(new Date('2026-11-24T09:00:00.200Z')));
    expect(forgotten).to.include({ assessments: 1, hookCalls: 0 });
    expect(await problems()).to.deep.equal([]);
    await behind((database) => database.query('delete from hook_calls'));
    expect((await problems()).map(({ record }) => record)).to.deep.equal([`call ${call.id}`]);
  });

  it('feedback that came before its card is erased with it, and is not missed', async () => {
    const card = cardRecord();
    await withStore(async (store) => {
      await store.recordFeedback(feedbackRecord({ cardUuid: card.uuid }));
      await store.recordAnswer({ assessment: null, cards: [card] });
    });
    expect(await maintain(({ erase }) => erase('p1'))).to.include({ cards: 1, feedback: 1 });
    expect(await problems()).to.deep.equal([]);
  });

  it('an erasure explains what came before it, and not what vanishes later', async () => {
    const earlier = assessmentRecord();
    const later = assessmentRecord({ createdAt: '2026-12-24T09:00:00.000Z' });
    await withStore((store) => store.recordAnswer({ assessment: earlier, cards: [] }));
    await maintain(({ erase }) => erase('p1'));
    await withStore((store) => store.recordAnswer({ assessment: later, cards: [] }));
    expect(await problems()).to.deep.equal([]);
    await behind((database) => database.query('delete from assessments'));
    expect(await problems()).to.deep.equal([
      { seq: 3, problem: 'record-missing', record: `assessment ${later.id}` },
    ]);
  });

  it('a limit explains what came before it, and not what is written late and vanishes', async () => {
    const late = assessmentRecord({ createdAt: '2026-11-20T09:00:00.000Z' });
    await withStore((store) => store.recordAnswer({ assessment: assessmentRecord(), cards: [] }));
    await maintain(({ expire }) => expire(new Date('2026-11-25T00:00:00.000Z')));
    await withStore((store) => store.recordAnswer({ assessment: late, cards: [] }));
    await behind((database) => database.query('delete from assessments'));
    expect((await problems()).map(({ record }) => record)).to.deep.equal([`assessment ${late.id}`]);
  });

  it('rows from before the trail expire by their own age', async () => {
    await withStore(() => Promise.resolve());
    await behind(async (database) => {
      await database.query('alter table assessments alter column sealed drop not null');
      await database.query(
        `insert into assessments (id, created_at, client_id, service_id, hook_instance, document, patient_ref)
         values ('old', '2020-01-01', 'ehr', 's', 'h', '{"a":1}', 'p1')`,
      );
    });
    await withStore(() => Promise.resolve());
    expect(await problems()).to.deep.equal([]);
    expect(await maintain(({ expire }) => expire(new Date('2020-01-02')))).to.include({ assessments: 1 });
    expect(await problems()).to.deep.equal([]);
  });

  it('rows that an earlier version took in under the instant of its conversion expire by their own age', async () => {
    const converted = '2026-11-01T00:00:00.000Z';
    const ids = ['old', 'gone'];
    await withStore(async ({ background, keys }) => {
      for (const id of ids) {
        await background.query(
          `insert into assessments (id, created_at, client_id, service_id, hook_instance, document, sealed, patient_ref)
           values ($1, '2020-01-01', 'ehr', 's', 'h', '{"a":1}', 'sealed', 'ref')`,
          [id],
        );
        const assessment = { id, digest: digestOf('{"a":1}', 'sealed') };
        const entry = { at: converted, clientId: 'ehr', patientRef: 'ref' };
        await background.transaction((queries) =>
          keys.audit.append(queries, [{ ...entry, kind: 'adopted', detail: { assessment, cards: [] } }]),
        );
      }
      await background.query(`delete from assessments where id = 'gone'`);
    });
    expect(await maintain(({ expire }) => expire(new Date('2020-01-02')))).to.include({ assessments: 1 });
    expect((await problems()).map(({ record }) => record)).to.deep.equal(['assessment gone']);
  });

  it('feedback on a card that nobody knows expires by its own age', async () => {
    const young = feedbackRecord({ receivedAt: '2026-11-24T09:05:00.000Z' });
    await withStore(async (store) => {
      await store.recordFeedback(feedbackRecord({ receivedAt: '2026-11-20T09:00:00.000Z' }));
      await store.recordFeedback(young);
    });
    const forgotten = await maintain(({ expire }) => expire(new Date('2026-11-24T00:00:00.000Z')));
    expect(forgotten).to.include({ feedback: 1 });
    expect(await problems()).to.deep.equal([]);
    await withStore(async (store) => {
      expect(await feedbackForCard(store, young.cardUuid)).to.deep.equal([young]);
    });
  });

  it('erasing the patient of the only client in the database says nothing of another hospital’s, whose records may wait', async () => {
    await withStore((store) => store.recordAnswer({ assessment: assessmentRecord(), cards: [] }));
    expect(await maintain(({ erase }) => erase('p1'))).to.include({ assessments: 1 });
    await withStore(async (store) => {
      const { patientId, clientId, createdAt } = assessmentRecord();
      expect(await store.isErased({ patientId, clientId, createdAt })).to.equal(true);
      expect(await store.isErased({ patientId, clientId: 'south', createdAt })).to.equal(false);
    });
  });

  it('one hospital’s patient is not another’s with the same id: the client is asked for, and only its records go', async () => {
    const of = (clientId: string) => {
      const fhirBase = `https://${clientId}.example.org/fhir`;
      const assessment = assessmentRecord({ clientId, fhirBase });
      const card = cardRecord({ clientId, assessmentId: assessment.id });
      return {
        answer: { assessment, cards: [card], call: hookCallRecord({ clientId }) },
        feedback: feedbackRecord({ clientId, cardUuid: card.uuid }),
        outcomes: [
          outcomeRecord({ sender: clientId, recordedBy: clientId, fhirBase }),
          outcomeRecord({ sender: 'app', recordedBy: 'dr-who', fhirBase }),
        ],
      };
    };
    const north = of('north');
    const south = of('south');
    await withStore(async (store) => {
      for (const { answer, feedback, outcomes } of [north, south]) {
        await store.recordAnswer(answer);
        await store.recordFeedback(feedback);
        await store.outcomes.record(outcomes);
      }
    });
    const refused = await maintain(({ erase }) => erase('p1')).catch((error: unknown) => error);
    expect(refused).to.have.property('code', 'SEVERAL_CLIENTS');
    expect(refused).to.have.property('message').that.includes('north, south');
    const counts = { hookCalls: 1, assessments: 1, cards: 1, feedback: 1, outcomes: 2 };
    expect(await maintain(({ erase }) => erase('p1', 'north'))).to.deep.equal(counts);
    expect(await problems()).to.deep.equal([]);
    await withStore(async (store) => {
      expect(await store.findAssessment(north.answer.assessment.id)).to.equal(null);
      expect(await store.findAssessment(south.answer.assessment.id)).to.deep.equal(south.answer.assessment);
      expect(await feedbackForCard(store, south.feedback.cardUuid)).to.have.length(1);
      const patient = { fhirBase: 'https://south.example.org/fhir', patientId: 'p1' };
      expect(await store.outcomes.of(patient)).to.deep.equal(south.outcomes);
    });
    // What is left of the other hospital is still watched.
    await behind((database) => database.query('delete from hook_calls'));
    expect((await problems()).map(({ record }) => record)).to.deep.equal([`call ${south.answer.call.id}`]);
    expect(await maintain(({ erase }) => erase('p1'))).to.deep.equal({ ...counts, hookCalls: 0 });
  });

  it('what is being written while its patient is erased goes as well', async function () {
    const database = DATABASES.find(({ name }) => name === 'PostgreSQL');
    if (database === undefined) throw new Error('no PostgreSQL among the databases');
    needsDatabase.call(this, database);
    await withStore(async ({ background, keys }) => {
      const answer = { assessment: assessmentRecord(), cards: [] };
      let erased: Promise<object> | undefined;
      await background.transaction(async (queries) => {
        await insertAnswers(queries, [answer], keys);
        const { now } = STORAGE_SETTINGS;
        const patient = { patientRef: keys.pseudonyms.refOf('patient', 'p1'), clientId: null };
        erased = erasePatient(background, patient, { now, audit: keys.audit });
        const waits = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
        while ((await background.query(waits)).length === 0) await new Promise(setImmediate);
      });
      expect(await erased).to.include({ assessments: 1 });
    });
  });

  it('every column of a record is bound to the trail', async () => {
    const assessment = assessmentRecord({ encounterId: 'e1' });
    const card = cardRecord({ assessmentId: assessment.id, encounterId: 'e1' });
    const call = hookCallRecord({ assessmentId: assessment.id, encounterId: 'e1' });
    await withStore(async (store) => {
      await store.recordAnswer({ assessment, cards: [card], call });
      await store.recordFeedback(feedbackRecord({ cardUuid: card.uuid }));
      await store.outcomes.record([outcomeRecord()]);
    });
    const tables = ['assessments', 'cards', 'hook_calls', 'feedback', 'outcomes'];
    await behind(async (database) => {
      const columns = await database.query(
        `select table_name, column_name, data_type from information_schema.columns
         where table_name = any($1) and not (column_name in ('id', 'uuid', 'seq') and table_name <> 'outcomes')
           and column_name <> 'seq' order by 1, 2`,
        [tables],
      );
      expect(columns).to.have.length.above(40);
      for (const row of columns.map((raw) => columnRow.parse(raw))) {
        const change = `update ${row.table_name} set ${row.column_name} = ${otherValue(row)}`;
        const rolledBack = database.transaction(async (queries) => {
          await queries.query(change);
          const { problems: found } = await verifyAudit(queries, createAuditTrail(SITE_KEY));
          expect(found, change).to.have.length(1);
          expect(found[0], change).to.have.property('problem', 'record-changed');
          throw new Error('back');
        });
        await rolledBack.catch((error: unknown) => {
          if (!(error instanceof Error) || error.message !== 'back') throw error;
        });
      }
    });
    expect(await problems()).to.deep.equal([]);
  });

  it('a digest of earlier versions, of the document and what is sealed alone, still holds', async () => {
    await withStore(async ({ background, keys }) => {
      await background.query(
        `insert into assessments (id, created_at, client_id, service_id, hook_instance, document, sealed, patient_ref)
         values ('before', '2026-11-01', 'ehr', 's', 'h', '{"a":1}', 'sealed', 'ref')`,
      );
      const assessment = { id: 'before', digest: digestOf('{"a":1}', 'sealed') };
      const entry = { at: '2026-11-01T00:00:00.000Z', clientId: 'ehr', patientRef: 'ref' };
      await background.transaction((queries) =>
        keys.audit.append(queries, [{ ...entry, kind: 'answered', detail: { assessment, cards: [] } }]),
      );
    });
    expect(await problems()).to.deep.equal([]);
    await behind((database) => database.query(`update assessments set document = '{"a":2}'`));
    expect((await problems()).map(({ problem }) => problem)).to.deep.equal(['record-changed']);
  });

  it('an answer that is sent twice at once has one entry, of what was written', async () => {
    const answer = { assessment: assessmentRecord(), cards: [cardRecord()], call: hookCallRecord() };
    await withStore((store) =>
      Promise.all(
        [answer, answer, { assessment: assessmentRecord(), cards: [] }].map((one) => store.recordAnswer(one)),
      ),
    );
    const report = await maintain(({ verify }) => verify());
    expect([report.problems, report.entries, report.records]).to.deep.equal([[], 2, 4]);
  });

  it('nothing of a patient, and no feedback, is looked for in a whole table', async () => {
    await withStore(({ background }) =>
      background.transaction(async (queries) => {
        await queries.query('set local enable_seqscan = off');
        for (const condition of [
          `assessments where patient_ref = 'x'`,
          `cards where patient_ref = 'x'`,
          `hook_calls where patient_ref = 'x'`,
          `outcomes where patient_ref = 'x'`,
          `feedback where card_uuid = 'x'`,
          `feedback where received_at < now()`,
        ]) {
          const plan = JSON.stringify(await queries.query(`explain select 1 from ${condition}`));
          expect(plan, condition).not.to.include('Seq Scan');
        }
      }),
    );
  });

  it('ids that others chose stand in the trail only where they cannot name anybody', async () => {
    const chosen = ['Maria Gomez 4 July 1950', 'Mrs Gomez, bed 7'] as const;
    const uuid = cardRecord().uuid;
    await withStore(async (store) => {
      await store.recordAnswer({ assessment: assessmentRecord({ hookInstance: chosen[0] }), cards: [] });
      await store.recordAnswer({ assessment: assessmentRecord({ hookInstance: uuid }), cards: [] });
      await store.recordFeedback(feedbackRecord({ cardUuid: chosen[1] }));
      const trail = JSON.stringify(await store.background.query('select * from audit'));
      for (const name of chosen) expect(trail).not.to.include(name);
      expect(trail).to.include(uuid);
    });
    expect(await problems()).to.deep.equal([]);
  });
});
