import { expect } from 'chai';
import type { Store } from '../../server/storage/store.ts';
import {
  assessmentRecord,
  cardRecord,
  feedbackRecord,
  hookCallRecord,
  outcomeRecord,
} from '../fixtures/records.ts';
import { closeFor, DATABASES, openFor, type Place } from '../fixtures/storage.ts';

const BASE = 'https://ehr.example.org/fhir';

for (const database of DATABASES) {
  describe(`observed outcomes and monitoring on ${database.name}`, function () {
    let place: Place;
    let store: Store;
    before(async function () {
      ({ place, store } = await openFor.call(this, database));
    });
    after(() => closeFor(database, { place, store }));
    const of = (patientId: string) => store.outcomes.of({ fhirBase: BASE, patientId });

    it('are kept exactly, once however often they are sent, corrections beside what they correct', async () => {
      const [first, second] = [
        outcomeRecord({ patientId: 'o1', value: 4 }),
        outcomeRecord({ patientId: 'o1', kind: 'death-90-days', value: true }),
      ];
      const corrected = outcomeRecord({ patientId: 'o1', value: null });
      expect(await store.outcomes.record([first, second])).to.deep.equal({
        status: 'recorded',
        stored: [true, true],
      });
      expect(await store.outcomes.record([second, corrected])).to.deep.equal({
        status: 'recorded',
        stored: [false, true],
      });
      expect(await of('o1')).to.deep.equal([first, second, corrected]);
      expect(await of('o2')).to.deep.equal([]);
    });

    it('stand beside the instants at which the patient was assessed', async () => {
      const at = ['2026-03-01T10:00:00.000Z', '2026-03-02T10:00:00.000Z'];
      for (const createdAt of at)
        await store.recordAnswer({
          assessment: assessmentRecord({ patientId: 'o7', createdAt }),
          cards: [],
          call: hookCallRecord({ patientId: 'o7' }),
        });
      const assessedAt = await store.outcomes.assessedAt({ fhirBase: BASE, patientId: 'o7' });
      expect(assessedAt.toSorted()).to.deep.equal(at);
      expect(await store.outcomes.assessedAt({ fhirBase: BASE, patientId: 'o8' })).to.deep.equal([]);
    });

    it('refuse an id that was used for something else, and store nothing of what came with it', async () => {
      const first = outcomeRecord({ patientId: 'o3', id: 'used' });
      const other = outcomeRecord({ patientId: 'o3' });
      await store.outcomes.record([first]);
      for (const change of [{ value: 3 }, { patientId: 'o4' }, { observedAt: '2026-11-22T09:00:00.000Z' }])
        expect(await store.outcomes.record([other, { ...first, ...change }])).to.deep.equal({
          status: 'conflict',
          ids: ['used'],
        });
      expect(await of('o3')).to.deep.equal([first]);
      const twice = outcomeRecord({ patientId: 'o5', id: 'twice' });
      expect(await store.outcomes.record([twice, { ...twice, value: 0 }])).to.have.property(
        'status',
        'conflict',
      );
      expect(await of('o5')).to.deep.equal([]);
    });

    it('ids of two clients, and of two users of the app, do not meet', async () => {
      const byApp = (recordedBy: string, value: number) =>
        outcomeRecord({ patientId: 'o6', id: 'same', sender: 'app', recordedBy, value });
      const sent = [
        outcomeRecord({ patientId: 'o6', id: 'same', sender: 'a', recordedBy: 'a', value: 0 }),
        byApp('dr-who', 1),
        byApp('dr-no', 2),
      ];
      for (const outcome of sent)
        expect(await store.outcomes.record([outcome])).to.have.deep.property('stored', [true]);
      expect(await of('o6')).to.deep.equal(sent);
    });

    it('are one of a hundred that come at once', async () => {
      const outcome = outcomeRecord({ patientId: 'o7' });
      const results = await Promise.all(Array.from({ length: 100 }, () => store.outcomes.record([outcome])));
      const stored = results.filter((result) => result.status === 'recorded' && result.stored[0]);
      expect(stored).to.have.length(1);
    });

    it('of one id with different contents that come at once one is recorded, and the others are told', async () => {
      const outcome = outcomeRecord({ patientId: 'o10' });
      const results = await Promise.all(
        [0, 1, 2, 3, 4, 5].map((value) => store.outcomes.record([outcomeRecord(), { ...outcome, value }])),
      );
      expect(results.map(({ status }) => status).toSorted()).to.deep.equal([
        ...Array<string>(5).fill('conflict'),
        'recorded',
      ]);
      expect(await of('o10')).to.have.length(1);
    });

    it('come a thousand at once, and others have their turn in between', async () => {
      let turns = 0;
      let isDone = false;
      const turn = () => {
        turns += 1;
        if (!isDone) setImmediate(turn);
      };
      setImmediate(turn);
      const sent = Array.from({ length: 1000 }, (_, index) => outcomeRecord({ patientId: `many${index}` }));
      const twice = [...sent, ...sent.slice(0, 1)];
      const result = await store.outcomes.record(twice);
      isDone = true;
      expect(result).to.deep.equal({
        status: 'recorded',
        stored: [...Array<boolean>(1000).fill(true), false],
      });
      expect(turns).to.be.greaterThan(40);
      expect(await of('many999')).to.deep.equal([sent[999]]);
      const changed = twice.map((one, index) => (index === 700 ? { ...one, value: 5 } : one));
      expect(await store.outcomes.record(changed)).to.deep.equal({
        status: 'conflict',
        ids: [sent[700]?.id],
      });
    });

    it('monitoring reads under pseudonyms: heads in order, documents, outcomes, cards with their first answer', async () => {
      const at = (hour: number) => `2027-01-01T${String(hour).padStart(2, '0')}:00:00.000Z`;
      const assessments = [11, 9, 10].map((hour) =>
        assessmentRecord({
          patientId: 'm1',
          createdAt: at(hour),
          document: { about: 'Patient/m1', hour },
        }),
      );
      const card = cardRecord({
        createdAt: at(9),
        card: { indicator: 'warning', source: { topic: { code: 'bleeding-risk' } } },
      });
      const silent = cardRecord({ createdAt: at(9), card: { indicator: 'info' } });
      const call = hookCallRecord({ createdAt: at(9), outcome: 'nothing-to-say', cards: 0 });
      for (const assessment of assessments) await store.recordAnswer({ assessment, cards: [] });
      await store.recordAnswer({ assessment: null, cards: [card, silent], call });
      for (const [outcome, minute] of [
        ['accepted', '05'],
        ['overridden', '02'],
      ] as const)
        await store.recordFeedback(
          feedbackRecord({
            cardUuid: card.uuid,
            outcome,
            outcomeTimestamp: `2027-01-01T09:${minute}:00.000Z`,
          }),
        );
      const heads = (await store.monitoring.heads(1000)).filter(({ createdAt }) => createdAt >= at(0));
      expect(heads.map(({ createdAt }) => createdAt)).to.deep.equal([at(9), at(10), at(11)]);
      expect(await store.monitoring.heads(1)).to.have.length(1);
      const [first] = heads;
      const documents = await store.monitoring.documents([first?.id ?? '']);
      expect(JSON.stringify([...documents.values()]))
        .to.include('"hour":9')
        .and.not.to.include('m1');
      expect(await store.monitoring.cardFates(at(0))).to.have.deep.members([
        {
          topic: 'bleeding-risk',
          indicator: 'warning',
          outcome: 'overridden',
          reason: 'limited-time',
          secondsToAnswer: 120,
        },
        { topic: 'unknown', indicator: 'info', outcome: null, reason: null, secondsToAnswer: null },
      ]);
      expect(await store.monitoring.callCounts(at(0))).to.deep.equal([
        { service: 'thrombolysis-order-sign', outcome: 'nothing-to-say', count: 1 },
      ]);
      const outcomes = await store.monitoring.outcomes();
      expect(JSON.stringify(outcomes)).not.to.match(/"(o|many)\d+"|dr-who|dr-no/);
      expect(outcomes.length).to.be.greaterThan(5);
    });

    it('a chart is due once for each reading, by the first assessment of a stroke of a client that may be read', async () => {
      const at = (hour: string) => `2027-03-01T${hour}:00:00.000Z`;
      const of = (changes: object) => assessmentRecord({ patientId: 'd1', clientId: 'readable', ...changes });
      const first = of({ createdAt: at('10') });
      for (const assessment of [
        of({ createdAt: at('11') }),
        first,
        of({ createdAt: at('10'), patientId: 'd2', clientId: 'not readable' }),
        of({ createdAt: at('10'), patientId: 'd3', fhirBase: null }),
        of({ createdAt: at('13'), patientId: 'd4' }),
      ])
        await store.recordAnswer({ assessment, cards: [] });
      const due = (reading: string) =>
        store.outcomes.due({
          reading,
          clientIds: ['readable'],
          startedAfter: at('00'),
          startedBefore: at('12'),
          limit: 10,
        });
      const expected = {
        assessmentId: first.id,
        clientId: 'readable',
        fhirBase: BASE,
        patientId: 'd1',
        startedAt: at('10'),
      };
      expect(await due('first-days')).to.deep.equal([expected]);
      for (const assessmentId of [first.id, first.id, 'erased meanwhile'])
        await store.outcomes.markRead({ assessmentId, reading: 'first-days', at: at('12') });
      expect(await due('first-days')).to.deep.equal([]);
      expect(await due('three-months')).to.deep.equal([expected]);
    });

    it('strokes that are due are those of the monitoring, by a client that may be read', async () => {
      const on = (day: number, minutes = 0) =>
        new Date(Date.parse('2028-01-01T10:00:00.000Z') + day * 86_400_000 + minutes * 60_000).toISOString();
      const assessed = async (patientId: string, createdAt: string, clientId = 'readable') => {
        const assessment = assessmentRecord({ patientId, createdAt, clientId });
        await store.recordAnswer({ assessment, cards: [] });
        return assessment.id;
      };
      // The second is of the first stroke, the third more than 30 days after that began.
      const [first, , third] = [
        await assessed('e1', on(0)),
        await assessed('e1', on(20)),
        await assessed('e1', on(45)),
      ];
      await assessed('e2', on(0, 10), 'not readable');
      const ours = await assessed('e2', on(0, 20));
      const due = async () => {
        const strokes = await store.outcomes.due({
          reading: 'first-days',
          clientIds: ['readable'],
          startedAfter: on(-1),
          startedBefore: on(100),
          limit: 10,
        });
        return strokes.map(({ assessmentId, startedAt }) => [assessmentId, startedAt]);
      };
      expect(await due()).to.deep.equal([
        [first, on(0)],
        [ours, on(0, 10)],
        [third, on(45)],
      ]);
      for (const day of [50, 51])
        await store.outcomes.markFailed({ assessmentId: first, reading: 'first-days', at: on(day) });
      await store.outcomes.markFailed({ assessmentId: third, reading: 'three-months', at: on(50) });
      await store.outcomes.markFailed({
        assessmentId: 'erased meanwhile',
        reading: 'first-days',
        at: on(50),
      });
      expect((await due()).map(([id]) => id)).to.deep.equal([ours, third, first]);
      await store.outcomes.markRead({ assessmentId: ours, reading: 'first-days', at: on(52) });
      expect((await due()).map(([id]) => id)).to.deep.equal([third, first]);
    });

    it('stand beside the instants at which the patient was assessed', async () => {
      const at = ['2026-03-01T10:00:00.000Z', '2026-03-02T10:00:00.000Z'];
      for (const createdAt of at)
        await store.recordAnswer({ assessment: assessmentRecord({ patientId: 'o8', createdAt }), cards: [] });
      const assessedAt = await store.outcomes.assessedAt({ fhirBase: BASE, patientId: 'o8' });
      expect(assessedAt.toSorted()).to.deep.equal(at);
      expect(await store.outcomes.assessedAt({ fhirBase: BASE, patientId: 'o9' })).to.deep.equal([]);
    });

    it('reports and alerts: the latest counts, a year of reports is kept', async () => {
      const { monitoring } = store;
      expect(await monitoring.latestReport()).to.equal(null);
      const alert = (key: string, level: string, day: number) => ({
        key,
        level,
        since: `2026-11-${day}T01:00:00.000Z`,
        detail: { day },
      });
      await monitoring.saveRun({
        report: { number: 1 },
        alerts: [alert('a', 'act', 24), alert('b', 'watch', 24)],
        at: '2026-11-24T01:00:00.000Z',
      });
      await monitoring.saveRun({
        report: { number: 2 },
        alerts: [alert('a', 'none', 25)],
        at: '2026-11-25T01:00:00.000Z',
      });
      expect(await monitoring.latestReport()).to.deep.equal({ number: 2 });
      expect(await monitoring.alerts()).to.deep.equal([alert('a', 'none', 25), alert('b', 'watch', 24)]);
      // Both or neither: what cannot be stored of a run leaves nothing of it behind.
      const broken = { ...alert('c', 'act', 26), since: 'no instant' };
      const failure = await monitoring
        .saveRun({
          report: { number: 3 },
          alerts: [alert('a', 'act', 26), broken],
          at: '2026-11-26T01:00:00.000Z',
        })
        .catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(Error);
      expect(await monitoring.latestReport()).to.deep.equal({ number: 2 });
      expect(await monitoring.alerts()).to.deep.equal([alert('a', 'none', 25), alert('b', 'watch', 24)]);
    });
  });
}
