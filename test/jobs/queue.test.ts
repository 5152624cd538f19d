import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { ZodError } from 'zod';
import { openBoss } from '../../server/jobs/boss.ts';
import { openDeadLetters } from '../../server/jobs/dead-letters.ts';
import type { JobKind, Jobs } from '../../server/jobs/jobs.ts';
import type { JobsOptions } from '../../server/jobs/open-jobs.ts';
import { beginRun, createRunRows } from '../../server/jobs/run-rows.ts';
import type { OpenStore } from '../../server/storage/open-store.ts';
import { openTestJobs, testKind, untilJob } from '../fixtures/jobs.ts';
import { closeFor, DATABASES, openFor, type Place } from '../fixtures/storage.ts';

const bossOn = ({ background: database }: OpenStore) =>
  openBoss({ database, kinds: [], maintains: false, retryDelaySeconds: 1, onError: () => undefined });

for (const database of DATABASES) {
  describe(`the queue on ${database.name}`, function () {
    this.timeout(60_000);
    let place: Place;
    let store: OpenStore;
    const open: Jobs[] = [];

    before(async function () {
      ({ place, store } = await openFor.call(this, database));
    });
    after(() => closeFor(database, { place, store }));
    afterEach(async () => {
      for (const jobs of open.splice(0)) await jobs.close();
    });

    const start = async (kinds: JobKind<unknown>[], options: Partial<JobsOptions> = {}) => {
      const jobs = await openTestJobs(store.background, kinds, options);
      open.push(jobs);
      return jobs;
    };

    it('runs a job, tells how far it is, and keeps what it returned', async () => {
      const ends: string[] = [];
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      const kind = testKind(async (id, { progress, attempt }) => {
        await progress(0.5, 'half');
        await released;
        return { id, attempt };
      });
      const jobs = await start([kind], { onEnd: ({ name, outcome }) => ends.push(`${name} ${outcome}`) });
      const id = await jobs.enqueue('test', { id: 'a' });
      let job = await untilJob(jobs, id, 'active');
      while (job.progress?.share !== 0.5) job = (await jobs.find(id)) ?? job;
      expect(job.progress).to.deep.equal({ share: 0.5, note: 'half' });
      expect(await jobs.depth()).to.deep.equal({ test: { waiting: 0, active: 1, failed: 0 } });
      release();
      const done = await untilJob(jobs, id, 'completed');
      expect(done).to.deep.include({ attempts: 1, result: { id: 'a', attempt: 1 }, cause: null });
      expect(await jobs.depth()).to.deep.equal({});
      expect(ends).to.deep.equal(['test completed']);
    });

    it('takes no data that are not of the kind, and finds no job that is not there', async () => {
      const jobs = await start([testKind(() => Promise.resolve(undefined))]);
      const refused = await jobs.enqueue('test', { id: 'Doe, Jane' }).catch((error: unknown) => error);
      expect(refused).to.be.instanceOf(ZodError);
      expect(await jobs.find(crypto.randomUUID())).to.equal(null);
    });

    it('tries again later, then keeps the failed job without a word of the error, to be sent again', async () => {
      let isMended = false;
      const times: number[] = [];
      const kind = testKind(
        () => {
          times.push(performance.now());
          if (isMended) return Promise.resolve({ isMended });
          throw Object.assign(new Error('Patient Doe not readable'), {
            code: 'ECONNREFUSED',
            patient: 'Doe',
          });
        },
        { name: 'fails', retries: 1 },
      );
      const jobs = await start([kind]);
      const id = await jobs.enqueue('fails', { id: 'a' });
      const failed = await untilJob(jobs, id, 'failed');
      expect(failed).to.deep.include({ attempts: 2, cause: 'ECONNREFUSED' });
      // Its back-off, one second here, at least.
      expect((times[1] ?? 0) - (times[0] ?? 0)).to.be.above(950);
      const deadLetters = await openDeadLetters(store.background);
      expect(await deadLetters.list()).to.deep.equal([failed]);
      const rows = await store.background.query('select to_jsonb(j)::text as text from pgboss.job j');
      expect(JSON.stringify(rows)).not.to.contain('Doe');

      isMended = true;
      expect(await deadLetters.sendAgain(id)).to.equal(true);
      expect((await untilJob(jobs, id, 'completed')).result).to.deep.equal({ isMended: true });
      expect(await deadLetters.sendAgain(id)).to.equal(false);
      expect(await deadLetters.sendAgain('no id of anything')).to.equal(false);
      await deadLetters.close();
    });

    it('keeps a failed job that was sent again long after it failed', async () => {
      let isMended = false;
      const kind = testKind(() => (isMended ? Promise.resolve({ isMended }) : Promise.reject(new Error())), {
        name: 'kept',
        retries: 0,
      });
      const fails = await openTestJobs(store.background, [kind]);
      const id = await fails.enqueue('kept', { id: 'a' });
      await untilJob(fails, id, 'failed');
      await fails.close();
      await store.background.query(
        `update pgboss.job set completed_on = now() - interval '30 days' where id = $1::uuid`,
        [id],
      );
      const deadLetters = await openDeadLetters(store.background);
      expect(await deadLetters.sendAgain(id)).to.equal(true);
      await deadLetters.close();
      const boss = await bossOn(store);
      await boss.maintain();
      await boss.stop({ graceful: false });
      isMended = true;
      const mended = await start([kind]);
      expect((await untilJob(mended, id, 'completed')).result).to.deep.equal({ isMended: true });
    });

    it('takes the most urgent first, of one kind and of all', async () => {
      const order: string[] = [];
      const work = (id: string) => Promise.resolve({ at: order.push(id) });
      const kinds = [testKind(work, { name: 'night' }), testKind(work, { name: 'now', priority: 10 })];
      const makes = await start(kinds, { slots: 0 });
      await makes.enqueue('night', { id: 'night' });
      await makes.enqueue('now', { id: 'now' });
      await makes.enqueue('now', { id: 'soon' }, { priority: 5 });
      const last = await makes.enqueue('night', { id: 'stat' }, { priority: 100 });
      expect((await makes.find(last))?.state).to.equal('waiting');
      await start(kinds, { slots: 1 });
      while (order.length < 4) await pause(20);
      expect(order).to.deep.equal(['stat', 'now', 'soon', 'night']);
    });

    it('makes one job under a key while it waits or runs, and another one after it', async () => {
      const kind = testKind(() => Promise.resolve(undefined), { name: 'keyed' });
      const makes = await start([kind], { slots: 0 });
      const make = (key: string) => makes.enqueue('keyed', { id: 'a' }, { key });
      const ids = new Set(await Promise.all(Array.from({ length: 8 }, () => make('study 1'))));
      expect(ids.size).to.equal(1);
      expect(ids.has(await make('study 2'))).to.equal(false);
      const works = await start([kind]);
      for (const id of ids) await untilJob(works, id, 'completed');
      expect(ids.has(await make('study 1'))).to.equal(false);
    });

    it('ends an attempt at its deadline, whether or not the work heeds it, and aborts it', async () => {
      let signal: AbortSignal | undefined;
      const kind = testKind(
        async (_id, run) => {
          signal = run.signal;
          await new Promise(() => undefined);
          return undefined;
        },
        { name: 'hangs', deadlineSeconds: 1, retries: 0 },
      );
      const jobs = await start([kind]);
      const id = await jobs.enqueue('hangs', { id: 'a' });
      expect((await untilJob(jobs, id, 'failed')).cause).to.equal('DEADLINE');
      expect(signal?.aborted).to.equal(true);
    });

    it('gives back at its end what it cannot finish, as often as it may be, and the next one does it at once', async () => {
      let isLong = true;
      const kind = testKind(
        async (_id, { signal, attempt }) => {
          if (isLong) await pause(60_000, undefined, { signal });
          else if (attempt === 1) throw new Error();
          return { attempt };
        },
        { name: 'long', retries: 1 },
      );
      const first = await openTestJobs(store.background, [kind], { slots: 0 });
      const id = await first.enqueue('long', { id: 'a' });
      await first.close();
      for (let restart = 0; restart < 3; restart++) {
        const ends = await openTestJobs(store.background, [kind], { patienceMs: 100 });
        await untilJob(ends, id, 'active');
        await ends.close();
        expect((await start([kind], { slots: 0 }).then((jobs) => jobs.find(id)))?.state).to.equal('waiting');
      }
      isLong = false;
      // The one failure that it may have is still left.
      expect((await untilJob(await start([kind]), id, 'completed')).result).to.deep.equal({ attempt: 2 });
    });

    it('gives the job of a worker that died to another, and lets the dead one end nothing if it lives', async () => {
      const aborted: string[] = [];
      let lateReturn = (): void => undefined;
      const late = new Promise<object>((resolve) => {
        lateReturn = () => {
          resolve({ by: 'the dead' });
        };
      });
      const dies = testKind(
        (_id, { signal }) => {
          signal.addEventListener('abort', () => aborted.push('told'));
          return late;
        },
        { name: 'handed-on' },
      );
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      const lives = testKind(
        async (_id, { attempt }) => {
          await released;
          return { by: 'another', attempt };
        },
        { name: 'handed-on' },
      );
      // As if its process stood still: it renews nothing.
      const first = await start([dies], { leaseMs: 2 ** 31 - 1, slots: 1 });
      const id = await first.enqueue('handed-on', { id: 'a' });
      await untilJob(first, id, 'active');
      const second = await start([lives]);
      while ((await second.find(id))?.attempts !== 2) await pause(20);
      lateReturn();
      await first.close();
      expect(await second.find(id)).to.deep.include({ state: 'active', result: null });
      release();
      const done = await untilJob(second, id, 'completed');
      expect(done).to.deep.include({ result: { by: 'another', attempt: 2 }, attempts: 2 });
      expect(aborted).to.deep.equal([]);
    });

    it('takes back what a worker left, also its own, and nothing that it is at', async () => {
      const runs = createRunRows(store.background, 1000);
      const [left, kept] = [crypto.randomUUID(), crypto.randomUUID()];
      const workerId = crypto.randomUUID();
      for (const jobId of [left, kept]) {
        const run = { jobId, kind: 'nobody’s', attemptId: jobId, workerId };
        await store.background.transaction((queries) => beginRun(queries, run));
      }
      const back: string[] = [];
      const takeBack = () => runs.takeBack([kept], ({ jobId }) => Promise.resolve(back.push(jobId)));
      expect(await takeBack()).to.equal(0);
      await store.background.query(`update job_runs set renewed_at = now() - interval '1 hour'`);
      expect(await takeBack()).to.equal(1);
      expect(back).to.deep.equal([left]);
      await store.background.query('delete from job_runs where job_id = $1', [kept]);
    });

    it('keeps to its other schedules when one cannot be read', async () => {
      const seen: string[] = [];
      const work = (id: string) => Promise.resolve({ at: seen.push(id) });
      const kinds = [testKind(work, { name: 'broken' }), testKind(work, { name: 'whole' })];
      let clock = Date.now();
      const jobs = await start(kinds, { now: () => new Date(clock), leaseMs: 300 });
      for (const { name } of kinds) await jobs.schedule(name, '* * * * *', { id: name });
      await store.background.query(`update pgboss.schedule set cron = 'never' where name = 'broken'`);
      clock += 120_000;
      while (seen.length === 0) await pause(20);
      expect(seen).to.deep.equal(['whole']);
      await store.background.query(`delete from pgboss.schedule where name in ('broken', 'whole')`);
    });

    it('makes a job at its time, once, in whichever processes, and makes up for one that was missed', async () => {
      const seen: string[] = [];
      const kind = testKind((id) => Promise.resolve({ at: seen.push(id) }), { name: 'nightly' });
      const tomorrow = new Date(Date.now() + 86_400_000);
      const at = (hour: number, minute: number) => new Date(tomorrow).setUTCHours(hour, minute, 0, 0);
      let clock = Date.now();
      const now = () => new Date(clock);
      const one = await start([kind], { now, leaseMs: 300 });
      const two = await start([kind], { now, leaseMs: 300 });
      for (const jobs of [one, two]) await jobs.schedule('nightly', '17 2 * * *', { id: 'night' });
      await pause(500);
      // Its time today, before it was scheduled, is not made up for.
      expect(seen).to.deep.equal([]);
      clock = at(2, 17) + 10;
      while (seen.length === 0) await pause(20);
      clock = at(2, 18);
      await pause(500);
      expect(seen).to.deep.equal(['night']);
      clock = at(2, 17) + 86_400_000 + 5 * 3_600_000;
      while (seen.length === 1) await pause(20);
      expect(seen).to.have.length(2);
    });

    it('leaves the database in order when one of the library’s scripts fails', async () => {
      const boss = await bossOn(store);
      const rename = (from: string, to: string) =>
        store.background.query(`alter table pgboss.${from} rename to ${to}`);
      await rename('archive', 'archive_away');
      const failure = await boss.maintain().catch((error: unknown) => error);
      expect(failure).to.have.property('code', '42P01');
      await rename('archive_away', 'archive');
      await boss.maintain();
      await boss.stop({ graceful: false });
    });
  });
}
