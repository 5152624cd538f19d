import { expect } from 'chai';
import type { OpenStore } from '../../server/storage/open-store.ts';
import { feedbackForCard } from '../fixtures/feedback-for-card.ts';
import { assessmentRecord, cardRecord, feedbackRecord } from '../fixtures/records.ts';
import { closeFor, DATABASES, openFor, postgresPlace, type Place } from '../fixtures/storage.ts';

for (const database of DATABASES) {
  describe(`storage on ${database.name}`, function () {
    let place: Place;
    let store: OpenStore;

    before(async function () {
      ({ place, store } = await openFor.call(this, database));
    });
    after(() => closeFor(database, { place, store }));

    it('keeps assessment, cards, feedback and JWT ids over a restart, exactly as they were', async () => {
      const assessment = assessmentRecord();
      const card = cardRecord({ assessmentId: assessment.id });
      const feedback = feedbackRecord({ cardUuid: card.uuid });
      const jwtId = {
        issuer: 'https://ehr.example.org',
        jti: 'restart',
        expiresAt: '2026-11-24T10:00:00.000Z',
      };
      await store.recordAnswer({ assessment, cards: [card] });
      await store.recordFeedback(feedback);
      expect(await store.rememberJwtId(jwtId, '2026-11-24T09:00:00.000Z')).to.equal(true);
      await store.close();
      store = await place.open();
      expect(await store.findAssessment(assessment.id)).to.deep.equal(assessment);
      expect(await store.findCard(card.uuid)).to.deep.equal(card);
      expect(await feedbackForCard(store, card.uuid)).to.deep.equal([feedback]);
      expect(await store.rememberJwtId(jwtId, '2026-11-24T09:00:01.000Z')).to.equal(false);
    });

    it('knows whose records were erased after they were made, for which client', async () => {
      const { background, keys } = store;
      const erased = (id: string, clientId: string | null) => ({
        kind: 'erased' as const,
        at: '2026-11-24T09:00:00.000Z',
        clientId,
        patientRef: keys.pseudonyms.refOf('patient', id),
        detail: {},
      });
      const entries = [erased('erased', null), erased('erased-at-north', 'north')];
      await background.transaction((queries) => keys.audit.append(queries, entries));
      const isErased = (patientId: string, clientId: string, time = '08:59') =>
        store.isErased({ patientId, clientId, createdAt: `2026-11-24T${time}:00.000Z` });
      expect(await isErased('erased', 'north')).to.equal(true);
      expect(await isErased('erased', 'north', '09:01')).to.equal(false);
      expect(await isErased('erased-at-north', 'north')).to.equal(true);
      expect(await isErased('erased-at-north', 'south')).to.equal(false);
      expect(await isErased('somebody else', 'north')).to.equal(false);
    });

    it('knows what was shown in an encounter, to this client and patient by this service, and what was answered', async () => {
      const occasion = {
        clientId: 'ehr',
        serviceId: 'thrombolysis-order-sign',
        patientId: 'p7',
        encounterId: 'e7',
      };
      const shown = (fingerprint: string, changes = {}) =>
        cardRecord({ ...occasion, fingerprint, ...changes });
      const answered = shown('answered');
      await store.recordAnswer({
        assessment: null,
        cards: [
          answered,
          shown('open'),
          shown('other encounter', { encounterId: 'e8' }),
          shown('other patient', { patientId: 'p8' }),
          shown('other client', { clientId: 'clinic' }),
          shown('other service', { serviceId: 'thrombolysis-order-select' }),
          shown('no encounter', { encounterId: null }),
        ],
      });
      await store.recordFeedback(feedbackRecord({ cardUuid: answered.uuid }));
      await store.recordFeedback(
        feedbackRecord({ cardUuid: answered.uuid, outcomeTimestamp: '2026-11-24T09:05:00.000Z' }),
      );
      expect(await store.cardsShown(occasion)).to.have.deep.members([
        { fingerprint: 'answered', isAnswered: true },
        { fingerprint: 'open', isAnswered: false },
      ]);
    });

    it('lists the latest assessments of a patient at one FHIR server, the latest first', async () => {
      const of = (createdAt: string, changes = {}) =>
        assessmentRecord({ createdAt, patientId: 'p9', ...changes });
      const [first, second, third] = [
        of('2026-11-24T09:00:00.000Z'),
        of('2026-11-24T11:00:00.000Z'),
        of('2026-11-24T10:00:00.000Z'),
      ];
      const others = [
        of('2026-11-24T12:00:00.000Z', { patientId: 'p10' }),
        of('2026-11-24T12:00:00.000Z', { fhirBase: 'https://other.example.org/fhir' }),
        of('2026-11-24T12:00:00.000Z', { fhirBase: null }),
      ];
      for (const assessment of [first, second, third, ...others])
        await store.recordAnswer({ assessment, cards: [] });
      const patient = { fhirBase: first.fhirBase ?? '', patientId: 'p9' };
      expect(await store.assessmentsOf({ ...patient, limit: 10 })).to.deep.equal([second, third, first]);
      expect(await store.assessmentsOf({ ...patient, limit: 1 })).to.deep.equal([second]);
    });

    it('stores an answer as a whole or not at all, and those that came with it as if it had not been there', async () => {
      const assessment = assessmentRecord();
      const good = cardRecord({ assessmentId: assessment.id });
      const orphan = cardRecord({ assessmentId: 'no such assessment' });
      const others = Array.from({ length: 5 }, () => assessmentRecord());
      const [failure] = await Promise.all([
        store.recordAnswer({ assessment, cards: [good, orphan] }).catch((error: unknown) => error),
        ...others.map((other) => store.recordAnswer({ assessment: other, cards: [] })),
      ]);
      expect(failure).to.be.instanceOf(Error);
      expect(await store.findAssessment(assessment.id)).to.equal(null);
      expect(await store.findCard(good.uuid)).to.equal(null);
      for (const other of others) expect(await store.findAssessment(other.id)).to.deep.equal(other);
    });

    it('keeps an answer once, however often it is sent, and each once of a hundred that come together', async () => {
      const assessment = assessmentRecord({ patientId: 'sent-thrice' });
      const cards = [cardRecord({ assessmentId: assessment.id })];
      for (let sent = 0; sent < 3; sent++) await store.recordAnswer({ assessment, cards });
      const more = Array.from({ length: 100 }, () => assessmentRecord({ patientId: 'sent-thrice' }));
      await Promise.all(more.map((other) => store.recordAnswer({ assessment: other, cards: [] })));
      const patient = { fhirBase: assessment.fhirBase ?? '', patientId: 'sent-thrice', limit: 1000 };
      const kept = await store.assessmentsOf(patient);
      expect(kept).to.have.deep.members([assessment, ...more]);
    });

    it('CDS Hooks feedback: stores a repeated report once, and one for an unknown card as unmatched', async () => {
      const card = cardRecord();
      await store.recordAnswer({ assessment: null, cards: [card] });
      const feedback = feedbackRecord({ cardUuid: card.uuid });
      expect(await store.recordFeedback(feedback)).to.deep.equal({ stored: true, matched: true });
      expect(await store.recordFeedback(feedback)).to.deep.equal({ stored: false, matched: true });
      expect(await feedbackForCard(store, card.uuid)).to.have.length(1);
      expect(await store.recordFeedback(feedbackRecord())).to.deep.equal({ stored: true, matched: false });
    });

    it('lets exactly one of a hundred concurrent uses of a JWT id through', async () => {
      const jwtId = { issuer: 'i', jti: 'concurrent', expiresAt: '2026-11-24T10:00:00.000Z' };
      const uses = Array.from({ length: 100 }, () => store.rememberJwtId(jwtId, '2026-11-24T09:00:00.000Z'));
      expect((await Promise.all(uses)).filter(Boolean)).to.have.length(1);
    });

    it('tells the same JWT id of two issuers apart', async () => {
      const jwtId = { jti: 'shared', expiresAt: '2026-11-24T10:00:00.000Z' };
      expect(await store.rememberJwtId({ ...jwtId, issuer: 'a' }, '2026-11-24T09:00:00.000Z')).to.equal(true);
      expect(await store.rememberJwtId({ ...jwtId, issuer: 'b' }, '2026-11-24T09:00:00.000Z')).to.equal(true);
    });

    it('finds nothing under an unknown id, and takes any text for one', async () => {
      expect(await store.findAssessment("'; drop table assessments; --")).to.equal(null);
      expect(await store.findCard('')).to.equal(null);
      await store.ping();
    });
  });
}

describe('two processes that start on one PostgreSQL', () => {
  it('both come up: migrations take turns', async function () {
    const adminUrl = process.env['TEST_DATABASE_URL'];
    if (adminUrl === undefined) {
      if (process.env['CI'] !== undefined) throw new Error('TEST_DATABASE_URL must be set in CI');
      this.skip();
    }
    const place = await postgresPlace(adminUrl);
    const stores = await Promise.all([place.open('a'), place.open('b'), place.open('c')]);
    const assessment = assessmentRecord();
    await stores[0].recordAnswer({ assessment, cards: [] });
    expect(await stores[2].findAssessment(assessment.id)).to.deep.equal(assessment);
    for (const store of stores) await store.close();
    await place.remove();
  });
});
