import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { modelInputs, type InputProblem } from '../../server/api/model-inputs.ts';
import { ServiceError } from '../../server/errors.ts';
import { featureRows } from '../../server/inference/feature-row.ts';
import { LESION_CELLS, LESION_GRID, MAXIMUM_LESION_ML } from '../../server/inference/lesion/grid.ts';
import type { ModelManifest } from '../../server/inference/manifest.ts';
import { inputSchema } from '../../server/inference/manifest/inputs.ts';
import { toyManifest } from '../fixtures/toy-model.ts';

describe('a lesion map as an input of a model', () => {
  let manifest: ModelManifest;
  before(async () => {
    const map = inputSchema.parse({
      id: 'lesionMap',
      label: 'lesion map',
      kind: 'lesion-map',
      grid: LESION_GRID,
      limits: { maximumMl: MAXIMUM_LESION_ML },
      missingInTraining: 0,
      imputation: 'none',
      columns: { first: 6, count: LESION_CELLS },
    });
    const toy = await toyManifest();
    manifest = { ...toy, inputs: [...toy.inputs, map], columns: toy.columns + LESION_CELLS };
  });

  async function read(
    given: unknown,
  ): Promise<{ row: Float32Array; known: number; problems: InputProblem[] }> {
    const problems: InputProblem[] = [];
    const inputs = await modelInputs(given, 'inputs', manifest, problems);
    const { values, known } = featureRows([inputs], manifest);
    return { row: values.subarray(6), known: known.reduce((sum, one) => sum + one, 0), problems };
  }

  it('is a NIfTI file in base64, and fills the columns of the grid', async () => {
    const file = await readFile('test/fixtures/inference/lesion/generated-mask.nii.gz');
    const { row, known, problems } = await read({ lesionMap: { nifti: file.toString('base64') } });
    expect(problems).to.deep.equal([]);
    expect(known).to.equal(LESION_CELLS);
    expect(row.some((fraction) => fraction > 0) && row.every((fraction) => fraction >= 0 && fraction <= 1)).to
      .be.true;
  });

  it('is refused when it is no base64, and when it is no NIfTI', async () => {
    for (const lesionMap of ['x', {}, { nifti: '' }, { nifti: 'no base64' }]) {
      expect((await read({ lesionMap })).problems.map(({ field }) => field)).to.deep.equal([
        'inputs.lesionMap',
      ]);
    }
    const error = await read({ lesionMap: { nifti: 'bm8gaW1hZ2U=' } }).catch((caught: unknown) => caught);
    expect(error).to.be.instanceOf(ServiceError);
    expect((error as ServiceError).fields).to.deep.equal(['inputs.lesionMap.nifti']);
  });
});
