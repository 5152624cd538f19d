import { expect } from 'chai';
import { dosePlan } from '../../server/clinical/dose/dose-plan.ts';
import {
  DEFAULT_DOSE_POLICY,
  type TenecteplaseDosing,
  type ThrombolyticAgent,
} from '../../server/clinical/dose/dose-rules.ts';
import type { OrderedDose } from '../../server/clinical/dose/ordered-dose.ts';
import { EVIDENCE } from '../../server/clinical/evidence/registry.ts';
import { known } from '../../server/clinical/known.ts';
import { factsWith, type StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import { check, finding, kinds, measured, mg, slips } from '../fixtures/dose.ts';
import { factsOfRow, rowTitle, vectorRows } from '../fixtures/vectors.ts';

const weightOf = (facts: StrokeFacts) => (facts.weightKg.status === 'known' ? facts.weightKg.value : NaN);

describe('Doses reproduce the published vectors', () => {
  for (const row of vectorRows('dose-alteplase')) {
    it(rowTitle(row), () => {
      const expected = row.total as { total_mg: number; bolus_mg: number; infusion_mg_over_60min: number };
      const plan = dosePlan('alteplase', weightOf(factsOfRow(row)), DEFAULT_DOSE_POLICY);
      if (plan.agent !== 'alteplase') throw new Error('a plan of alteplase is of alteplase');
      expect(plan.totalMg).to.be.closeTo(expected.total_mg, 1e-9);
      expect(plan.bolus.mg).to.be.closeTo(expected.bolus_mg, 1e-9);
      expect(plan.bolus.overMinutes).to.equal(1);
      expect(plan.infusion.mg).to.be.closeTo(expected.infusion_mg_over_60min, 1e-9);
      expect(plan.infusion.overMinutes).to.equal(60);
      expect(plan.infusion.mgPerMinute).to.be.closeTo(expected.infusion_mg_over_60min / 60, 1e-9);
    });
  }
  for (const row of vectorRows('dose-tenecteplase')) {
    it(rowTitle(row), () => {
      const expected = row.total as { bolus_mg: number };
      const plan = dosePlan('tenecteplase', weightOf(factsOfRow(row)), { tenecteplaseDosing: 'exact' });
      expect(plan).to.have.deep.property('bolus', { mg: expected.bolus_mg });
      expect(plan.totalMg).to.equal(expected.bolus_mg);
      expect(plan).not.to.have.property('infusion');
    });
  }
});

describe('Doses at their borders (scores.md B.4)', () => {
  const plannedMg = (agent: ThrombolyticAgent, dosing: TenecteplaseDosing, weights: readonly number[]) =>
    weights.map((weight) => dosePlan(agent, weight, { tenecteplaseDosing: dosing }).totalMg);

  it('gives at most 90 mg alteplase and 25 mg tenecteplase, both reached at 100 kg', () => {
    expect(plannedMg('alteplase', 'either', [100, 100.1, 150])).to.deep.equal([90, 90, 90]);
    expect(plannedMg('tenecteplase', 'exact', [80, 100, 100.1, 150])).to.deep.equal([20, 25, 25, 25]);
    for (const agent of ['alteplase', 'tenecteplase'] as const) {
      expect(kinds(check(agent, {}, measured(100)))).not.to.include('maximum-applies');
      expect(finding(check(agent, {}, measured(100.1)), 'maximum-applies').fromKg).to.equal(100);
      expect(dosePlan(agent, 100, DEFAULT_DOSE_POLICY).isMaximum).to.equal(false);
      expect(dosePlan(agent, 100.1, DEFAULT_DOSE_POLICY).isMaximum).to.equal(true);
    }
  });

  it('gives the label bands below 60, from 60, 70, 80 and 90 kg', () => {
    const weights = [30, 59.9, 60, 69.9, 70, 79.9, 80, 89.9, 90, 140];
    expect(plannedMg('tenecteplase', 'label-bands', weights)).to.deep.equal([
      15, 15, 17.5, 17.5, 20, 20, 22.5, 22.5, 25, 25,
    ]);
  });

  it('marks the label bands as not confirmed, and the recommended doses as checked', () => {
    expect(EVIDENCE['dose-tenecteplase-label'].confidence).to.equal('unconfirmed');
    expect(EVIDENCE['dose-tenecteplase'].confidence).to.equal('verified');
    expect(EVIDENCE['dose-alteplase'].confidence).to.equal('verified-secondary');
  });

  it('differs at 70 kg, 17.5 against 20 mg, and the suggestion is exact unless the site chose the label', () => {
    const result = check('tenecteplase', {}, measured(70));
    expect(result.expected).to.deep.equal([
      { rule: 'tenecteplase-per-kg', evidence: 'dose-tenecteplase', mg: { low: 17.5, high: 17.5 } },
      { rule: 'tenecteplase-label-bands', evidence: 'dose-tenecteplase-label', mg: { low: 20, high: 20 } },
    ]);
    expect(result.plan?.totalMg).to.equal(17.5);
    expect(check('tenecteplase', {}, measured(70), 'label-bands').plan?.totalMg).to.equal(20);
  });
});

describe('A dose check', () => {
  it('accepts up to 5 % either way and flags more, with the percentage', () => {
    const at = (factor: number) => check('alteplase', mg(63 * factor), measured(70));
    expect([0.95, 1, 1.05].map((factor) => at(factor).verdict)).to.deep.equal([
      'matches',
      'matches',
      'matches',
    ]);
    const over = at(1.06);
    expect(over.verdict).to.equal('flagged');
    expect(finding(over, 'over').percent.low).to.be.closeTo(6, 1e-9);
    expect(finding(at(0.94), 'under').percent.high).to.be.closeTo(-6, 1e-9);
    expect(kinds(at(1))).to.deep.equal(['matches']);
  });

  it('accepts a tenecteplase dose that fits either rule, unless the site chose one', () => {
    const verdicts = (value: number) =>
      (['either', 'exact', 'label-bands'] as const).map(
        (dosing) => check('tenecteplase', mg(value), measured(70), dosing).verdict,
      );
    expect(verdicts(17.5)).to.deep.equal(['matches', 'matches', 'flagged']);
    expect(verdicts(20)).to.deep.equal(['matches', 'flagged', 'matches']);
    expect(finding(check('tenecteplase', mg(20), measured(70)), 'matches').rules).to.deep.equal([
      'tenecteplase-label-bands',
    ]);
  });

  it('names both rules where both fit: 25 mg at 110 kg', () => {
    expect(finding(check('tenecteplase', mg(25), measured(110)), 'matches').rules).to.deep.equal([
      'tenecteplase-per-kg',
      'tenecteplase-label-bands',
    ]);
  });

  it('flags a dose between the two rules: 13.7 mg at 50 kg, where they give 12.5 and 15', () => {
    const result = check('tenecteplase', mg(13.7), measured(50));
    expect(result.verdict).to.equal('flagged');
    expect(finding(result, 'between-rules').percent.low).to.be.closeTo(-8.667, 0.001);
  });

  it('flags any dose above the maximum, however near to it', () => {
    expect(check('alteplase', mg(90), measured(110)).verdict).to.equal('matches');
    const alteplase = check('alteplase', mg(91), measured(110));
    expect(kinds(alteplase)).to.include('above-maximum').and.not.to.include('matches');
    expect(finding(alteplase, 'above-maximum').maximumMg).to.equal(90);
    expect(kinds(check('tenecteplase', mg(25.5), measured(110)))).to.include('above-maximum');
    expect(kinds(check('alteplase', mg(100), measured(90)))).to.include.members(['over', 'above-maximum']);
  });

  it('offers the expected dose when the order gives none', () => {
    const result = check('alteplase', {}, measured(70));
    expect(result.verdict).to.equal('cannot-tell');
    expect(kinds(result)).to.deep.equal(['dose-missing']);
    expect(result.plan?.totalMg).to.equal(63);
    expect(result).not.to.have.property('orderedMg');
  });

  it('reads mg, g, µg in every spelling, and mg/kg', () => {
    for (const [value, unit] of [
      [63, 'mg'],
      [0.063, 'g'],
      [63_000, 'ug'],
      [63_000, 'mcg'],
      [63_000, '\u00b5g'],
      [63_000, '\u03bcg'],
      [0.9, 'mg/kg'],
      [0.9, ' mg/kg '],
    ] as const) {
      const result = check('alteplase', { total: { value, unit } }, measured(70));
      expect(result.verdict, unit).to.equal('matches');
      expect(result.orderedMg?.low, unit).to.be.closeTo(63, 1e-9);
    }
  });

  it('answers bad numbers with a code, not with an exception', () => {
    for (const [value, unit, problem] of [
      [NaN, 'mg', 'not-a-number'],
      [Infinity, 'mg', 'not-a-number'],
      [-63, 'mg', 'not-positive'],
      [0, 'mg', 'not-positive'],
      [63, 'mL', 'unknown-unit'],
      [63, '', 'unknown-unit'],
      [63, 'constructor', 'unknown-unit'],
      [5e-324, 'mg', 'too-small'],
      [1e300, 'g', 'too-large'],
      [1e300, 'mg/kg', 'too-large'],
    ] as const) {
      const result = check('alteplase', { total: { value, unit } }, measured(70));
      expect(result.findings[0], `${value} ${unit}`).to.deep.equal({
        kind: 'order-problem',
        part: 'total',
        problem,
      });
      expect(result.verdict).to.equal('flagged');
      expect(result.plan?.totalMg).to.equal(63);
    }
  });

  it('shows its steps: rule, weight with time and source, dose, distance', () => {
    const weight = known(110, { at: '2026-11-24T10:00:00+01:00', source: 'Observation/w' });
    const facts = factsWith({ weightKg: weight, weightMethod: known('measured') });
    expect(check('alteplase', mg(99), facts).trace).to.deep.equal([
      {
        rule: 'alteplase-per-kg',
        evidence: 'dose-alteplase',
        facts: ['weightKg'],
        weight,
        expectedMg: 90,
        isMaximum: true,
        ordered: { mg: 99, percentOff: 10 },
      },
    ]);
    expect(check('tenecteplase', {}, facts).trace.map(({ rule }) => rule)).to.deep.equal([
      'tenecteplase-per-kg',
      'tenecteplase-label-bands',
    ]);
  });
});

describe('Tenecteplase 0.4 mg/kg (AHA/ASA 2026: class 3, no benefit, possible harm)', () => {
  it('is named as that, with its evidence, and not as a slip', () => {
    const result = check('tenecteplase', mg(28), measured(70));
    expect(finding(result, 'tenecteplase-0.4').evidence).to.equal('dose-tenecteplase-0.4');
    expect(kinds(result)).to.include('over').and.not.to.include('slip-suspected');
  });

  it('is found 5 % around 0.4, and without a weight when the order says mg/kg', () => {
    const isNamed = (value: number) =>
      kinds(check('tenecteplase', mg(value), measured(70))).includes('tenecteplase-0.4');
    expect([26.5, 26.6, 29.4, 29.5].map(isNamed)).to.deep.equal([false, true, true, false]);
    const noWeight = factsWith({});
    const perKg = check('tenecteplase', { total: { value: 0.4, unit: 'mg/kg' } }, noWeight);
    expect(finding(perKg, 'tenecteplase-0.4').mgPerKg).to.deep.equal({ low: 0.4, high: 0.4 });
    expect(kinds(check('tenecteplase', mg(28), noWeight))).not.to.include('tenecteplase-0.4');
    expect(kinds(check('alteplase', mg(28), measured(70)))).not.to.include('tenecteplase-0.4');
  });

  it('is flagged even where the lowest label band gives it: 15 mg at 37.5 kg', () => {
    const result = check('tenecteplase', mg(15), measured(37.5));
    expect(kinds(result)).to.include.members(['matches', 'tenecteplase-0.4']);
    expect(result.verdict).to.equal('flagged');
  });
});

describe('A suspected slip', () => {
  it('is named only when it would explain a dose that is flagged', () => {
    const cases: readonly (readonly [ThrombolyticAgent, OrderedDose, number, string])[] = [
      ['alteplase', { total: { value: 63, unit: 'g' } }, 70, 'thousandfold-too-much'],
      ['alteplase', { total: { value: 63, unit: 'ug' } }, 70, 'thousandfold-too-little'],
      ['alteplase', mg(630), 70, 'tenfold-too-much'],
      ['tenecteplase', mg(1.75), 70, 'tenfold-too-little'],
      ['alteplase', mg(0.9 * 2.2046 * 40), 40, 'pounds-as-kilograms'],
      ['alteplase', mg(90), 70, 'pounds-as-kilograms'],
      ['alteplase', mg((0.9 * 70) / 2.2046), 70, 'kilograms-as-pounds'],
      ['alteplase', mg(0.9), 70, 'per-kilogram-as-total'],
      ['tenecteplase', mg(0.25), 70, 'per-kilogram-as-total'],
      ['alteplase', { total: { value: 63, unit: 'mg/kg' } }, 70, 'total-as-per-kilogram'],
      ['tenecteplase', mg(63), 70, 'dose-of-the-other-agent'],
      ['alteplase', mg(17.5), 70, 'dose-of-the-other-agent'],
    ];
    for (const [agent, ordered, weight, slip] of cases) {
      const result = check(agent, ordered, measured(weight));
      expect(result.verdict, slip).to.equal('flagged');
      expect(slips(result), slip).to.include(slip);
    }
  });

  it('is not named when nothing explains the dose, or the dose is right', () => {
    expect(slips(check('alteplase', mg(75), measured(70)))).to.deep.equal([]);
    expect(slips(check('alteplase', mg(63), measured(70)))).to.deep.equal([]);
  });

  it('needs no weight when the dose of one kilogram stands as the whole dose', () => {
    expect(slips(check('alteplase', mg(0.9), factsWith({})))).to.deep.equal(['per-kilogram-as-total']);
  });
});
