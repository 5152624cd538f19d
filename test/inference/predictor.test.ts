import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import type {
  ModelPrediction,
  NoPrediction,
  Prediction,
} from '../../server/clinical/predictions/prediction.ts';
import { known } from '../../server/clinical/known.ts';
import { factsWith } from '../../server/clinical/stroke-facts.ts';
import { alternativesOf } from '../../server/inference/answer/alternatives.ts';
import { logit } from '../../server/inference/answer/normal.ts';
import type { InputValue } from '../../server/inference/input-value.ts';
import type { ModelInputs } from '../../server/inference/predictor.ts';
import { SITE_TASKS } from '../../server/inference/site-tasks.ts';
import type { Runtime } from '../../server/inference/runtime/runtime.ts';
import type { ChildRuntime, ChildRuntimeOptions } from '../../server/inference/runtime/child-runtime.ts';
import { childRuntime, openTestInference, type TestInference } from '../fakes/inference.ts';
import { toyManifest, TOY, toyDirectory, type ToyDirectory } from '../fixtures/toy-model.ts';

const FACTS = factsWith({
  ageYears: known(72),
  sex: known('male'),
  visualField: known('complete-hemianopia'),
  nihss: known(18),
  glucose: known({ value: 9, unit: 'mmol/L' }),
});

const VALUES: Record<string, fc.Arbitrary<InputValue>> = {
  ageYears: fc.integer({ min: 0, max: 120 }),
  sex: fc.constantFrom('female', 'male'),
  hemianopia: fc.boolean(),
  severe: fc.boolean(),
  glucose: fc.double({ min: 1, max: 55, noNaN: true }),
  priorStroke: fc.boolean(),
};

const someInputs: fc.Arbitrary<ModelInputs> = fc
  .tuple(fc.record(VALUES), fc.subarray(Object.keys(VALUES), { minLength: 1 }))
  .map(([values, known]) => new Map(Object.entries(values).filter(([id]) => known.includes(id))));

function predicted(prediction: Prediction | undefined): ModelPrediction {
  if (prediction?.status !== 'predicted') throw new Error(`no prediction: ${prediction?.reason ?? 'none'}`);
  return prediction;
}

describe('the predictor', function () {
  this.timeout(60_000);
  const runtimes: ChildRuntime[] = [];
  const ownRuntime = (options: Partial<ChildRuntimeOptions> = {}) => {
    const own = childRuntime(options);
    runtimes.push(own);
    return own;
  };
  const runtime = ownRuntime();
  let toy: ToyDirectory;
  let inference: TestInference;
  before(async () => {
    toy = await toyDirectory();
    inference = await openTestInference(runtime, [{ directory: toy.directory, origin: 'site' }]);
  });
  after(async () => {
    for (const own of runtimes) await own.close();
    await toy.remove();
  });
  const one = async (inputs: ModelInputs, explain = false) =>
    (await inference.predictRows(TOY, [inputs], { explain }))?.[0];

  it('predicts from the facts of a chart, and names what it used and what it lacks', async () => {
    const [first, ...others] = await inference.predict(FACTS, { moment: 'before-treatment' });
    const prediction = predicted(first);
    expect(prediction.model).to.deep.include({
      id: TOY,
      version: '1.0.0',
      rows: 60,
      notice: 'Random weights.',
    });
    expect(prediction.used.map(({ id }) => id)).to.deep.equal([
      'ageYears',
      'sex',
      'hemianopia',
      'severe',
      'glucose',
    ]);
    expect(prediction.missing).to.deep.equal([{ id: 'priorStroke', label: 'earlier stroke' }]);
    expect(prediction.methods.map(({ id }) => id)).to.deep.equal(['logistic', 'svm', 'ann']);
    for (const { estimates } of prediction.methods) {
      const classes = estimates.filter(({ sumOf }) => !sumOf);
      expect(classes.reduce((sum, { value }) => sum + value, 0)).to.be.closeTo(100, 1e-4);
    }
    expect(prediction.views.map(({ id }) => id)).to.deep.equal(['visual']);
    expect(others.map((other) => [other.model.id, other.status === 'none' && other.reason])).to.deep.equal([
      ['sich-after-thrombolysis', 'not-trained-at-this-site'],
    ]);
    expect(await inference.predict(FACTS, { moment: 'any' })).to.have.length(1 + SITE_TASKS.length);
  });

  it('gives the figure of the graph itself: the golden rows, through the whole path', async () => {
    const { default: golden } = (await import('../fixtures/models/toy-outcome/golden.json', {
      with: { type: 'json' },
    })) as {
      default: { rows: { values: number[]; known: number[]; svm: number[] }[] };
    };
    const ids = Object.keys(VALUES);
    const rows = golden.rows.map(({ values, known: mask }) => {
      const inputs = new Map<string, InputValue>();
      ids.forEach((id, column) => {
        const value = values[column] ?? NaN;
        if (mask[column] === 1)
          inputs.set(
            id,
            id === 'sex'
              ? value
                ? 'male'
                : 'female'
              : ['ageYears', 'glucose'].includes(id)
                ? value
                : value === 1,
          );
      });
      return inputs;
    });
    const predictions = await inference.predictRows(TOY, rows);
    golden.rows.forEach(({ svm }, index) => {
      const prediction = predictions?.[index];
      if (prediction?.status !== 'predicted') return;
      const estimates = prediction.methods[1]?.estimates ?? [];
      svm.forEach((value, output) => {
        expect(estimates[output]?.value).to.be.closeTo(value * 100, 1e-3);
      });
    });
    expect(predictions?.filter(({ status }) => status === 'predicted')).to.have.length.above(55);
  });

  it('many rows go to the process in parts, each part in its place', async () => {
    const [inputs] = fc.sample(someInputs, { numRuns: 1, seed: 7 });
    const ages = Array.from({ length: 300 }, (_, index) => 20 + (index % 70));
    const rows = ages.map((age) => new Map([...(inputs ?? []), ['ageYears', age]]));
    const sizes: number[] = [];
    const counting: Runtime = {
      ...runtime,
      run: (key, part, options) => {
        sizes.push(part.rows);
        return runtime.run(key, part, options);
      },
    };
    const wide = await openTestInference(
      counting,
      [{ directory: toy.directory, origin: 'site' }],
      {},
      30_000,
      60,
    );
    sizes.length = 0;
    const all = await wide.predictRows(TOY, rows);
    expect(Math.max(...sizes) * 6).to.be.at.most(60);
    expect(sizes.length).to.be.greaterThan(29);
    for (const place of [0, 10, 299]) {
      expect(all?.[place]).to.deep.equal(await one(rows[place] ?? new Map()));
    }
  });

  it('with one input missing is still there, and every range is wider than at any value tried for it', async () => {
    // Between the steps of a number nothing is promised but that a prediction moves little (alternatives.ts).
    const manifest = await toyManifest();
    const triedFor = (id: string, values: Readonly<Record<string, InputValue>>) => {
      const others = new Map(Object.entries(values).filter(([name]) => name !== id));
      return alternativesOf(others, manifest).flatMap((inputs) => inputs.get(id) ?? []);
    };
    const widths = (prediction: Prediction | undefined) =>
      predicted(prediction).methods.flatMap(({ estimates }) =>
        estimates.map(({ range: { low, high } }) => high - low),
      );
    await fc.assert(
      fc.asyncProperty(
        fc.record(VALUES),
        fc.constantFrom(...Object.keys(VALUES)),
        fc.nat(),
        async (values, removed, place) => {
          const tried = triedFor(removed, values);
          const inputs = new Map(Object.entries(values));
          inputs.set(removed, tried[place % tried.length] ?? true);
          const complete = widths(await one(inputs));
          inputs.delete(removed);
          widths(await one(inputs)).forEach((width, index) => {
            expect(width).to.be.greaterThan(complete[index] ?? NaN);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('without any gives none, and says why', async () => {
    const reasonOf = async (facts: Parameters<typeof factsWith>[0]) => {
      const [first] = await inference.predict(factsWith(facts), { moment: 'any' });
      return (first as NoPrediction).reason;
    };
    expect(await reasonOf({})).to.equal('no-inputs');
    expect(await reasonOf({ nihss: { status: 'conflicting', values: [known(3), known(17)] } })).to.equal(
      'conflicting-only',
    );
  });

  it('says when a value lies outside the people it was trained on, and answers as at their edge', async () => {
    const old = predicted(await one(new Map([['ageYears', 110]])));
    expect(old.outOfRange).to.deep.equal([
      { id: 'ageYears', label: 'age', fact: 'ageYears', value: 110, low: 16, high: 99 },
    ]);
    expect(old.methods).to.deep.equal(predicted(await one(new Map([['ageYears', 99]]))).methods);
  });

  it('explains: contributions add up to the distance from knowing nothing, and are the same every time', async () => {
    const runs = { logistic: 0, svm: 0, ann: 0 };
    await fc.assert(
      fc.asyncProperty(someInputs, async (inputs) => {
        const { contributions = [], methods } = predicted(await one(inputs, true));
        expect(contributions).to.have.length(12);
        for (const { method, output, inputs: parts } of contributions) {
          runs[method] += 1;
          expect(parts.map(({ input }) => input)).to.have.members([...inputs.keys()]);
          const value =
            methods.find(({ id }) => id === method)?.estimates.find((one) => one.output === output)?.value ??
            NaN;
          const sum = parts.reduce((total, { moved }) => total + moved, 0);
          const nothing = logit(value / 100) - sum;
          baselines[`${method} ${output}`] ??= nothing;
          expect(nothing).to.be.closeTo(baselines[`${method} ${output}`] ?? NaN, 1e-4);
        }
      }),
      { numRuns: 20 },
    );
    expect(Math.min(...Object.values(runs))).to.be.greaterThan(0);
    const inputs = new Map<string, InputValue>([
      ['ageYears', 60],
      ['glucose', 12],
      ['severe', true],
    ]);
    expect(await one(inputs, true)).to.deep.equal(await one(inputs, true));
  });
  const baselines: Record<string, number> = {};

  it('applies the levels of the site, and says of how many patients they are', async () => {
    const sha256 = predicted(await one(new Map([['ageYears', 70]]))).model.sha256;
    const levels = { [TOY]: { modelSha256: sha256, patients: 80, shift: { dead: 1 } } };
    const local = await openTestInference(runtime, [{ directory: toy.directory, origin: 'site' }], levels);
    const [shifted] = (await local.predictRows(TOY, [new Map([['ageYears', 70]])])) ?? [];
    const odds = (prediction: Prediction | undefined) =>
      logit((predicted(prediction).methods[2]?.estimates[0]?.value ?? NaN) / 100);
    expect(predicted(shifted).localPatients).to.equal(80);
    expect(odds(shifted) - odds(await one(new Map([['ageYears', 70]])))).to.be.closeTo(1, 1e-5);
  });

  it('answers with a reason when inference is lost, too slow, or no longer wanted', async () => {
    const lost = ownRuntime({ restartAfterMs: [60_000] });
    const directories = [{ directory: toy.directory, origin: 'site' as const }];
    const losing = await openTestInference(lost, directories);
    const reason = async (predictor: TestInference, signal?: AbortSignal) => {
      const [first] = await predictor.predict(FACTS, { moment: 'any', ...(signal && { signal }) });
      return first?.status === 'none' ? first.reason : 'predicted';
    };
    const pid = (await lost.pid()) ?? NaN;
    process.kill(pid, 'SIGSTOP');
    expect(await reason(losing, AbortSignal.timeout(20))).to.equal('too-late');
    const waiting = reason(losing);
    process.kill(pid, 'SIGKILL');
    expect(await waiting).to.equal('inference-unavailable');
    expect(await reason(losing)).to.equal('inference-unavailable');
    expect(losing.status()).to.deep.include({ state: 'restarting', restarts: 1, providers: ['cpu'] });
  });

  it('says that a refused model is refused, and takes it up once its folder is whole', async () => {
    const damaged = await toyDirectory();
    const card = path.join(damaged.folder, 'CARD.md');
    await rename(card, `${card}.away`);
    const own = ownRuntime();
    const predictor = await openTestInference(own, [{ directory: damaged.directory, origin: 'site' }]);
    expect(predictor.models()[0]).to.deep.include({
      id: TOY,
      state: 'refused',
      reasons: ['CARD.md: cannot be read (ENOENT)'],
    });
    const [refused] = await predictor.predict(FACTS, { moment: 'before-treatment' });
    expect(refused).to.deep.include({ status: 'none', reason: 'model-refused' });
    await rename(`${card}.away`, card);
    await predictor.refresh();
    expect(predictor.models()[0]).to.deep.include({
      state: 'ready',
      version: '1.0.0',
      provider: 'cpu',
      reasons: [],
    });
    predicted((await predictor.predict(FACTS, { moment: 'any' }))[0]);
    await rm(damaged.folder, { recursive: true });
    await predictor.refresh();
    expect(predictor.models().map(({ state }) => state)).not.to.include('ready');
    await damaged.remove();
  });

  it('takes a model trained at the site for its task, and lets the first directory win', async () => {
    const trained = await toyDirectory({ manifest: [['task', 'avm-mortality']] });
    const own = ownRuntime();
    const predictor = await openTestInference(own, [
      { directory: trained.directory, origin: 'site' },
      { directory: toy.directory, origin: 'site' },
      { directory: path.join(trained.directory, 'none'), origin: 'sandbox' },
    ]);
    const states = predictor.models().map(({ task, state }) => `${task} ${state}`);
    expect(states.slice(0, 2)).to.deep.equal(['avm-mortality ready', `${TOY} refused`]);
    expect(states).to.include('domain-recovery not-trained');
    expect(states).not.to.include('avm-mortality not-trained');
    await trained.remove();
  });

  it('knows nothing of an id that is none', async () => {
    expect(await inference.predictRows('nothing', [new Map()])).to.equal(undefined);
    const [untrained] = (await inference.predictRows('avm-mortality', [new Map()])) ?? [];
    expect(untrained).to.deep.include({ status: 'none', reason: 'not-trained-at-this-site' });
  });
});
