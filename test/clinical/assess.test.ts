import { expect } from 'chai';
import { assess } from '../../server/clinical/assess.ts';
import { DEFAULT_POLICY } from '../../server/clinical/policy.ts';
import { NOW } from '../fixtures/chart.ts';
import { BLEEDING_PREDICTION, NO_BLEEDING_MODEL, OUTCOME_PREDICTION } from '../fixtures/predictions.ts';
import { knownFacts, withoutFacts, type PlainFacts } from '../fixtures/facts.ts';

const attention = (changes: Partial<PlainFacts>, limit = DEFAULT_POLICY.warnAtRiskPercent) =>
  assess(knownFacts(changes), NOW, { ...DEFAULT_POLICY, warnAtRiskPercent: limit }).attention;

describe('an assessment', () => {
  it('carries the versions, the instant and the facts it was made from', () => {
    const facts = knownFacts();
    const assessment = assess(facts, NOW, DEFAULT_POLICY);
    expect(assessment).to.deep.include({
      assessedAt: '2026-11-24T09:00:00.000Z',
      policyVersion: DEFAULT_POLICY.version,
      facts,
      setAside: [],
      openInputs: [],
    });
  });

  it('carries what models say, and judges as it would without', () => {
    const predictions = [OUTCOME_PREDICTION, BLEEDING_PREDICTION, NO_BLEEDING_MODEL];
    const without = assess(knownFacts(), NOW, DEFAULT_POLICY);
    const withModels = assess(knownFacts(), NOW, DEFAULT_POLICY, [], predictions);
    expect(without.predictions).to.deep.equal([]);
    expect(withModels).to.deep.equal({ ...without, predictions });
  });

  it('asks for attention from the site’s limit upwards, also where only the pooled SITS rate is printed', () => {
    expect(attention({})).to.equal('info');
    // HAT 3: 15 %.
    expect(attention({ nihss: 21, diabetes: true })).to.equal('warning');
    expect(attention({ nihss: 21, diabetes: true }, 20)).to.equal('info');
    // SEDAN 6 has no rate of its own; SITS prints 16.9 % for 5 and above.
    const sedan6: Partial<PlainFacts> = {
      ageYears: 80,
      nihss: 12,
      glucose: { value: 13, unit: 'mmol/L' },
      earlyInfarctSigns: true,
      hyperdenseArtery: true,
    };
    expect(attention(sedan6)).to.equal('warning');
  });

  it('names each open input once, with the points it leaves open in each score', () => {
    const { openInputs } = assess(withoutFacts(knownFacts(), ['nihss', 'glucose']), NOW, DEFAULT_POLICY);
    expect(openInputs).to.have.deep.members([
      {
        fact: 'glucose',
        effects: [
          { score: 'hat', low: 0, high: 1 },
          { score: 'sedan', low: 0, high: 2 },
        ],
      },
      {
        fact: 'nihss',
        effects: [
          { score: 'hat', low: 0, high: 2 },
          { score: 'sedan', low: 0, high: 1 },
        ],
      },
    ]);
  });
});
