import { expect } from 'chai';
import { dueJob } from '../../server/jobs/timetable.ts';

const SINCE = new Date('2026-01-01T00:00:00Z');
const scheduled = (timezone: string) => ({ name: 'n', cron: '17 2 * * *', timezone, data: {}, since: SINCE });

describe('a job at its time', () => {
  it('is due by the clocks of the hospital, summer and winter', () => {
    const jobs = (timezone: string, hours: readonly string[]) =>
      new Set(hours.map((hour) => dueJob(scheduled(timezone), new Date(hour)))).size;
    // 02:17 in Berlin is 01:17 UTC in winter and 00:17 in summer.
    expect(jobs('Europe/Berlin', ['2026-11-25T01:16:00Z', '2026-11-25T01:18:00Z'])).to.equal(2);
    expect(jobs('Europe/Berlin', ['2026-07-25T00:16:00Z', '2026-07-25T00:18:00Z'])).to.equal(2);
    expect(jobs('Europe/Berlin', ['2026-07-25T00:18:00Z', '2026-07-26T00:16:00Z'])).to.equal(1);
    expect(jobs('America/Los_Angeles', ['2026-11-25T10:16:00Z', '2026-11-25T10:18:00Z'])).to.equal(2);
    expect(jobs('UTC', ['2026-11-25T02:16:00Z', '2026-11-25T02:18:00Z'])).to.equal(2);
  });

  it('is made up for within a day, and not when it was due before it was scheduled', () => {
    const at = (instant: string) => dueJob(scheduled('UTC'), new Date(instant));
    expect(at('2026-11-25T23:00:00Z')).to.equal(at('2026-11-25T02:17:01Z'));
    expect(at('2026-01-01T01:00:00Z')).to.equal(null);
    expect(at('2026-01-01T03:00:00Z')).to.be.a('string');
  });
});
