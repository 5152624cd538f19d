import { expect } from 'chai';
import fc from 'fast-check';
import { EVIDENCE } from '../../server/clinical/evidence/registry.ts';
import { OUTCOMES } from '../../server/clinical/evidence/outcomes.ts';
import { known, type Fact } from '../../server/clinical/known.ts';
import type { Range } from '../../server/clinical/range.ts';
import { ALL_RECOVERY_RULES, assessRecovery } from '../../server/clinical/recovery/assess-recovery.ts';
import { eposArm } from '../../server/clinical/recovery/epos-arm.ts';
import type { Finding } from '../../server/clinical/recovery/finding.ts';
import { fuglMeyerProportional } from '../../server/clinical/recovery/fugl-meyer-proportional.ts';
import { prep2 } from '../../server/clinical/recovery/prep2.ts';
import {
  FACT_DEFINITIONS,
  factsWith,
  type FactName,
  type StrokeFacts,
} from '../../server/clinical/stroke-facts.ts';
import {
  courseText,
  RECOVERY_DOMAINS,
  RECOVERY_REMARKS,
  RECOVERY_RULES,
  RECOVERY_STATUSES,
  RECOVERY_STEPS,
} from '../../server/clinical/text/en.ts';
import { categoriesOf, conflicting, findingsOf, knownValues, ratesOf } from '../fixtures/recovery.ts';

const INPUTS = [...new Set(ALL_RECOVERY_RULES.flatMap((rule) => rule.inputs))];

/** Any value within the limits; days and months early in the course, where the rules are. */
function valueOf(name: FactName): fc.Arbitrary<unknown> {
  const definition = FACT_DEFINITIONS[name];
  if (name === 'daysSinceStroke') return fc.integer({ min: 0, max: 14 });
  if (name === 'monthsToFirstVisualField') return fc.constantFrom(0, 0.5, 1, 2, 6, 7);
  switch (definition.kind) {
    case 'number':
      return fc.integer({ min: Math.ceil(definition.low), max: definition.high });
    case 'choice':
      return fc.constantFrom<string>(...definition.values);
    case 'flag':
      return fc.boolean();
    case 'glucose':
    case 'event':
      throw new Error(`no recovery rule reads ${name}`);
  }
}

/** Every input of every rule known. */
const complete: fc.Arbitrary<StrokeFacts> = fc
  .record(Object.fromEntries(INPUTS.map((name) => [name, valueOf(name)])))
  .map((values) => knownValues(values));

const someInputs = fc.subarray(INPUTS);

function without(facts: StrokeFacts, names: readonly FactName[]): StrokeFacts {
  const kept = INPUTS.filter((name) => !names.includes(name));
  return factsWith(Object.fromEntries(kept.map((name) => [name, facts[name]])));
}

const isWithin = (inner: Range, outer: Range) => outer.low <= inner.low && inner.high <= outer.high;

/** Whether what one finding says is among what the others leave possible. */
function isAmong(finding: Finding, others: readonly Finding[]): boolean {
  return others.some((other) => {
    const isSameTopic =
      other.kind === finding.kind &&
      other.outcome === finding.outcome &&
      other.horizon === finding.horizon &&
      other.stratum === finding.stratum;
    if (!isSameTopic) return false;
    if (finding.kind === 'categories' && other.kind === 'categories')
      return finding.categories.every((category) => other.categories.includes(category));
    return !('range' in finding) || !('range' in other) || isWithin(finding.range, other.range);
  });
}

describe('every recovery rule', () => {
  for (const rule of ALL_RECOVERY_RULES) {
    const { name } = RECOVERY_RULES[rule.id];

    it(`${name} is never open once everything is known`, () => {
      fc.assert(
        fc.property(complete, (facts) => {
          expect(rule.evaluate(facts).status).not.to.equal('inputs-missing');
        }),
      );
    });

    it(`${name} keeps the later answer among the possible ones while inputs are missing`, () => {
      fc.assert(
        fc.property(complete, someInputs, (facts, hidden) => {
          const later = findingsOf(rule.evaluate(facts));
          const now = findingsOf(rule.evaluate(without(facts, hidden)));
          expect(later.every((finding) => isAmong(finding, now))).to.equal(true);
        }),
      );
    });

    it(`${name} never widens when a fact is added`, () => {
      fc.assert(
        fc.property(complete, someInputs, someInputs, (facts, hidden, found) => {
          const stillHidden = hidden.filter((input) => !found.includes(input));
          const before = findingsOf(rule.evaluate(without(facts, hidden)));
          const after = findingsOf(rule.evaluate(without(facts, stillHidden)));
          expect(after.every((finding) => isAmong(finding, before))).to.equal(true);
        }),
      );
    });

    it(`${name} names as undecided only inputs that are missing, and the most useful among them`, () => {
      fc.assert(
        fc.property(complete, someInputs, (facts, hidden) => {
          const result = rule.evaluate(without(facts, hidden));
          if (result.status !== 'inputs-missing') return;
          expect(result.undecided.length).to.be.greaterThan(0);
          expect(result.undecided.every((fact) => hidden.includes(fact))).to.equal(true);
          expect(result.undecided).to.include(result.mostUseful);
        }),
      );
    });

    it(`${name} tells its source, outcome, domain and time of every finding`, () => {
      const result = rule.evaluate(factsWith({}));
      expect(RECOVERY_DOMAINS[rule.domain]).to.be.a('string');
      expect(courseText(rule.course)).to.match(
        /^(days \d+ to \d+|up to day \d+|any time|first field up to month 6)$/,
      );
      for (const finding of findingsOf(result)) {
        const { outcomes, grade } = EVIDENCE[finding.evidence];
        expect(outcomes).to.include(finding.outcome);
        expect(finding.grade).to.equal(grade);
        expect(OUTCOMES[finding.outcome].definition).to.match(/\.$/);
      }
      for (const step of result.trace) expect(RECOVERY_STEPS[step.rule]).to.be.a('string');
      for (const remark of result.remarks) expect(RECOVERY_REMARKS[remark]).to.be.a('string');
      expect(RECOVERY_STATUSES[result.status]).to.be.a('string');
    });
  }

  it('covers all domains, in a fixed order, each rule once', () => {
    const domains = assessRecovery(factsWith({}));
    expect(domains.map(({ domain }) => domain)).to.deep.equal(Object.keys(RECOVERY_DOMAINS));
    expect(domains.flatMap(({ results }) => results.map(({ id }) => id))).to.deep.equal(
      Object.keys(RECOVERY_RULES),
    );
  });
});

describe('conflicting inputs', () => {
  const arm = knownValues({
    armWeakness: true,
    daysSinceStroke: 3,
    ageYears: 60,
    motorEvokedPotential: 'present',
  });

  it('keep both answers open', () => {
    const result = prep2.evaluate({ ...arm, safeScore: conflicting(4, 5) });
    expect(categoriesOf(result)).to.deep.equal(['excellent', 'good']);
    expect(result).to.deep.include({ status: 'inputs-missing', undecided: ['safeScore'] });
  });

  it('do not matter when both values lead to the same answer', () => {
    expect(prep2.evaluate({ ...arm, safeScore: conflicting(7, 9) }).status).to.equal('applies');
  });

  it('leave the time open when one day lies within the course and one does not', () => {
    const facts = { ...arm, safeScore: known(9), daysSinceStroke: conflicting(3, 4) };
    expect(prep2.evaluate(facts)).to.deep.include({
      status: 'inputs-missing',
      undecided: ['daysSinceStroke'],
    });
  });

  it('say nothing but "which day?" when one day is too early and the other too late', () => {
    const signs = knownValues({ armWeakness: true, fingerExtension: true, shoulderAbduction: true });
    const result = eposArm.evaluate({ ...signs, daysSinceStroke: conflicting(1, 20) });
    expect(result).to.deep.include({
      status: 'inputs-missing',
      findings: [],
      mostUseful: 'daysSinceStroke',
    });
    expect(eposArm.evaluate({ ...signs, daysSinceStroke: conflicting(0, 1) }).status).to.equal('not-yet');
  });

  it('give the band from the lower first score to the average of the higher', () => {
    const band = fuglMeyerProportional.evaluate({ ...arm, fuglMeyerArm: conflicting(10, 20) });
    const [finding] = findingsOf(band);
    const range = finding?.kind === 'population-band' ? finding.range : { low: NaN, high: NaN };
    expect(range.low).to.equal(10);
    expect(range.high).to.be.closeTo(20 + 0.7 * (66 - 20), 1e-9);
  });
});

describe('what a rule needs to know', () => {
  it('whether the problem is there at all: without it the figures stand, and the gap is named', () => {
    const facts = knownValues({ daysSinceStroke: 5, fingerExtension: true, shoulderAbduction: true });
    const result = eposArm.evaluate(facts);
    expect(ratesOf(result)).to.deep.equal(['arat-10-or-more 6-months: 98-98']);
    expect(result).to.deep.include({ status: 'inputs-missing', undecided: ['armWeakness'] });
  });

  it('is told as too early even when it is open whether the problem is there', () => {
    expect(eposArm.evaluate(knownValues({ daysSinceStroke: 0 })).status).to.equal('not-yet');
  });

  it('does not apply to a person whose complete list has no such problem', () => {
    const absent: Fact<boolean> = { status: 'known', value: false, basis: 'not-recorded' };
    expect(eposArm.evaluate(factsWith({ armWeakness: absent }))).to.deep.include({
      status: 'does-not-apply',
      because: ['armWeakness'],
    });
  });
});

describe('the test that would sharpen a domain', () => {
  it('is listed once for each rule that is open', () => {
    const facts = knownValues({ armWeakness: true, daysSinceStroke: 2, ageYears: 60 });
    const arm = assessRecovery(facts).find(({ domain }) => domain === 'arm');
    expect(arm?.sharpenedBy).to.deep.equal([
      'safeScore',
      'fingerExtension',
      'corticospinalLoadMl',
      'fuglMeyerArm',
    ]);
  });
});
