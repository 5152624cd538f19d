import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import type { ModelPrediction } from '../../server/clinical/predictions/prediction.ts';
import type { ModelDescription, ModelListing, RowPredictions } from '../../server/api/contract.ts';
import type { Runtime } from '../../server/inference/runtime/runtime.ts';
import { childRuntime, openTestInference } from '../fakes/inference.ts';
import { startService, type TestService } from '../fakes/service.ts';
import { TOY, toyDirectory, type ToyDirectory } from '../fixtures/toy-model.ts';

const PATH = `/api/models/${TOY}/predictions`;

describe('/api/models', function () {
  this.timeout(60_000);
  const runtime = childRuntime();
  let runs = 0;
  let toy: ToyDirectory;
  let service: TestService;
  before(async () => {
    toy = await toyDirectory();
    const watched: Runtime = {
      ...runtime,
      run: (...call) => {
        runs += 1;
        return runtime.run(...call);
      },
    };
    const inference = await openTestInference(watched, [{ directory: toy.directory, origin: 'site' }]);
    service = await startService({ predictor: { ...inference, close: () => Promise.resolve() } });
  });
  after(async () => {
    await service.close();
    await runtime.close();
    await toy.remove();
  });

  interface Answer<T> {
    status: number;
    body: T;
  }
  const get = async <T>(path: string): Promise<Answer<T>> => {
    const response = await fetch(service.url + path);
    return { status: response.status, body: (await response.json()) as T };
  };
  const post = async <T>(body: unknown, path = PATH): Promise<Answer<T>> => {
    const response = await service.post(path, body);
    return { status: response.status, body: (await response.json()) as T };
  };
  interface Outcome {
    issue: { expression: string[]; diagnostics: string; code: string }[];
  }

  it('lists what there is, with gates and metrics, and what has no model here, with how to train one', async () => {
    const { models } = (await get<{ models: ModelListing[] }>('/api/models')).body;
    expect(models[0]).to.deep.include({
      id: TOY,
      state: 'ready',
      version: '1.0.0',
      provider: 'cpu',
      moment: 'before-treatment',
    });
    expect(models[0]?.validation?.gates.map(({ id }) => id)).to.deep.equal(['runs']);
    expect(models[0]?.validation?.metrics).to.have.length(3);
    expect(models[0]?.outputs?.map(({ id }) => id)).to.deep.equal([
      'dead',
      'dependent',
      'recovered',
      'alive',
    ]);
    expect(models[0]).not.to.have.property('manifest');
    const untrained = models.filter(({ state }) => state === 'not-trained');
    expect(untrained.map(({ id }) => id)).to.deep.equal([
      'sich-after-thrombolysis',
      'visual-recovery-pca',
      'avm-mortality',
      'motor-from-lesion',
      'behaviour-from-lesion',
      'domain-recovery',
    ]);
    for (const { id, reasons } of untrained) {
      expect(reasons[0])
        .to.contain('no model trained at this site')
        .and.to.contain(`npm run train -- --task ${id}`);
    }
  });

  it('describes one with its manifest, and knows no other', async () => {
    const { body } = await get<ModelDescription>(`/api/models/${TOY}`);
    expect(body.manifest?.inputs.map(({ id }) => id)).to.include('glucose');
    expect((await get<ModelDescription>('/api/models/avm-mortality')).body.state).to.equal('not-trained');
    const unknown = await get<Outcome>('/api/models/nothing');
    expect([unknown.status, unknown.body.issue[0]?.expression]).to.deep.equal([404, ['id']]);
    expect((await post({ inputs: {} }, '/api/models/nothing/predictions')).status).to.equal(404);
  });

  it('predicts from inputs, with units, and explains when asked', async () => {
    const plain = await post<ModelPrediction>({ inputs: { ageYears: 70, glucose: 10, sex: null } });
    expect(plain.status).to.equal(200);
    expect(plain.body.used.map(({ id }) => id)).to.deep.equal(['ageYears', 'glucose']);
    expect(plain.body).not.to.have.property('contributions');
    const inputs = { ageYears: { value: 70, unit: 'a' }, glucose: { value: 180.156, unit: 'mg/dL' } };
    const same = await post<ModelPrediction>({ inputs, explain: true });
    expect(same.body.methods).to.deep.equal(plain.body.methods);
    expect(same.body.contributions).to.have.length(12);
  });

  it('predicts many rows as it predicts each alone', async () => {
    const rows = Array.from({ length: 1000 }, (_, index) => ({
      ageYears: index % 121,
      severe: index % 2 === 0,
    }));
    const { status, body } = await post<RowPredictions>({ rows });
    expect([status, body.rows.length]).to.deep.equal([200, 1000]);
    const [row] = body.rows.slice(110);
    const alone = await post<ModelPrediction>({ inputs: rows[110] });
    const first = alone.body.methods[1]?.estimates[0];
    expect(row?.status === 'predicted' && row.estimates['svm']?.['dead']).to.deep.equal({
      value: first?.value,
      ...first?.range,
    });
    expect(row?.status === 'predicted' && row.outOfRange).to.deep.equal(['ageYears']);
  });

  it('says why there is none', async () => {
    expect((await post({ inputs: {} })).body).to.deep.include({ status: 'none', reason: 'no-inputs' });
    expect(
      (await post<RowPredictions>({ rows: [{}, { ageYears: 5 }] })).body.rows.map(({ status }) => status),
    ).to.deep.equal(['none', 'predicted']);
    const untrained = await post({ inputs: { nihss: 4 } }, '/api/models/sich-after-thrombolysis/predictions');
    expect(untrained.body).to.deep.include({ status: 'none', reason: 'not-trained-at-this-site' });
  });

  it('refuses what is no input, has another unit, or cannot be: by field, and never with the value', async () => {
    const refused = async (body: unknown) => {
      const answer = await post<Outcome>(body);
      expect(answer.status).to.equal(400);
      expect(JSON.stringify(answer.body)).not.to.match(/4711|shoe/);
      return answer.body.issue[0]?.expression;
    };
    expect(await refused({ inputs: { shoeSize: 4711 } })).to.deep.equal(['inputs, entry 1']);
    expect(
      await refused({ inputs: { ageYears: 4711, sex: 'shoe', severe: 1, glucose: '4711' } }),
    ).to.deep.equal(['inputs.ageYears', 'inputs.sex', 'inputs.severe', 'inputs.glucose']);
    expect(await refused({ inputs: { glucose: { value: 100, unit: 'g/L' } } })).to.deep.equal([
      'inputs.glucose',
    ]);
    expect(await refused({ rows: [{ ageYears: 1 }, { ageYears: -1 }, 7] })).to.deep.equal([
      'rows.1.ageYears',
      'rows.2',
    ]);
    expect(await refused({})).to.deep.equal(['inputs']);
    expect(await refused({ inputs: {}, rows: [] })).to.include('inputs');
    expect(await refused({ rows: Array.from({ length: 1001 }, () => ({})) })).to.deep.equal(['rows']);
    expect(await refused({ rows: [{}], explain: true })).to.deep.equal(['explain']);
  });

  it('is told in /readyz: provider, version and state, and degraded where a model is refused', async () => {
    interface Ready {
      status: string;
      predictions: string;
      inference: object;
      models: object[];
    }
    const ready = (await get<Ready>('/readyz')).body;
    expect(ready).to.deep.include({ status: 'ready', predictions: 'ready' });
    expect(ready.inference).to.deep.equal({
      state: 'ready',
      tried: ['cpu'],
      providers: ['cpu'],
      restarts: 0,
    });
    expect(ready.models[0]).to.deep.equal({
      id: TOY,
      version: '1.0.0',
      state: 'ready',
      provider: 'cpu',
      reasons: [],
    });
    const without = await startService();
    const bare = (await (await fetch(`${without.url}/readyz`)).json()) as Ready;
    expect(bare).to.deep.include({ status: 'ready', predictions: 'degraded' });
    await without.close();
  });

  it('answers with a reason while inference is away, and with figures when it is back', async () => {
    const before = runs;
    process.kill((await runtime.pid()) ?? NaN, 'SIGSTOP');
    const waiting = post({ inputs: { ageYears: 70 } });
    while (runs === before) await setImmediate();
    process.kill((await runtime.pid()) ?? NaN, 'SIGKILL');
    expect((await waiting).body).to.deep.include({ status: 'none', reason: 'inference-unavailable' });
    expect((await post<ModelPrediction>({ inputs: { ageYears: 70 } })).body.status).to.equal('predicted');
  });
});
