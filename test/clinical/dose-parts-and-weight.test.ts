import { expect } from 'chai';
import fc from 'fast-check';
import type { DoseCheck } from '../../server/clinical/dose/check-dose.ts';
import { dosePlan } from '../../server/clinical/dose/dose-plan.ts';
import type { TenecteplaseDosing, ThrombolyticAgent } from '../../server/clinical/dose/dose-rules.ts';
import type { OrderedDose } from '../../server/clinical/dose/ordered-dose.ts';
import { known, missing } from '../../server/clinical/known.ts';
import { factsWith, type StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import { check, finding, kinds, measured, mg } from '../fixtures/dose.ts';

describe('Bolus and infusion', () => {
  const parts = (bolus: number | undefined, infusion: number | undefined, total?: number): OrderedDose => ({
    ...(bolus !== undefined && { bolus: { value: bolus, unit: 'mg' } }),
    ...(infusion !== undefined && { infusion: { value: infusion, unit: 'mg' } }),
    ...(total !== undefined && { total: { value: total, unit: 'mg' } }),
  });

  it('add up to the dose of alteplase when no total is given', () => {
    const result = check('alteplase', parts(6.3, 56.7), measured(70));
    expect(kinds(result)).to.deep.equal(['matches']);
    expect(result.orderedMg?.low).to.be.closeTo(63, 1e-9);
  });

  it('are 10 and 90 % of the ordered total of alteplase, within 5 % of each', () => {
    const wrong = ({ findings }: DoseCheck) =>
      findings.flatMap((entry) => (entry.kind === 'wrong-split' ? [entry.part] : []));
    expect(wrong(check('alteplase', parts(6.3, 56.7, 63), measured(70)))).to.deep.equal([]);
    expect(wrong(check('alteplase', parts(6.6, 56.4, 63), measured(70)))).to.deep.equal([]);
    expect(wrong(check('alteplase', parts(6.7, undefined, 63), measured(70)))).to.deep.equal(['bolus']);
    expect(wrong(check('alteplase', parts(undefined, 63, 63), measured(70)))).to.deep.equal(['infusion']);
    expect(wrong(check('alteplase', parts(9.45, 53.55), measured(70)))).to.deep.equal(['bolus', 'infusion']);
    const result = check('alteplase', parts(9.45, 53.55), measured(70));
    expect(finding(result, 'wrong-split')).to.deep.include({ part: 'bolus', share: 0.1 });
    expect(finding(result, 'wrong-split').percent.low).to.be.closeTo(50, 1e-9);
    expect(result.verdict).to.equal('flagged');
  });

  it('alone is held against its share of the expected dose: the whole dose as a bolus is far too much', () => {
    const whole = check('alteplase', parts(63, undefined), measured(70));
    expect(kinds(whole)).to.deep.equal(['dose-missing', 'wrong-split']);
    expect(finding(whole, 'wrong-split').percent.low).to.be.closeTo(900, 1e-9);
    expect(kinds(check('alteplase', parts(6.3, undefined), measured(70)))).to.deep.equal(['dose-missing']);
    expect(kinds(check('alteplase', parts(63, undefined), factsWith({})))).to.include('wrong-split');
    expect(kinds(check('alteplase', parts(6, undefined), factsWith({})))).not.to.include('wrong-split');
  });

  it('is one bolus for tenecteplase, which may stand as total or as bolus', () => {
    expect(kinds(check('tenecteplase', parts(17.5, undefined), measured(70)))).to.deep.equal(['matches']);
    expect(kinds(check('tenecteplase', parts(17.5, undefined, 17.5), measured(70)))).to.deep.equal([
      'matches',
    ]);
    expect(kinds(check('tenecteplase', parts(1.75, undefined, 17.5), measured(70)))).to.include(
      'wrong-split',
    );
    expect(kinds(check('tenecteplase', parts(undefined, 15.75, 17.5), measured(70)))).to.include(
      'infusion-not-used',
    );
  });

  it('names the part that has a problem', () => {
    const result = check(
      'alteplase',
      { bolus: { value: NaN, unit: 'mg' }, infusion: { value: 56.7, unit: 'bag' } },
      measured(70),
    );
    expect(result.findings).to.deep.equal([
      { kind: 'order-problem', part: 'bolus', problem: 'not-a-number' },
      { kind: 'order-problem', part: 'infusion', problem: 'unknown-unit' },
    ]);
  });
});

describe('The weight of a dose check', () => {
  const conflicting = (one: number, other: number, ...more: number[]) =>
    factsWith({
      weightKg: { status: 'conflicting', values: [known(one), known(other), ...more.map((kg) => known(kg))] },
      weightMethod: known('measured'),
    });

  it('missing, is never guessed: no expected dose, no plan, and the reason', () => {
    const result = check('alteplase', mg(63), factsWith({ weightKg: missing('ehr-has-none') }));
    expect(result.verdict).to.equal('cannot-tell');
    expect(kinds(result)).to.deep.equal(['depends-on-weight', 'weight-missing']);
    expect(finding(result, 'weight-missing').reason).to.equal('ehr-has-none');
    expect(result.expected).to.deep.equal([]);
    expect(result.trace).to.deep.equal([]);
    expect(result).not.to.have.property('plan');
    expect(result.orderedMg).to.deep.equal({ low: 63, high: 63 });
    expect(result.maximumMg).to.equal(90);
  });

  it('missing, still leaves what is wrong at any weight', () => {
    const noWeight = factsWith({});
    expect(kinds(check('alteplase', mg(100), noWeight))).to.include.members(['over', 'above-maximum']);
    expect(kinds(check('tenecteplase', { total: { value: 0.9, unit: 'mg/kg' } }, noWeight))).not.to.include(
      'above-maximum',
    );
    const perKg = check('alteplase', { total: { value: 0.9, unit: 'mg/kg' } }, noWeight);
    expect(perKg.verdict, 'too much above 100 kg').to.equal('cannot-tell');
    expect(perKg).not.to.have.property('orderedMg');
  });

  it('conflicting, gives a range of doses and no plan', () => {
    const result = check('alteplase', mg(63), conflicting(60, 80));
    expect(result.expected[0]?.mg).to.deep.equal({ low: 54, high: 72 });
    expect(finding(result, 'weight-conflicting').weightsKg).to.deep.equal([60, 80]);
    expect(result).not.to.have.property('plan');
    expect(kinds(result), 'too much for 60 kg, too little for 80').to.deep.equal([
      'depends-on-weight',
      'weight-conflicting',
    ]);
    expect(result.verdict).to.equal('cannot-tell');
  });

  it('conflicting, leaves what holds for all of them, and the maximum if one of them breaks it', () => {
    const over = check('alteplase', mg(63), conflicting(50, 55));
    expect(finding(over, 'over').percent.low).to.be.closeTo((100 * 63) / 49.5 - 100, 1e-9);
    expect(finding(over, 'over').percent.high).to.be.closeTo(40, 1e-9);
    const perKg: OrderedDose = { total: { value: 0.9, unit: 'mg/kg' } };
    expect(kinds(check('alteplase', perKg, conflicting(90, 120)))).to.deep.equal([
      'depends-on-weight',
      'above-maximum',
      'weight-conflicting',
      'maximum-applies',
    ]);
  });

  it('measured, is not remarked on; stated, estimated or unknown, it is', () => {
    const methodOf = (weightMethod: StrokeFacts['weightMethod']) => {
      const { findings } = check('alteplase', mg(63), factsWith({ weightKg: known(70), weightMethod }));
      return findings.flatMap((entry) => (entry.kind === 'weight-not-measured' ? [entry.method] : []));
    };
    expect(methodOf(known('measured'))).to.deep.equal([]);
    expect(methodOf(known('stated'))).to.deep.equal(['stated']);
    expect(methodOf(known('estimated'))).to.deep.equal(['estimated']);
    expect(methodOf(missing('not-recorded'))).to.deep.equal(['unknown']);
    expect(methodOf({ status: 'conflicting', values: [known('measured'), known('stated')] })).to.deep.equal([
      'unknown',
    ]);
  });

  it('does not turn a right dose into a flagged one because it was estimated', () => {
    const facts = factsWith({ weightKg: known(70), weightMethod: known('estimated') });
    expect(check('alteplase', mg(63), facts).verdict).to.equal('matches');
  });

  it('that cannot be one is refused with its problem, and the dose is not calculated', () => {
    for (const [weight, problem] of [
      [NaN, 'not-a-number'],
      [-70, 'below-limit'],
      [0, 'below-limit'],
      [700, 'above-limit'],
    ] as const) {
      const result = check('alteplase', mg(63), measured(weight));
      expect(finding(result, 'weight-problem').problem).to.equal(problem);
      expect(finding(result, 'weight-missing').reason).to.equal('none-usable');
      expect(result).not.to.have.property('plan');
      expect(result.verdict).to.equal('flagged');
    }
  });

  it('is taken from the usable ones of conflicting values, without a plan', () => {
    const result = check('alteplase', mg(63), conflicting(70, 7000));
    expect(result.expected[0]?.mg).to.deep.equal({ low: 63, high: 63 });
    expect(kinds(result)).to.deep.equal(['matches', 'weight-problem', 'weight-conflicting']);
    expect(result).not.to.have.property('plan');
  });
});

describe('A dose check, whatever the order', () => {
  const weight = fc.double({ min: 2, max: 350, noNaN: true });
  const agent = fc.constantFrom<ThrombolyticAgent>('alteplase', 'tenecteplase');
  const dosing = fc.constantFrom<TenecteplaseDosing>('exact', 'label-bands', 'either');
  const quantity = fc.record({
    value: fc.oneof(fc.double(), fc.double({ min: 0.001, max: 200, noNaN: true })),
    unit: fc.oneof(fc.constantFrom('mg', 'g', 'ug', 'mg/kg'), fc.string()),
  });
  const order = fc.record({ total: quantity, bolus: quantity, infusion: quantity }, { requiredKeys: [] });

  it('never throws, and gives only finite numbers', () => {
    fc.assert(
      fc.property(agent, order, fc.oneof(weight, fc.double()), dosing, (drug, ordered, kg, choice) => {
        const result = check(drug, ordered, measured(kg), choice);
        const { plan, findings, expected } = result;
        const text = JSON.stringify({ plan, findings, expected });
        expect(text).not.to.match(/null/);
      }),
    );
  });

  it('accepts its own plan, which never exceeds the maximum and adds up', () => {
    fc.assert(
      fc.property(agent, weight, dosing, (drug, kg, choice) => {
        const plan = dosePlan(drug, kg, { tenecteplaseDosing: choice });
        const own: OrderedDose = {
          total: { value: plan.totalMg, unit: 'mg' },
          bolus: { value: plan.bolus.mg, unit: 'mg' },
          ...(plan.agent === 'alteplase' && { infusion: { value: plan.infusion.mg, unit: 'mg' } }),
        };
        const result = check(drug, own, measured(kg), choice);
        expect(kinds(result)).to.include('matches');
        expect(plan.totalMg).to.be.at.most(result.maximumMg);
        const infusion = plan.agent === 'alteplase' ? plan.infusion.mg : 0;
        expect(plan.bolus.mg + infusion).to.be.closeTo(plan.totalMg, 1e-9);
      }),
    );
  });

  it('says of conflicting weights only what is true of each of them', () => {
    fc.assert(
      fc.property(
        agent,
        weight,
        weight,
        fc.double({ min: 1, max: 120, noNaN: true }),
        (drug, one, two, value) => {
          const both = factsWith({
            weightKg: { status: 'conflicting', values: [known(one), known(two)] },
            weightMethod: known('measured'),
          });
          const claim = (facts: StrokeFacts) =>
            kinds(check(drug, mg(value), facts)).find((kind) => kind === 'over' || kind === 'under');
          const claimed = claim(both);
          if (claimed !== undefined) {
            expect([claim(measured(one)), claim(measured(two))]).to.deep.equal([claimed, claimed]);
          }
        },
      ),
    );
  });
});
