/**
 * The remote adapter against a fake written from the specification, and against a real server of the protocol where
 * TEST_INFERENCE_URL names one that has the toy model (test/fixtures/models/toy-outcome) under its id.
 */
import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { passGate } from '../../server/inference/gate.ts';
import { createRemoteRuntime } from '../../server/inference/runtime/remote-runtime.ts';
import type { Runtime } from '../../server/inference/runtime/runtime.ts';
import { createJsonFetcher } from '../../server/outbound/fetch-json.ts';
import { childRuntime, openTestInference } from '../fakes/inference.ts';
import { startInferenceServer, type FakeInferenceServer } from '../fakes/inference-server.ts';
import { TOY, toyDirectory, type ToyDirectory } from '../fixtures/toy-model.ts';

function remoteRuntime(url: string): Runtime {
  return createRemoteRuntime({
    url,
    reach: 'private',
    fetcher: createJsonFetcher({ maxResponseBytes: 20_000_000 }),
    batches: { maxBatchRows: 1024, maxWaitingRows: 20_000 },
    timeoutMs: 20_000,
  });
}

describe('a remote inference server', function () {
  this.timeout(60_000);
  const local = childRuntime();
  let toy: ToyDirectory;
  let server: FakeInferenceServer;
  before(async () => {
    toy = await toyDirectory();
    const bytes = await readFile(`${toy.folder}/model.onnx`);
    const tensors = await local.load({ key: 'toy', id: TOY, bytes }, 'cpu');
    server = await startInferenceServer(TOY, tensors, (rows) =>
      local.run('toy', rows, { deadlineMs: 20_000 }),
    );
  });
  after(async () => {
    await server.close();
    await local.close();
    await toy.remove();
  });
  afterEach(() => (server.answerWith = undefined));

  async function sameAsHere(url: string): Promise<void> {
    const remote = remoteRuntime(url);
    const directories = [{ directory: toy.directory, origin: 'site' as const }];
    const there = await openTestInference(remote, directories);
    const here = await openTestInference(local, directories);
    expect(there.models()[0]).to.deep.include({ id: TOY, state: 'ready', provider: 'remote' });
    const rows = [new Map([['ageYears', 70]]), new Map([['ageYears', 99]])];
    const [first] = (await there.predictRows(TOY, rows)) ?? [];
    const [expected] = (await here.predictRows(TOY, rows)) ?? [];
    if (first?.status !== 'predicted' || expected?.status !== 'predicted') throw new Error('no prediction');
    first.methods.forEach(({ estimates }, method) => {
      estimates.forEach(({ value }, output) => {
        expect(value).to.be.closeTo(expected.methods[method]?.estimates[output]?.value ?? NaN, 1e-3);
      });
    });
    await remote.close();
  }

  it('of the protocol as it is written: passes the gate, and predicts what is predicted here', () =>
    sameAsHere(server.url));

  it('that is real does the same', async function () {
    const url = process.env['TEST_INFERENCE_URL'];
    if (url === undefined) this.skip();
    await sameAsHere(url);
  });

  it('that has not the model, another one, or another protocol is refused', async () => {
    const remote = remoteRuntime(server.url);
    const reasons = async () => {
      const result = await passGate(toy.directory, TOY, 'site', remote);
      return 'reasons' in result ? `${result.result}: ${result.reasons.join()}` : result.result;
    };
    server.answerWith = { status: 404, body: { error: 'unknown model' } };
    expect(await reasons()).to.equal('refused: remote: the inference server answered 404');
    server.answerWith = { status: 200, body: { predictions: [] } };
    expect(await reasons()).to.contain('does not speak the Open Inference Protocol');
    const other = { name: 'x', datatype: 'FP32', shape: [-1, 6] };
    server.answerWith = { status: 200, body: { inputs: [other], outputs: [other] } };
    expect(await reasons()).to.contain('its inputs are not values, known');
    await remote.close();
  });

  it('that does not answer leaves the model unavailable until it does', async () => {
    const gone = await startInferenceServer(TOY, { inputs: [], outputs: [] }, () =>
      Promise.reject(new Error('gone')),
    );
    await gone.close();
    const remote = remoteRuntime(gone.url);
    const inference = await openTestInference(remote, [{ directory: toy.directory, origin: 'site' }]);
    expect(inference.models()[0]?.state).to.equal('unavailable');
    expect(inference.status()).to.deep.include({ state: 'unavailable' });
    const [prediction] = (await inference.predictRows(TOY, [new Map([['ageYears', 70]])])) ?? [];
    expect(prediction).to.deep.include({ status: 'none', reason: 'inference-unavailable' });
    await remote.close();
  });
});
