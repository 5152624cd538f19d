import { expect } from 'chai';
import { possibilities } from '../../server/clinical/recovery/possibilities.ts';
import type { ScoreInput } from '../../server/clinical/scores/score-input.ts';
import { factsWith, type FactName } from '../../server/clinical/stroke-facts.ts';

/** A table of verdicts: a row for each value of the first input, a column for each of the second. */
function table(
  rows: readonly (readonly string[])[],
  names: readonly [FactName, FactName] = ['trunkControlTest', 'hipExtensionMrc'],
) {
  const inputs = [rows, rows[0]!].map((values, index): ScoreInput<unknown> => ({
    fact: names[index]!,
    possible: () => values.map((_, position) => position),
  }));
  return possibilities(factsWith({}), inputs, ([row, column]) => rows[row as number]![column as number]!);
}

const anyVerdict = () => true;

describe('what remains possible for a rule', () => {
  it('is every verdict once, and the inputs that can change it', () => {
    const both = table([
      ['poor', 'good'],
      ['good', 'good'],
    ]);
    expect(both.verdicts).to.have.members(['poor', 'good']).and.to.have.lengthOf(2);
    expect(both.decisive).to.deep.equal(['trunkControlTest', 'hipExtensionMrc']);
    const second = table([
      ['poor', 'good'],
      ['poor', 'good'],
    ]);
    expect(second.decisive).to.deep.equal(['hipExtensionMrc']);
    const none = table([
      ['good', 'good'],
      ['good', 'good'],
    ]);
    expect(none).to.deep.include({ verdicts: ['good'], decisive: [] });
  });

  it('is narrowed most by the input that leaves the fewest verdicts at worst', () => {
    // The first leaves two verdicts whatever it is; the second one or three.
    const rows = [
      ['same', 'good'],
      ['same', 'limited'],
      ['same', 'poor'],
    ];
    expect(table(rows).mostUseful(anyVerdict)).to.equal('trunkControlTest');
    const turned = [
      ['same', 'same', 'same'],
      ['good', 'limited', 'poor'],
    ];
    expect(table(turned).mostUseful(anyVerdict)).to.equal('hipExtensionMrc');
  });

  it('is narrowed most, where two inputs are equal at worst, by the one that may settle it', () => {
    // Either leaves two verdicts at worst; the second may leave one.
    const rows = [
      ['same', 'good'],
      ['same', 'poor'],
    ];
    expect(table(rows).mostUseful(anyVerdict)).to.equal('hipExtensionMrc');
  });

  it('is asked of the earlier input where two are equal at worst and at best', () => {
    const rows = [
      ['poor', 'good'],
      ['good', 'good'],
    ];
    expect(table(rows).mostUseful(anyVerdict)).to.equal('trunkControlTest');
    expect(table(rows, ['hipExtensionMrc', 'trunkControlTest']).mostUseful(anyVerdict)).to.equal(
      'hipExtensionMrc',
    );
  });

  it('counts only verdicts of interest', () => {
    // Of the two categories the second input leaves one at worst, the first two.
    const rows = [
      ['good', 'poor'],
      ['too late', 'too late'],
    ];
    expect(table(rows).mostUseful(anyVerdict)).to.equal('trunkControlTest');
    expect(table(rows).mostUseful((verdict) => verdict !== 'too late')).to.equal('hipExtensionMrc');
  });
});
