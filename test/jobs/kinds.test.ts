import { expect } from 'chai';
import { expireRecordsKind } from '../../server/jobs/kinds/expire-records.ts';
import { VERIFY_AUDIT, verifyAuditKind } from '../../server/jobs/kinds/verify-audit.ts';
import type { Jobs } from '../../server/jobs/jobs.ts';
import { jobsStatus } from '../../server/jobs/status.ts';
import type { OpenStore } from '../../server/storage/open-store.ts';
import { openTestJobs, untilJob } from '../fixtures/jobs.ts';
import { assessmentRecord } from '../fixtures/records.ts';
import { pglitePlace, type Place } from '../fixtures/storage.ts';

const NOW = new Date('2026-11-24T09:00:00.000Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();

describe('the jobs of the night', function () {
  this.timeout(60_000);
  let place: Place;
  let store: OpenStore;
  let jobs: Jobs;
  let logged: [level: string, message: string][];

  beforeEach(async () => {
    place = await pglitePlace();
    store = await place.open();
    logged = [];
    const { background: database, keys } = store;
    const log = (level: string) => (_fields: object, message: string) => logged.push([level, message]);
    jobs = await openTestJobs(database, [
      expireRecordsKind({ database, audit: keys.audit, retentionDays: 30, now: () => NOW }),
      verifyAuditKind({
        database,
        audit: keys.audit,
        log: { info: log('info'), error: log('error') } as never,
      }),
    ]);
  });
  afterEach(async () => {
    await jobs.close();
    await store.close();
    await place.remove();
  });

  const record = async (createdAt: string) => {
    const assessment = assessmentRecord({ createdAt });
    await store.recordAnswer({ assessment, cards: [] });
    return assessment.id;
  };
  const run = async (name: string) =>
    (await untilJob(jobs, await jobs.enqueue(name, {}), 'completed')).result;

  it('forget what is older than it is kept, day by day, and say so in the trail, which stays whole', async () => {
    const old = [await record(daysAgo(35)), await record(daysAgo(33.5)), await record(daysAgo(30.1))];
    const kept = await record(daysAgo(29.9));
    expect(await run('expire-records')).to.deep.include({ assessments: 3, cards: 0 });
    for (const id of old) expect(await store.findAssessment(id)).to.equal(null);
    expect(await store.findAssessment(kept)).not.to.equal(null);
    const rows = await store.background.query(`select detail from audit where kind = 'expired' order by seq`);
    const limits = rows.map(({ detail }) => (JSON.parse(String(detail)) as { before: string }).before);
    expect(limits.at(-1)).to.equal(daysAgo(30));
    expect(limits).to.have.length(5);
    expect(await run(VERIFY_AUDIT)).to.deep.include({ problemCount: 0, records: 1 });
    // Nothing is left to forget: no word in the trail.
    expect(await run('expire-records')).to.deep.include({ assessments: 0 });
    expect(await store.background.query(`select seq from audit where kind = 'expired'`)).to.have.length(5);
  });

  it('check the trail, tell operators, and see that its end was cut off since the night before', async () => {
    await record(daysAgo(2));
    await record(daysAgo(1));
    expect((await jobsStatus(store.background)).audit).to.equal(null);
    expect(await run(VERIFY_AUDIT)).to.deep.include({ entries: 2, problemCount: 0 });
    expect((await jobsStatus(store.background)).audit).to.have.property('problems', 0);
    expect(logged).to.deep.equal([['info', 'the audit trail is whole']]);

    const { background } = store;
    await background.query('alter table audit disable trigger user');
    await background.query('delete from assessments');
    await background.query('delete from audit');
    await background.query(`update audit_head set seq = 0, mac = ''`);
    const result = (await run(VERIFY_AUDIT)) as { problems: { problem: string }[] };
    expect(result.problems.map(({ problem }) => problem)).to.deep.equal(['entry-missing']);
    expect((await jobsStatus(store.background)).audit).to.have.property('problems', 1);
    expect(logged.at(-1)).to.deep.equal(['error', 'the audit trail is not whole']);
    // It stays so, although the trail goes on: what was cut off does not come back by waiting.
    expect(await run(VERIFY_AUDIT)).to.have.property('problemCount', 1);
    for (let count = 0; count < 3; count++) await record(daysAgo(1));
    const later = (await run(VERIFY_AUDIT)) as { problems: { problem: string }[] };
    expect(later.problems.map(({ problem }) => problem)).to.deep.equal(['differs-from-noted-head']);
  });
});
