import { expect } from 'chai';
import { attempt, type AttemptDeps } from '../../server/jobs/attempt.ts';
import type { RunRows } from '../../server/jobs/run-rows.ts';
import { testKind } from '../fixtures/jobs.ts';

const RUN = { jobId: 'j', kind: 'test', attemptId: 'a', workerId: 'w' };

describe('an attempt at a job', function () {
  this.timeout(20_000);
  const told: string[] = [];
  const says = (what: string) => () => Promise.resolve(told.push(what));
  const run = (work: Parameters<typeof testKind>[0], runs: Partial<RunRows>) => {
    const deps: AttemptDeps = {
      runs: {
        renew: () => Promise.resolve(true),
        progress: () => Promise.resolve(),
        end: async (_run, saying) => {
          await saying({ query: () => Promise.resolve([]) });
          return true;
        },
        takeBack: () => Promise.resolve(0),
        ...runs,
      },
      leaseMs: 200,
      endings: { complete: says('complete'), fail: says('fail'), giveBack: says('give back') },
      ending: new AbortController().signal,
    };
    return attempt({ kind: testKind(work), data: { id: 'x' }, attempt: 1 }, RUN, deps);
  };
  beforeEach(() => {
    told.length = 0;
  });

  it('is told again when the database was away at its end, and not done again', async () => {
    let works = 0;
    let asked = 0;
    const ended = await run(() => Promise.resolve({ works: ++works }), {
      end: async (_run, saying) => {
        asked += 1;
        if (asked < 3) throw new Error('away');
        await saying({ query: () => Promise.resolve([]) });
        return true;
      },
    });
    expect(ended).to.deep.equal({ outcome: 'completed' });
    expect([works, asked, told]).to.deep.equal([1, 3, ['complete']]);
  });

  it('is aborted when another worker has it, and tells nothing', async () => {
    let reason: unknown;
    const ended = await run(
      (_id, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            reason = signal.reason;
            reject(new Error('stopped'));
          });
        }),
      { renew: () => Promise.resolve(false) },
    );
    expect(ended).to.deep.equal({ outcome: 'lost' });
    expect(reason).to.have.property('message', 'lost');
    expect(told).to.deep.equal([]);
  });
});
