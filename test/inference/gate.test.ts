import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { passGate, type FolderOrigin, type GateResult } from '../../server/inference/gate.ts';
import { InferenceFailure, type Runtime } from '../../server/inference/runtime/runtime.ts';
import { childRuntime } from '../fakes/inference.ts';
import {
  edited,
  From,
  replaced,
  TOY,
  toyDirectory,
  toyManifest,
  withoutLast,
  type Edit,
  type ToyDamage,
} from '../fixtures/toy-model.ts';

describe('the gate before a model serves', function () {
  this.timeout(60_000);
  const runtime = childRuntime();
  after(() => runtime.close());

  async function gate(
    damage: ToyDamage = {},
    origin: FolderOrigin = 'site',
    on: Runtime = runtime,
  ): Promise<GateResult> {
    const { directory, remove } = await toyDirectory(damage);
    const result = await passGate(directory, damage.name ?? TOY, origin, on);
    await remove();
    return result;
  }

  async function reasons(damage: ToyDamage, origin: FolderOrigin = 'site'): Promise<string> {
    const result = await gate(damage, origin);
    expect(result.result).to.equal('refused');
    return 'reasons' in result ? result.reasons.join('; ') : '';
  }

  it('lets the toy pass, on the provider that reproduces its golden rows', async () => {
    expect(await gate()).to.deep.include({ result: 'passed', provider: 'cpu', notes: [] });
  });

  it('falls back to the next provider where one cannot be had, and says why', async () => {
    const result = await gate({}, 'site', { ...runtime, providers: ['cuda', 'cpu'] });
    expect(result).to.deep.include({ result: 'passed', provider: 'cpu' });
    expect('notes' in result && result.notes[0]).to.match(/^cuda: /);
  });

  /** The runtime, of which the first so many loads end as if its process had been ended. */
  const crashing = (times: number): Runtime => {
    let left = times;
    return {
      ...runtime,
      load: (model, provider) => {
        if (left === 0) return runtime.load(model, provider);
        left -= 1;
        return Promise.reject(new InferenceFailure('crashed', 'the inference process ended: SIGKILL'));
      },
    };
  };

  it('does not hold it against a model that the process ended once; twice is the model', async () => {
    expect(await gate({}, 'site', crashing(1))).to.deep.include({ result: 'passed', provider: 'cpu' });
    expect(await gate({}, 'site', crashing(2))).to.deep.include({
      result: 'refused',
      reasons: ['cpu: the inference process ended: SIGKILL'],
    });
  });

  describe('refuses a folder', () => {
    const flip = (content: Buffer) => {
      const flipped = Buffer.from(content);
      flipped[flipped.length >> 1] = (flipped[flipped.length >> 1] ?? 0) ^ 1;
      return flipped;
    };
    for (const file of ['model.onnx', 'golden.json', 'CARD.md'] as const) {
      it(`with one bit of ${file} flipped`, async () => {
        expect(await reasons({ files: { [file]: flip }, isHonest: false })).to.match(
          new RegExp(`^${file}: .*SHA-256`),
        );
      });
    }

    it('with another SHA-256 in the manifest', async () => {
      const files = { ...(await toyManifest()).files };
      files['model.onnx'] = { ...files['model.onnx'], sha256: '0'.repeat(64) };
      expect(await reasons({ manifest: [['files', files]] })).to.contain('model.onnx');
    });

    it('with another name than its id', async () => {
      expect(await reasons({ name: 'other' })).to.contain('not the name of the folder');
    });

    it('without a manifest that is JSON, without a file', async () => {
      const { directory, folder, remove } = await toyDirectory();
      await writeFile(path.join(folder, 'manifest.json'), '{');
      expect(await passGate(directory, TOY, 'site', runtime)).to.deep.include({
        reasons: ['manifest.json: not JSON'],
      });
      await remove();
      const empty = await passGate(directory, TOY, 'site', runtime);
      expect(empty).to.deep.include({ reasons: ['manifest.json: cannot be read (ENOENT)'] });
    });

    it('with a tensor of another name', async () => {
      const rename = replaced('logistic', 'logistix');
      expect(await reasons({ files: { 'model.onnx': rename } })).to.contain(
        'its outputs are not logistic, svm, ann',
      );
    });

    it('with a graph that cannot be loaded', async () => {
      expect(await reasons({ files: { 'model.onnx': () => Buffer.from('no graph') } })).to.match(/^cpu: /);
    });

    it('whose golden rows are not reproduced, by as little as 2e-5', async () => {
      const off = edited([
        'rows.17.ann',
        new From(([first, second, third]) => [first, Number(second) + 2e-5, third]),
      ]);
      expect(await reasons({ files: { 'golden.json': off } })).to.match(
        /golden rows: ann differs by 2\.\de-5/,
      );
    });

    it('with golden rows that ask for less than they must', async () => {
      const lax = edited(['tolerance', 1e-4]);
      expect(await reasons({ files: { 'golden.json': lax } })).to.contain('tolerance of a probability');
      const few = edited(['rows', new From((rows) => rows.slice(0, 40))]);
      expect(await reasons({ files: { 'golden.json': few } })).to.contain('golden.json: rows');
      const narrow = edited(['rows.3.values', withoutLast]);
      expect(await reasons({ files: { 'golden.json': narrow } })).to.contain('not those of the manifest');
    });
  });

  describe('refuses a manifest', () => {
    const firstTwice = new From((intervals) => [...intervals, intervals[0]]);
    const fewerColumns: readonly Edit[] = [
      ['inputs', withoutLast],
      ['columns', 5],
      ...Array.from({ length: 12 }, (_, index): Edit => [
        `intervals.${index}.whenMissing.priorStroke`,
        undefined,
      ]),
    ];
    const faults: readonly [string, readonly Edit[], RegExp][] = [
      ['with an unknown key', [['extra', 1]], /manifest\.json: .*extra/],
      ['of another schema', [['schema', 2]], /manifest\.json: schema/],
      ['that names no fact', [['inputs.0.fact', 'shoeSize']], /no fact shoeSize/],
      ['with another unit than the fact', [['inputs.4.unit', 'mg/dL']], /unit of the fact is mmol\/L/],
      ['with another kind than the fact', [['inputs.0.fact', 'sex']], /the fact is no number/],
      ['with a value the fact has not', [['inputs.1.values', ['f', 'm']]], /values of the fact are female/],
      ['that reads a choice as a flag', [['inputs.2.trueWhen', undefined]], /needs trueWhen/],
      ['with a limit for a choice', [['inputs.2.trueWhen', { atLeast: 1 }]], /limit of a number/],
      ['that takes no value of the fact', [['inputs.2.trueWhen', ['left']]], /no value of the fact/],
      ['that fills a column twice', [['inputs.5.columns', [0]]], /each of the columns once/],
      ['that leaves a column empty', [['columns', 7]], /each of the columns once/],
      ['with an input twice', [['inputs.5.id', 'sex']], /an id stands twice/],
      [
        'with too few columns for a choice',
        [['inputs.1.values', ['female', 'male', 'x']]],
        /one column for each/,
      ],
      ['whose limits are upside down', [['inputs.0.trained', { low: 9, high: 1 }]], /low must be below high/],
      ['without one of the methods', [['methods', withoutLast]], /methods: each of logistic, svm, ann/],
      ['that sums what is no output', [['combined.0.sumOf', ['alive']]], /sumOf names what is no output/],
      ['of one probability with three outputs', [['kind', 'binary']], /do not fit binary/],
      ['without an interval', [['intervals', withoutLast]], /intervals: none for ann alive/],
      ['with an interval twice', [['intervals', firstTwice]], /and no other/],
      ['that does not widen', [['intervals.0.whenMissing.sex', 0]], /whenMissing must be above 0/],
      ['that widens for a stranger', [['intervals.0.whenMissing.shoe', 1]], /whenMissing must be above 0/],
      ['with a view of no flag', [['views.0.when.anyOf', ['sex']]], /anyOf names no flag/],
      ['with a view of no outcome', [['views.0.observed.fine', 0.1]], /outcome that the model has not/],
      ['with fewer columns than the graph', fewerColumns, /not those of the manifest/],
    ];
    for (const [what, damage, expected] of faults) {
      it(what, async () => {
        expect(await reasons({ manifest: damage })).to.match(expected);
      });
    }
  });

  it('serves models of generated patients in the sandbox only, and no other there', async () => {
    const generated = { manifest: [['watermark', 'generated']] as const };
    expect(await reasons(generated, 'site')).to.contain('served by the sandbox only');
    expect(await reasons({}, 'sandbox')).to.contain('generated patients only');
    expect((await gate(generated, 'sandbox')).result).to.equal('passed');
  });

  it('refuses a site-trained model that missed one of its own gates', async () => {
    const missed = (grade: string): ToyDamage => ({
      manifest: [
        ['grade', grade],
        ['validation.gates.0.passed', false],
      ],
    });
    expect(await reasons(missed('site-trained'))).to.contain('the gate runs was not passed');
    expect((await gate(missed('cohort-trained'))).result).to.equal('passed');
  });
});
