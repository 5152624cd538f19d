import { expect } from 'chai';
import { known, missing, noEventRecorded } from '../../server/clinical/known.ts';
import { factsWith, type StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import { featureRows } from '../../server/inference/feature-row.ts';
import type { ModelManifest } from '../../server/inference/manifest.ts';
import { inputsFromFacts } from '../../server/inference/read-facts.ts';
import { toyManifest } from '../fixtures/toy-model.ts';

describe('facts as inputs of a model', () => {
  let manifest: ModelManifest;
  before(async () => {
    manifest = await toyManifest();
  });
  const read = (given: Partial<StrokeFacts>) =>
    Object.fromEntries(inputsFromFacts(factsWith(given), manifest).inputs);

  it('are numbers, choices, and flags by value or limit', () => {
    expect(
      read({
        ageYears: known(97),
        sex: known('male'),
        visualField: known('partial-hemianopia'),
        nihss: known(15),
      }),
    ).to.deep.equal({ ageYears: 97, sex: 'male', hemianopia: true, severe: false });
    expect(read({ visualField: known('full'), nihss: known(16) })).to.deep.equal({
      hemianopia: false,
      severe: true,
    });
  });

  it('take glucose in mmol/L, whatever it was reported in', () => {
    expect(read({ glucose: known({ value: 180.156, unit: 'mg/dL' }) })['glucose']).to.be.closeTo(10, 1e-9);
  });

  it('take an event as having occurred or not', () => {
    manifest.inputs.push({
      ...{ id: 'surgery', label: 'surgery', kind: 'flag', fact: 'majorSurgery', columns: [6] },
      ...{ missingInTraining: 0, imputation: 'none' },
    });
    expect(read({ majorSurgery: noEventRecorded() })).to.deep.equal({ surgery: false });
    expect(read({ majorSurgery: known({ occurred: true, hoursAgo: 2 }) })).to.deep.equal({
      surgery: true,
    });
    manifest.inputs.pop();
  });

  it('that are missing, contradict themselves, are bounds or cannot be, are not known', () => {
    expect(read({ ageYears: missing('not-recorded') })).to.deep.equal({});
    expect(read({ glucose: known({ value: 33.3, unit: 'mmol/L', bound: 'above' }) })).to.deep.equal({});
    expect(read({ ageYears: known(4711), nihss: known(NaN) })).to.deep.equal({});
    const conflict = factsWith({ ageYears: { status: 'conflicting', values: [known(60), known(80)] } });
    expect(inputsFromFacts(conflict, manifest)).to.deep.equal({ inputs: new Map(), hasConflict: true });
  });

  it('fill their columns; the first value of a choice is the reference', () => {
    const { values, known: mask } = featureRows(
      [
        new Map<string, number | boolean | string>([
          ['ageYears', 70],
          ['sex', 'female'],
          ['hemianopia', true],
        ]),
        new Map([['sex', 'male']]),
      ],
      manifest,
    );
    expect([...values]).to.deep.equal([70, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
    expect([...mask]).to.deep.equal([1, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  });
});
