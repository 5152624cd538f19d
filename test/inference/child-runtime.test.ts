import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import fc from 'fast-check';
import { createBatcher } from '../../server/inference/runtime/batcher.ts';
import type { ChildRuntime, ChildRuntimeOptions } from '../../server/inference/runtime/child-runtime.ts';
import { InferenceFailure, type MethodOutputs, type Rows } from '../../server/inference/runtime/runtime.ts';
import { childRuntime } from '../fakes/inference.ts';

const COLUMNS = 6;
const LONG = { deadlineMs: 30_000 };

async function kindOf(failing: Promise<unknown>): Promise<string> {
  return failing.then(
    () => 'answered',
    (error: unknown) => (error instanceof InferenceFailure ? error.kind : String(error)),
  );
}

function rowsOf(values: readonly (readonly number[])[]): Rows {
  const all = Float32Array.from(values.flat());
  return { rows: values.length, columns: COLUMNS, values: all, known: new Float32Array(all.length).fill(1) };
}

const ONE = rowsOf([[70, 1, 0, 0, 8, 0]]);

describe('the inference process', function () {
  this.timeout(60_000);
  const runtimes: ChildRuntime[] = [];
  let bytes: Uint8Array;
  before(async () => {
    bytes = await readFile('test/fixtures/models/toy-outcome/model.onnx');
  });
  afterEach(async () => {
    for (const runtime of runtimes.splice(0)) await runtime.close();
  });

  async function start(options: Partial<ChildRuntimeOptions> = {}): Promise<ChildRuntime> {
    const runtime = childRuntime(options);
    runtimes.push(runtime);
    await runtime.load({ key: 'toy', id: 'toy', bytes }, 'cpu');
    return runtime;
  }

  async function kill(runtime: ChildRuntime, signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void> {
    process.kill((await runtime.pid()) ?? NaN, signal);
  }

  it('computes many requests at once as it computes each alone, bit by bit', async () => {
    const runtime = await start();
    const row = fc.array(fc.float({ min: -200, max: 200, noNaN: true }), {
      minLength: COLUMNS,
      maxLength: COLUMNS,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(row, { minLength: 1, maxLength: 5 }), { minLength: 2, maxLength: 12 }),
        async (requests) => {
          const together = await Promise.all(
            requests.map((values) => runtime.run('toy', rowsOf(values), LONG)),
          );
          for (const [index, values] of requests.entries()) {
            expect(together[index]).to.deep.equal(await runtime.run('toy', rowsOf(values), LONG));
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('is not taken for hanging where the service itself had no time to read its answer', async () => {
    const runtime = await start({ limits: { loadMs: 30_000, runMs: 1000 } });
    const pid = await runtime.pid();
    const answer = kindOf(runtime.run('toy', ONE, LONG));
    // The request leaves, and then this thread does nothing else for longer than the limit.
    await new Promise(setImmediate);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2000);
    expect(await answer).to.equal('answered');
    // Long enough for the end of a process to become known.
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await runtime.pid()).to.equal(pid);
  });

  it('is killed in the middle of a request: that one is told, and the next is answered by a new process', async () => {
    const runtime = await start();
    const before = await runtime.run('toy', ONE, LONG);
    const first = await runtime.pid();
    // Stopped, it cannot answer before it is killed.
    await kill(runtime, 'SIGSTOP');
    const lost = kindOf(runtime.run('toy', ONE, LONG));
    await kill(runtime, 'SIGKILL');
    expect(await lost).to.equal('crashed');
    expect(await runtime.run('toy', ONE, LONG)).to.deep.equal(before);
    expect(await runtime.pid()).not.to.equal(first);
    expect(runtime.status()).to.deep.equal({ state: 'ready', restarts: 1 });
  });

  it('hangs: it is ended, and started again', async () => {
    const runtime = await start({ limits: { loadMs: 30_000, runMs: 200 } });
    await kill(runtime, 'SIGSTOP');
    expect(await kindOf(runtime.run('toy', ONE, LONG))).to.equal('crashed');
    expect(await kindOf(runtime.run('toy', ONE, LONG))).to.be.oneOf(['answered', 'crashed']);
    expect(runtime.status().restarts).to.be.greaterThan(0);
  });

  it('crashes again and again: requests are refused at once while it pauses', async () => {
    const runtime = await start({ restartAfterMs: [60_000] });
    await kill(runtime, 'SIGSTOP');
    const lost = kindOf(runtime.run('toy', ONE, LONG));
    await kill(runtime, 'SIGKILL');
    expect(await lost).to.equal('crashed');
    expect(await kindOf(runtime.run('toy', ONE, LONG))).to.equal('crashed');
    expect(runtime.status().state).to.equal('restarting');
  });

  it('does not answer in time: the caller is told, and the process lives', async () => {
    const runtime = await start();
    await kill(runtime, 'SIGSTOP');
    expect(await kindOf(runtime.run('toy', ONE, { deadlineMs: 50 }))).to.equal('too-late');
    await kill(runtime, 'SIGCONT');
    expect(await kindOf(runtime.run('toy', ONE, LONG))).to.equal('answered');
    expect(runtime.status().restarts).to.equal(0);
  });

  it('says why a model or provider cannot be loaded, and goes on', async () => {
    const runtime = await start();
    const broken = { key: 'broken', id: 'broken', bytes: Buffer.from('no graph') };
    expect(await kindOf(runtime.load(broken, 'cpu'))).to.equal('refused');
    expect(await kindOf(runtime.load({ ...broken, bytes }, 'cuda'))).to.equal('refused');
    expect(await kindOf(runtime.run('broken', ONE, LONG))).to.equal('refused');
    expect(await kindOf(runtime.run('toy', ONE, LONG))).to.equal('answered');
    runtime.unload('toy');
    expect(await kindOf(runtime.run('toy', ONE, LONG))).to.equal('refused');
  });

  it('is closed while it pauses, and stays so', async () => {
    const runtime = await start({ restartAfterMs: [60_000] });
    await kill(runtime, 'SIGKILL');
    while (runtime.status().restarts === 0) await new Promise(setImmediate);
    await runtime.close();
    expect(await kindOf(runtime.run('toy', ONE, LONG))).to.equal('crashed');
  });
});

describe('micro-batching', () => {
  /** A computation that is let go by hand; it answers with the first column of each row. */
  function slow() {
    const batches: number[] = [];
    const waiting: (() => void)[] = [];
    const compute = async ({ rows, values }: Rows): Promise<MethodOutputs> => {
      batches.push(rows);
      await new Promise<void>((resolve) => waiting.push(resolve));
      const first = Float32Array.from({ length: rows }, (_, row) => values[row * COLUMNS] ?? NaN);
      return { logistic: first, svm: first, ann: first };
    };
    const release = async () => {
      waiting.shift()?.();
      await new Promise(setImmediate);
    };
    return { batches, compute, release };
  }
  const limits = { maxBatchRows: 4, maxWaitingRows: 6 };
  const numbered = (count: number, from: number) =>
    rowsOf(Array.from({ length: count }, (_, index) => [from + index, 0, 0, 0, 0, 0]));

  it('sends the first at once, and what came meanwhile together, each getting its own rows', async () => {
    const { batches, compute, release } = slow();
    const run = createBatcher(compute, limits);
    const answers = [1, 2, 1].map((count, index) => run(numbered(count, index * 10), LONG));
    for (let batch = 0; batch < 3; batch++) await release();
    expect(batches).to.deep.equal([1, 3]);
    expect((await Promise.all(answers)).map(({ svm }) => [...svm])).to.deep.equal([[0], [10, 11], [20]]);
  });

  it('keeps to the size of a batch, but sends what is larger alone', async () => {
    const { batches, compute, release } = slow();
    const run = createBatcher(compute, limits);
    const answers = [9, 2, 2, 2].map((count) => run(numbered(count, 0), LONG));
    for (let batch = 0; batch < 4; batch++) await release();
    await Promise.all(answers);
    expect(batches).to.deep.equal([9, 4, 2]);
  });

  it('refuses at once what the queue does not hold', async () => {
    const { compute, release } = slow();
    const run = createBatcher(compute, limits);
    const answers = [1, 3, 3].map((count) => run(numbered(count, 0), LONG));
    expect(await kindOf(run(numbered(1, 0), LONG))).to.equal('busy');
    for (let batch = 0; batch < 3; batch++) await release();
    await Promise.all(answers);
  });

  it('forgets who is too late or has gone, before and while they wait, and computes nothing for them', async () => {
    const { batches, compute, release } = slow();
    const run = createBatcher(compute, limits);
    const leaving = new AbortController();
    const first = run(numbered(1, 0), LONG);
    const late = kindOf(run(numbered(2, 0), { deadlineMs: 1 }));
    const gone = kindOf(run(numbered(3, 0), { ...LONG, signal: leaving.signal }));
    leaving.abort();
    expect(await gone).to.equal('cancelled');
    expect(await late).to.equal('too-late');
    expect(await kindOf(run(ONE, { ...LONG, signal: leaving.signal }))).to.equal('cancelled');
    await release();
    await first;
    expect(batches).to.deep.equal([1]);
  });

  it('tells everybody in a batch that it failed, and goes on', async () => {
    let isBroken = true;
    const run = createBatcher(({ rows }) => {
      if (isBroken) return Promise.reject(new InferenceFailure('crashed', 'broken'));
      const none = new Float32Array(rows);
      return Promise.resolve({ logistic: none, svm: none, ann: none });
    }, limits);
    expect(await Promise.all([kindOf(run(ONE, LONG)), kindOf(run(ONE, LONG))])).to.deep.equal([
      'crashed',
      'crashed',
    ]);
    isBroken = false;
    expect(await kindOf(run(ONE, LONG))).to.equal('answered');
  });
});
