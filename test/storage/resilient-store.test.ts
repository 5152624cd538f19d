import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { createPseudonyms } from '../../server/storage/pseudonyms.ts';
import { createAuditTrail } from '../../server/storage/audit-trail.ts';
import { createResilientStore } from '../../server/storage/resilient-store.ts';
import { openSpool, type Spool } from '../../server/storage/spool.ts';
import type { SqlDatabase } from '../../server/storage/sql-database.ts';
import { createSqlStore } from '../../server/storage/sql-store.ts';
import type { Store } from '../../server/storage/store.ts';
import { createMemoryStore, type MemoryStore } from '../fakes/memory-store.ts';
import { assessmentRecord, cardRecord, feedbackRecord } from '../fixtures/records.ts';
import { SITE_KEY } from '../fixtures/storage.ts';

const MAX_BYTES = 1_000_000;
/** Long enough for any disk of a test. */
const DEADLINE_MS = 20_000;
const CLOSE_MS = 20_000;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(5);
}

describe('records while the database is away', () => {
  let directory: string;
  let database: MemoryStore;
  let spool: Spool;
  let store: Store;
  let logged: string[];
  let today: Date;
  let forgottenBefore: Date;

  const open = async ({
    maxBytes = MAX_BYTES,
    deadlineMs = DEADLINE_MS,
    closeMs = CLOSE_MS,
    behind = database,
  }: { maxBytes?: number; deadlineMs?: number; closeMs?: number; behind?: Store } = {}) => {
    spool = await openSpool(directory, maxBytes, createPseudonyms(SITE_KEY), () => today);
    logged = [];
    const note = (_fields: object, message: string) => void logged.push(message);
    store = createResilientStore(behind, {
      spool,
      deadlineMs,
      retryMs: 10,
      reviewMs: 10,
      forgottenBefore: () => forgottenBefore,
      closeMs,
      log: { info: note, warn: note },
    });
  };
  beforeEach(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'stroke-cds-spool-'));
    database = createMemoryStore();
    today = new Date('2026-11-24T09:00:00.000Z');
    forgottenBefore = new Date(0);
    await open();
  });
  afterEach(async () => {
    await store.close();
    await rm(directory, { recursive: true, force: true });
  });

  const answers = (count: number) =>
    Array.from({ length: count }, () => {
      const assessment = assessmentRecord({ patientId: 'patient-4711' });
      return { assessment, cards: [cardRecord({ assessmentId: assessment.id })] };
    });

  const keptAside = async (): Promise<unknown[]> => {
    const lines = (await readFile(path.join(directory, 'refused-2026-11-24.jsonl'), 'utf8'))
      .trim()
      .split('\n');
    return lines.map((line): unknown => JSON.parse(createPseudonyms(SITE_KEY).open(line)));
  };

  it('wait on disk, sealed, and are all written when it is back', async () => {
    database.isDown = true;
    const sent = answers(120);
    await Promise.all(sent.map((answer) => store.recordAnswer(answer)));
    expect(store.waiting()).to.equal(120);
    expect(database.assessments.size).to.equal(0);
    const files = await Promise.all(
      (await readdir(directory)).map((file) => readFile(path.join(directory, file), 'utf8')),
    );
    expect(files.join('')).not.to.be.empty.and.not.to.include('4711');
    database.isDown = false;
    await until(() => store.waiting() === 0);
    for (const { assessment, cards } of sent) {
      expect(database.assessments.get(assessment.id)).to.deep.equal(assessment);
      for (const card of cards) expect(database.cards.get(card.uuid)).to.deep.equal(card);
    }
    expect(await readdir(directory)).to.deep.equal([]);
    const after = answers(1)[0];
    if (after) await store.recordAnswer(after);
    expect(database.assessments.size).to.equal(121);
  });

  it('outlive the process: the next one writes them, without the line that a crash cut short', async () => {
    database.isDown = true;
    const sent = answers(3);
    await Promise.all(sent.map((answer) => store.recordAnswer(answer)));
    await store.close();
    await appendFile(path.join(directory, 'records.jsonl'), 'half a li');
    await open();
    const [late] = answers(1);
    if (late) await store.recordAnswer(late);
    expect(store.waiting()).to.equal(4);
    database.isDown = false;
    await until(() => store.waiting() === 0);
    expect([...database.assessments.keys()]).to.have.members(
      [...sent, ...(late ? [late] : [])].map(({ assessment }) => assessment.id),
    );
  });

  it('that come while others are being written are written too', async () => {
    database.isDown = true;
    const [first, late] = answers(2);
    if (!first || !late) throw new Error('two answers');
    await store.recordAnswer(first);
    const { recordAnswer } = database;
    let hasArrived = false;
    Object.assign(database, {
      recordAnswer: async (answer: typeof first) => {
        if (!hasArrived) {
          hasArrived = true;
          database.isDown = true;
          await store.recordAnswer(late);
          database.isDown = false;
        }
        await recordAnswer(answer);
      },
    });
    database.isDown = false;
    await until(() => database.assessments.size === 2 && store.waiting() === 0);
    expect([...database.assessments.keys()]).to.have.members([first.assessment.id, late.assessment.id]);
  });

  it('that the database refuses for themselves are kept aside, and hold up no other', async () => {
    database.isDown = true;
    const [bad, good] = answers(2);
    if (!bad || !good) throw new Error('two answers');
    await store.recordAnswer(bad);
    await store.recordAnswer(good);
    const { recordAnswer } = database;
    const refusal = Object.assign(new Error('foreign key'), { code: '23503' });
    Object.assign(database, {
      recordAnswer: (answer: typeof bad) =>
        answer.assessment.id === bad.assessment.id ? Promise.reject(refusal) : recordAnswer(answer),
    });
    database.isDown = false;
    await until(() => store.waiting() === 0);
    expect([...database.assessments.keys()]).to.deep.equal([good.assessment.id]);
    expect(await keptAside()).to.deep.equal([{ answer: bad }]);
  });

  it('of a form that this version does not know are kept aside, and hold up no other', async () => {
    database.isDown = true;
    const sent = answers(60);
    const strange = [{ prophecy: { of: 'a later version' } }, { answer: { assessment: null } }, 17];
    await Promise.all(sent.slice(0, 30).map((answer) => store.recordAnswer(answer)));
    for (const one of strange) await spool.append(one as object);
    await Promise.all(sent.slice(30).map((answer) => store.recordAnswer(answer)));
    database.isDown = false;
    await until(() => store.waiting() === 0);
    expect([...database.assessments.keys()]).to.have.members(sent.map(({ assessment }) => assessment.id));
    expect(await keptAside()).to.deep.equal(strange);
  });

  it('that cannot be read are kept aside once, however often those behind them have to wait', async () => {
    database.isDown = true;
    const sent = answers(120);
    for (const answer of sent) await store.recordAnswer(answer);
    const file = path.join(directory, 'records.jsonl');
    const [first = '', ...others] = (await readFile(file, 'utf8')).split('\n');
    const damaged = `${first.slice(0, 99)}${first[99] === 'A' ? 'B' : 'A'}${first.slice(100)}`;
    await writeFile(file, [damaged, ...others].join('\n'));
    const { recordAnswer } = database;
    let failures = 0;
    Object.assign(database, {
      recordAnswer: (answer: (typeof sent)[number]) => {
        const isLast = answer.assessment.id === sent[119]?.assessment.id;
        return isLast && failures++ < 3 ? Promise.reject(new Error('gone again')) : recordAnswer(answer);
      },
    });
    database.isDown = false;
    await until(() => store.waiting() === 0);
    expect(failures).to.equal(4);
    expect(database.assessments.size).to.equal(119);
    expect(await readFile(path.join(directory, 'refused-2026-11-24.jsonl'), 'utf8')).to.equal(`${damaged}\n`);
  });

  it('of a patient who was erased meanwhile are not written, nor feedback on their cards', async () => {
    database.isDown = true;
    const [before, after] = ['2026-11-24T08:00:00.000Z', '2026-11-24T10:00:00.000Z'].map((createdAt) => {
      const of = { patientId: 'p-erased', createdAt };
      const assessment = assessmentRecord(of);
      return { assessment, cards: [cardRecord({ ...of, assessmentId: assessment.id })] };
    });
    const [other] = answers(1);
    if (!before || !after || !other) throw new Error('three answers');
    for (const { assessment, cards } of [before, after, other]) {
      await store.recordAnswer({ assessment, cards });
      for (const { uuid: cardUuid } of cards) await store.recordFeedback(feedbackRecord({ cardUuid }));
    }
    database.erased.set('p-erased', '2026-11-24T09:00:00.000Z');
    database.isDown = false;
    await until(() => store.waiting() === 0);
    expect([...database.assessments.keys()]).to.have.members([after.assessment.id, other.assessment.id]);
    const cards = [...after.cards, ...other.cards].map(({ uuid }) => uuid);
    expect([...database.cards.keys()]).to.have.members(cards);
    expect(database.feedback.map(({ cardUuid }) => cardUuid)).to.have.members(cards);
  });

  it('that are set aside are forgotten with their patient, and when their time is over', async () => {
    const refusal = Object.assign(new Error('foreign key'), { code: '23503' });
    Object.assign(database, { recordAnswer: () => Promise.reject(refusal) });
    const [mine, other] = ['p-erased', 'p-other'].map((patientId) => ({
      answer: { assessment: assessmentRecord({ patientId }), cards: [] },
    }));
    const unknown = { prophecy: { of: 'a later version' } };
    for (const one of [mine, other, unknown]) await spool.append(one ?? {});
    await store.close();
    await open();
    await until(() => store.waiting() === 0);
    expect(await keptAside()).to.deep.equal([mine, other, unknown]);
    database.erased.set('p-erased', '2026-11-24T09:00:00.000Z');
    await until(() => logged.includes('records that were set aside are forgotten'));
    expect(await keptAside()).to.deep.equal([other, unknown]);
    today = new Date('2026-11-25T09:00:00.000Z');
    await spool.append(unknown);
    await store.close();
    await open();
    await until(() => store.waiting() === 0);
    forgottenBefore = new Date('2026-11-25T08:00:00.000Z');
    await until(() => logged.includes('records that were set aside are forgotten'));
    expect(await readdir(directory)).to.deep.equal(['refused-2026-11-25.jsonl']);
  });

  it('that an earlier version set aside are forgotten in their turn', async () => {
    await store.close();
    await writeFile(path.join(directory, 'refused.jsonl'), 'a damaged line\n');
    await open();
    forgottenBefore = new Date('2026-11-25T00:00:00.000Z');
    await until(() => logged.includes('records that were set aside are forgotten'));
    expect(await readdir(directory)).to.deep.equal([]);
  });

  it('do not fill the directory with files while a database that answers takes none of them', async () => {
    const { recordAnswer } = database;
    Object.assign(database, { recordAnswer: () => Promise.reject(new Error('read-only')) });
    const failures = () => logged.filter((line) => line.includes('still wait')).length;
    for (const [index, answer] of answers(6).entries()) {
      await store.recordAnswer(answer);
      await until(() => failures() > index);
    }
    expect(await readdir(directory)).to.have.members(['records.jsonl', 'set-000000.jsonl']);
    Object.assign(database, { recordAnswer });
    await until(() => store.waiting() === 0);
    expect(database.assessments.size).to.equal(6);
  });

  it('larger than what is read at a time are taken up as they were', async () => {
    database.isDown = true;
    const sent = [7, 400_000, 90_000, 1_000_000].map((size) => {
      const assessment = assessmentRecord({ document: { text: 'ü'.repeat(size) } });
      return { assessment, cards: [] };
    });
    await store.close();
    await open({ maxBytes: 10_000_000 });
    for (const answer of sent) await store.recordAnswer(answer);
    await store.close();
    await open({ maxBytes: 10_000_000 });
    expect(store.waiting()).to.equal(4);
    database.isDown = false;
    await until(() => store.waiting() === 0);
    expect([...database.assessments.values()]).to.deep.equal(sent.map(({ assessment }) => assessment));
  });

  it('do not hold up a hook behind a database that hangs', async () => {
    await store.close();
    await open({ deadlineMs: 50 });
    const never = () => new Promise<never>(() => undefined);
    Object.assign(database, {
      recordAnswer: never,
      cardsShown: never,
      ping: () => Promise.reject(new Error('still hanging')),
    });
    const [first, second] = answers(2);
    if (first) await store.recordAnswer(first);
    if (second) await store.recordAnswer(second);
    expect(store.waiting()).to.equal(2);
    const occasion = { clientId: 'c', serviceId: 's', patientId: 'p', encounterId: 'e' };
    const refusal = await store.cardsShown(occasion).catch((error: unknown) => error);
    expect(refusal).to.have.property('code', 'STORAGE_UNAVAILABLE');
    expect(logged.filter((line) => line.includes('is away'))).to.have.length(1);
  });

  it('do not stay in memory behind a database that hangs, once they are on disk', async () => {
    await store.close();
    let fail: (error: Error) => void = () => undefined;
    const hanging = new Promise<never>((_resolve, reject) => {
      fail = reject;
    });
    let transactions = 0;
    const sql: SqlDatabase = {
      query: () => Promise.reject(new Error('away')),
      transaction: () => {
        transactions += 1;
        return hanging;
      },
      withMigrationSession: () => hanging,
      close: () => Promise.resolve(),
    };
    const keys = { pseudonyms: createPseudonyms(SITE_KEY), audit: createAuditTrail(SITE_KEY) };
    await open({ deadlineMs: 50, behind: createSqlStore(sql, keys) });
    await Promise.all(answers(200).map((answer) => store.recordAnswer(answer)));
    expect(store.waiting()).to.equal(200);
    fail(new Error('gone'));
    await store.close();
    expect(transactions).to.equal(1);
  });

  it('do not hold up the end of the process behind a database that hangs', async () => {
    database.isDown = true;
    for (const answer of answers(2)) await store.recordAnswer(answer);
    const never = () => new Promise<never>(() => undefined);
    await store.close();
    await open({ closeMs: 50 });
    Object.assign(database, { ping: never, close: never });
    const refusal = await store.close().catch((error: unknown) => error);
    expect(refusal).to.have.property('code', 'STORAGE_UNAVAILABLE');
    expect(logged).to.include('records wait on disk for the next start');
    database = createMemoryStore();
    await open();
    await until(() => store.waiting() === 0);
    expect(database.assessments.size).to.equal(2);
  });

  it('that are late while the database answers wait as well, and nobody takes it for dead', async () => {
    await store.close();
    await open({ deadlineMs: 1000 });
    const occasion = { clientId: 'c', serviceId: 's', patientId: 'p', encounterId: 'e' };
    const { recordAnswer } = database;
    Object.assign(database, { recordAnswer: () => new Promise(() => undefined) });
    const [late] = answers(1);
    if (!late) throw new Error('an answer');
    const kept = store.recordAnswer(late).then(() => true);
    while (!(await Promise.race([kept, pause(5).then(() => false)])))
      expect(await store.cardsShown(occasion)).to.deep.equal([]);
    Object.assign(database, { recordAnswer });
    await until(() => store.waiting() === 0);
    expect([...database.assessments.keys()]).to.deep.equal([late.assessment.id]);
    expect(logged.filter((line) => line.includes('is away'))).to.deep.equal([]);
  });

  it('are refused when no more can wait, and those that wait are not harmed', async () => {
    await store.close();
    await open({ maxBytes: 20_000 });
    database.isDown = true;
    const sent = answers(100);
    const results = await Promise.allSettled(sent.map((answer) => store.recordAnswer(answer)));
    const kept = sent.filter((_answer, index) => results[index]?.status === 'fulfilled');
    expect(kept.length).to.be.greaterThan(3).and.lessThan(100);
    expect(store.waiting()).to.equal(kept.length);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).to.have.property('code', 'SPOOL_FULL');
    database.isDown = false;
    await until(() => store.waiting() === 0);
    expect([...database.assessments.keys()]).to.have.members(kept.map(({ assessment }) => assessment.id));
  });

  it('keep what is wrong with a record itself from being taken for a dead database', async () => {
    const refusal = Object.assign(new Error('foreign key'), { code: '23503' });
    const { recordAnswer: write } = database;
    Object.assign(database, { recordAnswer: () => Promise.reject(refusal) });
    const [bad, good] = answers(2);
    if (!bad || !good) throw new Error('two answers');
    expect(await store.recordAnswer(bad).catch((error: unknown) => error)).to.equal(refusal);
    Object.assign(database, { recordAnswer: write });
    await store.recordAnswer(good);
    expect(database.assessments.has(good.assessment.id)).to.equal(true);
    expect(store.waiting()).to.equal(0);
  });
});
