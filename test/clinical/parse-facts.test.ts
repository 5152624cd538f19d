import { expect } from 'chai';
import fc from 'fast-check';
import { parseFacts } from '../../server/clinical/facts/parse-facts.ts';
import { known } from '../../server/clinical/known.ts';
import { FACT_DEFINITIONS, FACT_NAMES_IN_ORDER } from '../../server/clinical/stroke-facts.ts';
import { factProblemText } from '../../server/clinical/text/en.ts';
import { knownFacts } from '../fixtures/facts.ts';

const refused = (facts: unknown) => {
  const parsed = parseFacts(facts);
  return parsed.ok ? [] : parsed.problems.map(({ field, code }) => `${field}: ${code}`);
};

const value = (name: string, given: unknown) => refused({ [name]: { status: 'known', value: given } });

describe('facts from outside', () => {
  it('come through as they were sent: known, missing and conflicting, with time, source and basis', () => {
    const facts = {
      ...knownFacts({ glucose: { value: 400, unit: 'mg/dL', bound: 'above' } }),
      nihss: { status: 'conflicting', values: [known(4, { at: '2026-11-24T10:00:00Z' }), known(9)] } as const,
      diabetes: { status: 'known', value: false, basis: 'not-recorded' } as const,
      doacDose: known({ occurred: true, hoursAgo: 5.5 }),
      mtici: known('2b' as const),
      weightKg: known(71.5, { source: 'Observation/1' }),
      midlineShiftMm: known(4, { readBy: 'software' }),
    };
    const parsed = parseFacts(JSON.parse(JSON.stringify(facts)));
    expect(parsed).to.deep.equal({ ok: true, facts });
  });

  it('are missing, not read, when they are not named', () => {
    const parsed = parseFacts({});
    expect(parsed.ok && FACT_NAMES_IN_ORDER.map((name) => parsed.facts[name])).to.deep.equal(
      FACT_NAMES_IN_ORDER.map(() => ({ status: 'missing', reason: 'not-read' })),
    );
  });

  it('are refused when the number cannot be: NaN, negative, glucose 5000, NIHSS 43, age 200', () => {
    expect(value('nihss', NaN)).to.deep.equal(['facts.nihss.value: not-a-number']);
    expect(value('nihss', Infinity)).to.deep.equal(['facts.nihss.value: not-a-number']);
    expect(value('nihss', '12')).to.deep.equal(['facts.nihss.value: not-a-number']);
    expect(value('nihss', 43)).to.deep.equal(['facts.nihss.value: above-limit']);
    expect(value('nihss', 4.5)).to.deep.equal(['facts.nihss.value: not-whole']);
    expect(value('ageYears', 200)).to.deep.equal(['facts.ageYears.value: above-limit']);
    expect(value('weightKg', -70)).to.deep.equal(['facts.weightKg.value: below-limit']);
    expect(value('glucose', { value: 5000, unit: 'mg/dL' })).to.deep.equal([
      'facts.glucose.value.value: above-limit',
    ]);
    expect(value('glucose', { value: 'high', unit: 'mg/dL' })).to.deep.equal([
      'facts.glucose.value.value: not-a-number',
    ]);
    expect(value('doacDose', { occurred: true, hoursAgo: -1 })).to.deep.equal([
      'facts.doacDose.value.hoursAgo: below-limit',
    ]);
  });

  it('say for every limit what it is, in which unit, and why', () => {
    for (const [name, definition] of Object.entries(FACT_DEFINITIONS)) {
      if (definition.kind !== 'number') continue;
      expect(definition.reason, name).to.be.a('string').with.length.greaterThan(15);
      const parsed = parseFacts({ [name]: { status: 'known', value: definition.high + 1 } });
      const [problem] = parsed.ok ? [] : parsed.problems;
      expect(problem?.limits, name).to.deep.equal({
        low: definition.low,
        high: definition.high,
        unit: definition.unit,
        reason: definition.reason,
      });
    }
    const parsed = parseFacts({ nihss: { status: 'known', value: 43 } });
    expect(parsed.ok ? '' : parsed.problems.map(factProblemText).join()).to.equal(
      'facts.nihss.value is above its limit: allowed is 0 to 42 (the NIH Stroke Scale ends at 42)',
    );
  });

  it('are refused when shape, word or unit is wrong, naming the field and what is allowed', () => {
    expect(refused([])).to.deep.equal(['facts: not-a-fact']);
    expect(refused({ nihss: 12 })).to.deep.equal(['facts.nihss: not-a-fact']);
    expect(refused({ nihss: { status: 'unknown' } })).to.deep.equal(['facts.nihss.status: not-allowed']);
    expect(refused({ nihss: { status: 'missing' } })).to.deep.equal(['facts.nihss.reason: not-allowed']);
    expect(refused({ nihss: { status: 'conflicting', values: [{ value: 3 }] } })).to.deep.equal([
      'facts.nihss.values: not-allowed',
    ]);
    expect(refused({ nihss: { status: 'conflicting' } })).to.deep.equal(['facts.nihss.values: not-allowed']);
    expect(
      refused({ nihss: { status: 'conflicting', values: [{ value: 3 }, { value: 50 }] } }),
    ).to.deep.equal(['facts.nihss.values.1.value: above-limit']);
    expect(
      refused({
        nihss: { status: 'known', value: 3, at: 5, source: {}, readBy: 'nobody', basis: 'guessed' },
      }),
    ).to.deep.equal([
      'facts.nihss.at: not-a-text',
      'facts.nihss.source: not-a-text',
      'facts.nihss.readBy: not-allowed',
      'facts.nihss.basis: not-allowed',
    ]);
    expect(value('diabetes', 'yes')).to.deep.equal(['facts.diabetes.value: not-allowed']);
    expect(value('sex', 'M')).to.deep.equal(['facts.sex.value: not-allowed']);
    expect(value('glucose', 7)).to.deep.equal(['facts.glucose.value: not-a-fact']);
    expect(value('glucose', { value: 7, unit: 'mmol', bound: 'about' })).to.deep.equal([
      'facts.glucose.value.unit: not-allowed',
      'facts.glucose.value.bound: not-allowed',
    ]);
    expect(parseFacts({ doacDose: { status: 'known', value: { occurred: true } } }).ok).to.equal(true);
    expect(value('doacDose', true)).to.deep.equal(['facts.doacDose.value.occurred: not-allowed']);
    const parsed = parseFacts({ sex: { status: 'known', value: 'M' } });
    expect(parsed.ok ? '' : parsed.problems.map(factProblemText).join()).to.equal(
      'facts.sex.value is not allowed: use female, male',
    );
  });

  it('never repeat a name or a value that was sent: it could be the patient’s', () => {
    const parsed = parseFacts({ 'Erika Mustermann': 1, nihss: { status: 'Mustermann' } });
    expect(JSON.stringify(parsed)).not.to.contain('Mustermann');
    expect(refused({ 'Erika Mustermann': 1 })).to.deep.equal(['facts, entry 1: unknown-fact']);
  });

  it('are never a reason to crash, whatever is sent', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...FACT_NAMES_IN_ORDER), fc.jsonValue())),
        (sent) => {
          const parsed = parseFacts(sent);
          for (const problem of parsed.ok ? [] : parsed.problems)
            expect(factProblemText(problem)).to.be.a('string');
        },
      ),
    );
  });
});
