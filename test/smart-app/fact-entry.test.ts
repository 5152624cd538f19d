import { expect } from 'chai';
import { missing, known, notRecorded, type Fact } from '../../server/clinical/known.ts';
import { glucoseMmolPerL, type Glucose } from '../../server/clinical/quantity.ts';
import { FACT_DEFINITIONS, FACT_NAMES_IN_ORDER, type FactName } from '../../server/clinical/stroke-facts.ts';
import { entryOf, inUnit, readEntry, WHAT_IF, type FactEntry } from '../../smart-app/src/facts/fact-entry.ts';

const EMPTY: FactEntry = { answer: '', amount: '', unit: '' };

function read(name: FactName, entry: Partial<FactEntry>): Fact<unknown> {
  const result = readEntry(name, { ...EMPTY, ...entry });
  if (!result.ok) throw new Error(result.message);
  return result.fact;
}

function refusal(name: FactName, entry: Partial<FactEntry>): string {
  const result = readEntry(name, { ...EMPTY, ...entry });
  return result.ok ? `accepted ${JSON.stringify(result.fact)}` : result.message;
}

const whatIf = (value: unknown) => ({ ...known(value), source: WHAT_IF });

describe('what is entered for a fact', () => {
  it('is a value marked as tried, of the kind of the fact', () => {
    expect(read('nihss', { amount: '19' })).to.deep.equal(whatIf(19));
    expect(read('weightKg', { amount: ' 70,5 ' })).to.deep.equal(whatIf(70.5));
    expect(read('glucose', { amount: '131', unit: 'mg/dL' })).to.deep.equal(
      whatIf({ value: 131, unit: 'mg/dL' }),
    );
    expect(read('diabetes', { answer: 'yes' })).to.deep.equal(whatIf(true));
    expect(read('diabetes', { answer: 'no' })).to.deep.equal(whatIf(false));
    expect(read('onset', { answer: 'wake-up' })).to.deep.equal(whatIf('wake-up'));
    expect(read('majorSurgery', { answer: 'yes', amount: '3', unit: 'd' })).to.deep.equal(
      whatIf({ occurred: true, hoursAgo: 72 }),
    );
    expect(read('majorSurgery', { answer: 'yes' })).to.deep.equal(whatIf({ occurred: true }));
    expect(read('majorSurgery', { answer: 'no', amount: '3' })).to.deep.equal(whatIf({ occurred: false }));
  });

  it('is missing when nothing is entered, for every fact there is', () => {
    for (const name of FACT_NAMES_IN_ORDER) {
      expect(read(name, {}), name).to.deep.equal(missing('not-recorded'));
    }
  });

  it('is refused outside the limits, naming fact and limit', () => {
    expect(refusal('nihss', { amount: '43' }))
      .to.contain('NIHSS')
      .and.to.contain('0 to 42');
    expect(refusal('nihss', { amount: '7.5' })).to.contain('whole number');
    expect(refusal('glucose', { amount: '7.3', unit: 'mg/dL' })).to.contain('1 to 55.5 mmol/L');
    expect(refusal('majorSurgery', { answer: 'yes', amount: '-2', unit: 'h' })).to.contain('below its limit');
    expect(refusal('onset', { answer: 'yesterday' })).to.contain('not allowed');
  });

  it('is refused when it is no number, or might be another one: 1,200 is not 1.2', () => {
    for (const amount of ['abc', '1,200', '1.2.3', '1e3', '--4', 'NaN']) {
      expect(refusal('platelets10e9PerL', { amount }), amount).to.contain('is not a number');
    }
  });
});

describe('what stands in the editor of a fact', () => {
  it('reads back as the same value, for every limit of every number', () => {
    for (const name of FACT_NAMES_IN_ORDER) {
      const definition = FACT_DEFINITIONS[name];
      if (definition.kind !== 'number') continue;
      for (const value of [definition.low, definition.high]) {
        expect(read(name, entryOf(name, known(value))), name).to.deep.equal(whatIf(value));
      }
    }
  });

  it('reads back as the same choice, answer, glucose and event', () => {
    for (const value of FACT_DEFINITIONS.mtici.values) {
      expect(read('mtici', entryOf('mtici', known(value)))).to.deep.equal(whatIf(value));
    }
    for (const [name, value] of [
      ['smoker', true],
      ['smoker', false],
      ['glucose', { value: 7.3, unit: 'mmol/L' }],
      ['myocardialInfarction', { occurred: false }],
      ['myocardialInfarction', { occurred: true }],
      ['myocardialInfarction', { occurred: true, hoursAgo: 71 }],
      ['myocardialInfarction', { occurred: true, hoursAgo: 240 }],
    ] as const) {
      expect(read(name, entryOf(name, known(value)))).to.deep.equal(whatIf(value));
    }
  });

  it('is empty for what is missing or in conflict, in the unit that is recorded', () => {
    expect(entryOf('nihss', missing('not-readable'))).to.deep.equal(EMPTY);
    const values = [known({ value: 131, unit: 'mg/dL' }), known({ value: 9, unit: 'mmol/L' })] as const;
    const entry = entryOf('glucose', { status: 'conflicting', values });
    expect(entry).to.deep.equal({ answer: '', amount: '', unit: 'mg/dL' });
  });

  it('answers nothing for what a complete list does not contain: saying "no" is then something to say', () => {
    const { answer } = entryOf('diabetes', notRecorded());
    expect(['yes', 'no', '']).not.to.include(answer);
  });

  it('keeps the glucose when the unit changes, as far as it is shown', () => {
    const shown = inUnit({ answer: '', amount: '131', unit: 'mg/dL' }, 'mmol/L');
    expect(shown).to.deep.equal({ answer: '', amount: '7.3', unit: 'mmol/L' });
    const back = read('glucose', inUnit(shown, 'mg/dL')) as { value: Glucose };
    expect(glucoseMmolPerL(back.value)).to.be.closeTo(7.3, 0.05);
    expect(inUnit({ ...EMPTY, unit: 'mmol/L' }, 'mg/dL').amount).to.equal('');
  });
});
