import { expect } from 'chai';
import fc from 'fast-check';
import { verifyAudit } from '../../server/storage/audit-check.ts';
import { erasePatient } from '../../server/storage/erasure.ts';
import { hidePersons, showPersons } from '../../server/storage/identity.ts';
import { openStore } from '../../server/storage/open-store.ts';
import { createPseudonyms } from '../../server/storage/pseudonyms.ts';
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

/** Everything that is written, as one text. */
async function everything(database: SqlDatabase): Promise<string> {
  const tables = [
    'assessments',
    'cards',
    'hook_calls',
    'outcomes',
    'feedback',
    'feedback_comments',
    'audit',
    'audit_head',
  ];
  const rows = await Promise.all(tables.map((table) => database.query(`select * from ${table}`)));
  return JSON.stringify(rows);
}

const PATIENT = 'patient-4711';
const ENCOUNTER = 'stay-0815';

/** An answer that names its patient wherever the service does. */
function namedAnswer() {
  const assessment = assessmentRecord({
    patientId: PATIENT,
    encounterId: ENCOUNTER,
    userId: 'Practitioner/dr-who',
    document: {
      assessment: {
        facts: [{ source: `Patient/${PATIENT}` }, { source: `Encounter/${ENCOUNTER}` }],
        setAside: `Patient/${PATIENT}-other is not Patient/${PATIENT}.`,
      },
    },
  });
  const card = cardRecord({
    assessmentId: assessment.id,
    patientId: PATIENT,
    encounterId: ENCOUNTER,
    card: {
      summary: 'sICH',
      suggestions: [
        {
          actions: [
            {
              resource: {
                resourceType: 'MedicationRequest',
                subject: { reference: `Patient/${PATIENT}`, display: 'Soledad Iturbe' },
                note: [{ text: 'call her daughter' }],
              },
            },
          ],
        },
      ],
    },
  });
  const feedback = feedbackRecord({ cardUuid: card.uuid, userComment: 'Mrs Iturbe was asleep' });
  return { assessment, card, feedback };
}

describe('pseudonyms', () => {
  const pseudonyms = createPseudonyms(SITE_KEY);

  it('are the same for the same id under one key, and differ by key and kind', () => {
    const other = createPseudonyms(new Uint8Array(32).fill(8));
    expect(pseudonyms.refOf('patient', 'p1')).to.equal(createPseudonyms(SITE_KEY).refOf('patient', 'p1'));
    expect(pseudonyms.refOf('patient', 'p1')).not.to.equal(other.refOf('patient', 'p1'));
    expect(pseudonyms.refOf('patient', 'p1')).not.to.equal(pseudonyms.refOf('encounter', 'p1'));
    expect(() => other.open(pseudonyms.seal('text'))).to.throw();
  });

  it('refuse what was sealed and then changed, wherever it was changed', () => {
    const sealed = Buffer.from(pseudonyms.seal('a text'), 'base64url');
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(() => pseudonyms.open(changed.toString('base64url')), `byte ${at}`).to.throw();
    }
  });

  it('give back any document exactly as it was', () => {
    fc.assert(
      fc.property(fc.object(), fc.string(), fc.option(fc.string()), (document, patientId, encounterId) => {
        const asJson = JSON.parse(JSON.stringify(document)) as object;
        const persons = { patientId, encounterId };
        const shown = showPersons(hidePersons(asJson, persons, pseudonyms), pseudonyms);
        expect(shown).to.deep.equal({ document: asJson, persons });
      }),
    );
  });
});

for (const database of DATABASES) {
  describe(`audit trail on ${database.name}`, function () {
    let place: Place;
    before(function () {
      needsDatabase.call(this, database);
    });
    beforeEach(async () => {
      place = await database.place();
    });
    afterEach(() => place.remove());

    const write = async () => {
      const answer = namedAnswer();
      const { assessment, card, feedback } = answer;
      const store = await place.open();
      const call = hookCallRecord({
        patientId: PATIENT,
        encounterId: ENCOUNTER,
        assessmentId: assessment.id,
      });
      await store.recordAnswer({ assessment, cards: [card], call });
      const other = { patientId: 'someone else' };
      await store.recordAnswer({ assessment: assessmentRecord(other), cards: [] });
      await store.recordFeedback(feedback);
      await store.outcomes.record([outcomeRecord({ patientId: PATIENT, recordedBy: 'dr-who' })]);
      await store.recordAccess({
        kind: 'read',
        at: '2026-11-24T09:02:00.000Z',
        patientId: PATIENT,
        user: 'dr-who',
        fhirBase: 'https://ehr.example.org/fhir',
        detail: { assessment: assessment.id },
      });
      await store.close();
      return answer;
    };
    const verified = async (noted?: { seq: number; mac: string }) => {
      const maintenance = await place.maintenance();
      const report = await maintenance.verify(noted);
      await maintenance.close();
      return report;
    };
    const change = async (...statements: readonly string[]) => {
      const behind = await place.database();
      for (const statement of statements) await behind.query(statement);
      await behind.close();
    };

    it('is whole after what the service does, and names nobody: ids, names, users and comments are sealed', async () => {
      const { assessment, card, feedback } = await write();
      const report = await verified();
      expect(report.problems).to.deep.equal([]);
      expect([report.entries, report.records]).to.deep.equal([5, 6]);
      const behind = await place.database();
      const text = await everything(behind);
      await behind.close();
      expect(text).not.to.match(/4711(?!-other)|0815|Iturbe|dr-who|daughter|asleep|someone else/);
      const store = await place.open();
      expect(await store.findAssessment(assessment.id)).to.deep.equal(assessment);
      expect(await store.findCard(card.uuid)).to.deep.equal(card);
      expect(await feedbackForCard(store, card.uuid)).to.deep.equal([feedback]);
      await store.close();
    });

    it('is append-only in the database itself', async () => {
      await write();
      const behind = await place.database();
      for (const statement of ['update audit set kind = kind', 'delete from audit', 'truncate audit']) {
        const failure = await behind.query(statement).catch((error: unknown) => error);
        expect(failure, statement)
          .to.be.instanceOf(Error)
          .with.property('message')
          .that.includes('append-only');
      }
      await behind.close();
    });

    const off = 'alter table audit disable trigger user';
    const tampering: readonly (readonly [problem: string, ...statements: string[]])[] = [
      ['record-changed', `update assessments set document = '{"facts":"others"}'`],
      ['record-changed', 'update hook_calls set cards = 0'],
      ['record-missing', 'delete from feedback_comments', 'delete from feedback'],
      ['record-missing', 'delete from hook_calls'],
      ['record-changed', `update outcomes set value = '0'`],
      [
        'record-without-entry',
        `insert into cards (uuid, service_id, client_id, created_at, card, sealed)
         values ('forged', 's', 'c', now(), '{}', '')`,
      ],
      ['entry-changed', off, `update audit set detail = replace(detail, 'overridden', 'accepted')`],
      ['entry-missing', off, 'delete from audit where seq = 2'],
      ['head-differs', off, 'delete from audit where seq = 5'],
    ];
    for (const [problem, ...statements] of tampering) {
      it(`shows who has the database but not the key: ${problem}, ${statements.at(-1)?.slice(0, 24) ?? ''}`, async () => {
        await write();
        await change(...statements);
        expect((await verified()).problems.map((found) => found.problem)).to.include(problem);
      });
    }

    it('takes no row without a seal for one from before the trail: what is slipped in stays unread and is shown', async () => {
      const { assessment, feedback } = await write();
      await change(
        'alter table assessments alter column sealed drop not null',
        'alter table cards alter column sealed drop not null',
        `update assessments set document = '{"facts":"others"}', sealed = null where id = '${assessment.id}'`,
        `update feedback set outcome = 'accepted'`,
        `insert into cards (uuid, service_id, client_id, created_at, card, patient_ref)
         values ('forged', 's', 'ehr', now(), '{"summary":"invented"}', '${PATIENT}')`,
      );
      const store = await place.open();
      const found = await store.findAssessment(assessment.id).catch(() => null);
      const forged = await store.findCard('forged').catch(() => null);
      await store.close();
      expect([found, forged]).to.deep.equal([null, null]);
      const { problems, entries } = await verified();
      expect(entries).to.equal(5);
      const about = problems.map(({ problem, record }) => `${problem} ${record?.split(' ')[0] ?? ''}`);
      expect(about).to.have.members([
        'record-changed assessment',
        'record-changed feedback',
        'record-without-entry card',
      ]);
      expect(feedback.outcome).to.equal('overridden');
    });

    it('shows entries that adopt a row late, or say of one record something else than before', async () => {
      const { assessment } = await write();
      const store = await place.open();
      const entry = (kind: 'adopted' | 'answered') => ({
        kind,
        at: '2026-11-24T09:03:00.000Z',
        clientId: 'ehr',
        patientRef: null,
        detail: { assessment: { id: assessment.id, digest: 'another' }, cards: [] },
      });
      await store.background.transaction((queries) =>
        store.keys.audit.append(queries, [entry('adopted'), entry('answered')]),
      );
      await store.close();
      const { problems } = await verified();
      expect(problems.filter(({ seq }) => seq !== undefined && seq > 5)).to.deep.include.members([
        { seq: 6, problem: 'adopted-late' },
        { seq: 7, problem: 'record-changed', record: `assessment ${assessment.id}` },
      ]);
    });

    it('allows no row without a seal', async () => {
      await write();
      const behind = await place.database();
      for (const table of ['assessments', 'cards']) {
        const failure = await behind
          .query(`update ${table} set sealed = null`)
          .catch((error: unknown) => error);
        expect(failure, table).to.have.property('code', '23502');
      }
      await behind.close();
    });

    it('shows that its end was cut off, head and all, against a head noted before', async () => {
      await write();
      const { head } = await verified();
      await change(
        off,
        'delete from audit where seq > 4',
        'update audit_head set (seq, mac) = (select seq, mac from audit order by seq desc limit 1)',
      );
      expect((await verified()).problems).to.deep.equal([]);
      expect((await verified(head)).problems).to.deep.equal([{ seq: 5, problem: 'entry-missing' }]);
    });

    it('finds nothing wrong with what is written and forgotten while it looks', async () => {
      const { assessment } = await write();
      const store = await place.open();
      const { background: behind, keys } = store;
      let asked = 0;
      const query: SqlDatabase['query'] = async (sql, parameters) => {
        asked += 1;
        const rows = await behind.query(sql, parameters);
        await store.recordAnswer({ assessment: assessmentRecord({ patientId: 'new' }), cards: [] });
        if (sql.includes('from cards')) {
          const patientRef = keys.pseudonyms.refOf('patient', assessment.patientId);
          const { now } = STORAGE_SETTINGS;
          await erasePatient(behind, { patientRef, clientId: null }, { now, audit: keys.audit });
        }
        return asked % 2 === 0 ? rows : behind.query(sql, parameters);
      };
      const { problems, entries } = await verifyAudit({ query }, keys.audit);
      await store.close();
      expect(problems).to.deep.equal([]);
      expect(entries).to.be.above(8);
    });

    it('erases everything of one patient and of nobody else, and stays whole', async () => {
      const { assessment, card } = await write();
      const maintenance = await place.maintenance();
      const erased = (count: number) => ({
        hookCalls: count,
        assessments: count,
        cards: count,
        feedback: count,
        outcomes: count,
      });
      expect(await maintenance.erase(PATIENT)).to.deep.equal(erased(1));
      expect(await maintenance.erase(PATIENT)).to.deep.equal(erased(0));
      const report = await maintenance.verify();
      expect(report.problems).to.deep.equal([]);
      expect(report.records).to.equal(1);
      await maintenance.close();
      const store = await place.open();
      expect(await store.findAssessment(assessment.id)).to.equal(null);
      expect(await store.findCard(card.uuid)).to.equal(null);
      await store.close();
    });

    it('forgets what is older than the retention, and stays whole', async () => {
      const { card } = await write();
      const store = await place.open();
      const later = assessmentRecord({ createdAt: '2026-12-24T09:00:00.000Z' });
      await store.recordAnswer({ assessment: later, cards: [] });
      await store.close();
      const maintenance = await place.maintenance();
      const forgotten = await maintenance.expire(new Date('2026-12-01T00:00:00.000Z'));
      expect(forgotten).to.deep.equal({ hookCalls: 1, assessments: 2, cards: 1, feedback: 1, outcomes: 1 });
      expect((await maintenance.verify()).problems).to.deep.equal([]);
      await maintenance.close();
      const again = await place.open();
      expect(await again.findAssessment(later.id)).to.deep.equal(later);
      expect(await again.findCard(card.uuid)).to.equal(null);
      await again.close();
    });
  });
}

describe('another site key', () => {
  it('is refused before anything is written under it', async () => {
    const place = await pglitePlace();
    const store = await place.open();
    await store.recordAnswer({ assessment: assessmentRecord(), cards: [] });
    await store.close();
    const failure = await openStore({
      ...STORAGE_SETTINGS,
      dataDir: place.dataDir,
      siteKey: new Uint8Array(32).fill(9),
    }).catch((error: unknown) => error);
    expect(failure).to.have.property('code', 'WRONG_SITE_KEY');
    await place.remove();
  });
});
