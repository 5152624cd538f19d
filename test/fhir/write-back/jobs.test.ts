import { expect } from 'chai';
import { createJobs } from '../../../server/fhir/write-back/jobs.ts';

describe('background jobs', () => {
  const HOUR = 3_600_000;

  function setUp(retryAfterMs: readonly number[]) {
    const givenUp: string[] = [];
    const jobs = createJobs({
      retryAfterMs,
      isWorthRetrying: (error) => error instanceof Error && error.message === 'later',
      onGivenUp: (what) => givenUp.push(what),
    });
    return { jobs, givenUp };
  }

  /** Fails so many times, then works. */
  function failing(times: number, message = 'later') {
    const job = { attempts: 0, attempt: () => Promise.resolve() };
    job.attempt = () => {
      job.attempts += 1;
      return job.attempts <= times ? Promise.reject(new Error(message)) : Promise.resolve();
    };
    return job;
  }

  async function until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
  }

  it('are tried again until they work', async () => {
    const { jobs, givenUp } = setUp([0, 0, 0]);
    const job = failing(3);
    jobs.add('a', 'k', job.attempt);
    await until(() => job.attempts === 4);
    await jobs.close();
    expect([job.attempts, givenUp]).to.deep.equal([4, []]);
  });

  it('are given up after the last attempt, and at once when another would be no use', async () => {
    const { jobs, givenUp } = setUp([0]);
    const hopeless = failing(9, 'never');
    const stubborn = failing(9);
    jobs.add('hopeless', '1', hopeless.attempt);
    jobs.add('stubborn', '2', stubborn.attempt);
    await until(() => givenUp.length === 2);
    await jobs.close();
    expect([hopeless.attempts, stubborn.attempts]).to.deep.equal([1, 2]);
  });

  it('of one key run one after the other, in order; those of others do not wait for them', async () => {
    const { jobs } = setUp([]);
    const events: string[] = [];
    let finish: () => void = () => undefined;
    jobs.add('first', 'k', async () => {
      events.push('first begins');
      await new Promise<void>((resolve) => (finish = resolve));
      events.push('first ends');
    });
    jobs.add('second', 'k', () => Promise.resolve(void events.push('second')));
    jobs.add('other', 'x', () => Promise.resolve(void events.push('other')));
    await until(() => events.includes('other'));
    expect(events).to.deep.equal(['first begins', 'other']);
    finish();
    await jobs.close();
    expect(events).to.deep.equal(['first begins', 'other', 'first ends', 'second']);
  });

  it('that wait for their next attempt have it at once when the process ends, and no more', async () => {
    const { jobs, givenUp } = setUp([HOUR, HOUR]);
    const lucky = failing(1);
    const unlucky = failing(9);
    jobs.add('lucky', '1', lucky.attempt);
    jobs.add('unlucky', '2', unlucky.attempt);
    await until(() => lucky.attempts + unlucky.attempts === 2);
    await jobs.close();
    expect([lucky.attempts, unlucky.attempts, givenUp]).to.deep.equal([2, 2, ['unlucky']]);
  });

  it('beyond what is kept are given up at once', async () => {
    const { jobs, givenUp } = setUp([]);
    let finish: () => void = () => undefined;
    const wait = new Promise<void>((resolve) => (finish = resolve));
    for (let index = 0; index < 1001; index += 1) jobs.add(`job ${index}`, `${index}`, () => wait);
    expect(givenUp).to.deep.equal(['job 1000']);
    finish();
    await jobs.close();
  });
});
