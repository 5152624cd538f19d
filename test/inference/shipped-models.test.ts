/** Every model that comes with the package passes the gate that it has to pass when the service starts. */
import { expect } from 'chai';
import { passGate } from '../../server/inference/gate.ts';
import { folderNames } from '../../server/inference/model-folder.ts';
import { childRuntime } from '../fakes/inference.ts';

const DIRECTORIES = [
  { directory: 'models', origin: 'site' },
  { directory: 'server/sandbox/models', origin: 'sandbox' },
] as const;

describe('the models of the package', function () {
  this.timeout(120_000);
  const runtime = childRuntime();
  after(() => runtime.close());

  for (const { directory, origin } of DIRECTORIES) {
    it(`in ${directory} pass the gate`, async () => {
      for (const name of await folderNames(directory)) {
        const result = await passGate(directory, name, origin, runtime);
        expect('reasons' in result ? result.reasons : [], `${directory}/${name}`).to.deep.equal([]);
        expect(result.result).to.equal('passed');
      }
    });
  }
});
