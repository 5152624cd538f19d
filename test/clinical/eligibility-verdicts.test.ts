/** Three values: what is missing, conflicting, undated or merely not recorded never becomes a yes or a no. */
import { expect } from 'chai';
import { assessEligibility } from '../../server/clinical/eligibility/assess-eligibility.ts';
import { known, missing, noEventRecorded, notRecorded } from '../../server/clinical/known.ts';
import type { Bound, Glucose } from '../../server/clinical/quantity.ts';
import { factsWith, type StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import type { CriterionId } from '../../server/clinical/text/en/eligibility-criteria.ts';
import { conflicting, criterionResult, daysAgo, recorded, windowResult } from '../fixtures/eligibility.ts';

function verdict(facts: Partial<StrokeFacts>, id: CriterionId) {
  const { status, open, settledBy } = criterionResult(factsWith(facts), id);
  return { status, open, settledBy };
}

describe('a criterion cannot be told', () => {
  it('when a complete list merely does not contain the item: not recorded is not absent', () => {
    expect(verdict({ infectiveEndocarditis: notRecorded() }, 'infective-endocarditis')).to.deep.equal({
      status: 'cannot-tell',
      open: [{ fact: 'infectiveEndocarditis', reason: 'not-in-complete-list' }],
      settledBy: ['infectiveEndocarditis'],
    });
    expect(verdict({ doacDose: noEventRecorded() }, 'doac-within-48-hours').open).to.deep.equal([
      { fact: 'doacDose', reason: 'not-in-complete-list' },
    ]);
  });

  it('when the fact is missing, for the reason it is missing', () => {
    expect(verdict({ inr: missing('not-readable') }, 'inr-above-1-7').open).to.deep.equal([
      { fact: 'inr', reason: 'not-readable' },
    ]);
    expect(
      verdict(
        { aria: missing('unconfirmed'), amyloidAntibody: missing('list-incomplete') },
        'aria-or-amyloid-antibody',
      ),
    ).to.deep.equal({
      status: 'cannot-tell',
      open: [
        { fact: 'aria', reason: 'unconfirmed' },
        { fact: 'amyloidAntibody', reason: 'list-incomplete' },
      ],
      settledBy: ['aria', 'amyloidAntibody'],
    });
  });

  it('when it happened and nobody knows when: neither band of a brain injury', () => {
    const facts = { traumaticBrainInjury: known({ occurred: true }) };
    for (const id of ['brain-injury-under-14-days', 'brain-injury-14-days-to-3-months'] as const)
      expect(verdict(facts, id).open).to.deep.equal([
        { fact: 'traumaticBrainInjury', reason: 'date-not-known' },
      ]);
  });

  it('names the date of a major trauma once, although two bands read it', () => {
    expect(verdict({ majorTrauma: known({ occurred: true }) }, 'major-trauma').open).to.deep.equal([
      { fact: 'majorTrauma', reason: 'date-not-known' },
    ]);
  });

  it('when values conflict and lead to different verdicts', () => {
    expect(verdict({ inr: conflicting(1.2, 2.4) }, 'inr-above-1-7').open).to.deep.equal([
      { fact: 'inr', reason: 'conflicting' },
    ]);
    const listAgainstRecord: StrokeFacts['infectiveEndocarditis'] = {
      status: 'conflicting',
      values: [known(true), notRecorded()],
    };
    expect(verdict({ infectiveEndocarditis: listAgainstRecord }, 'infective-endocarditis').status).to.equal(
      'cannot-tell',
    );
  });
});

describe('conflicting values that lead to one verdict', () => {
  it('are that verdict', () => {
    expect(verdict({ inr: conflicting(2, 3) }, 'inr-above-1-7').status).to.equal('met');
    expect(verdict({ inr: conflicting(1, 1.1) }, 'inr-above-1-7').status).to.equal('not-met');
    expect(verdict({ microbleeds: conflicting(0, 20) }, 'few-microbleeds').status).to.equal('not-met');
    expect(verdict({ majorTrauma: conflicting(daysAgo(20), daysAgo(60)) }, 'major-trauma').status).to.equal(
      'met',
    );
  });
});

describe('one part of a criterion is enough where one is', () => {
  it('systolic 200 mmHg is too high whatever the diastolic pressure, 120 mmHg is not enough to clear it', () => {
    expect(criterionResult(recorded({ systolicMmHg: 200 }), 'high-blood-pressure').status).to.equal('met');
    const open = criterionResult(recorded({ systolicMmHg: 120 }), 'high-blood-pressure');
    expect(open.status).to.equal('cannot-tell');
    expect(open.settledBy).to.deep.equal(['diastolicMmHg']);
  });
});

describe('glucose as a bound', () => {
  const status = (id: CriterionId, value: number, unit: Glucose['unit'], bound: Bound) =>
    criterionResult(recorded({ glucose: { value, unit, bound } }), id).status;

  it('settles what lies beyond the bound, in either unit', () => {
    expect(status('severe-hyperglycaemia', 33.3, 'mmol/L', 'above')).to.equal('met');
    expect(status('severe-hyperglycaemia', 22.2, 'mmol/L', 'above')).to.equal('met');
    expect(status('severe-hyperglycaemia', 22.2, 'mmol/L', 'at-most')).to.equal('not-met');
    expect(status('severe-hyperglycaemia', 600, 'mg/dL', 'at-least')).to.equal('met');
    expect(status('severe-hypoglycaemia', 600, 'mg/dL', 'at-least')).to.equal('not-met');
    expect(status('severe-hypoglycaemia', 50, 'mg/dL', 'below')).to.equal('met');
    expect(status('severe-hypoglycaemia', 20, 'mg/dL', 'below')).to.equal('met');
  });

  it('leaves open what it does not', () => {
    expect(status('severe-hyperglycaemia', 20, 'mmol/L', 'above')).to.equal('cannot-tell');
    expect(status('severe-hyperglycaemia', 22.2, 'mmol/L', 'at-least')).to.equal('cannot-tell');
    expect(status('severe-hypoglycaemia', 60, 'mg/dL', 'below')).to.equal('cannot-tell');
    const { open } = criterionResult(
      recorded({ glucose: { value: 20, unit: 'mmol/L', bound: 'above' } }),
      'severe-hyperglycaemia',
    );
    expect(open).to.deep.equal([{ fact: 'glucose', reason: 'only-a-bound' }]);
  });
});

describe('the trace of a verdict', () => {
  it('holds criterion, facts, limits with their side, and source', () => {
    expect(criterionResult(recorded({ platelets10e9PerL: 80 }), 'platelets-below-100')).to.deep.equal({
      id: 'platelets-below-100',
      source: 'aha-2026',
      tier: 'absolute',
      evidence: 'aha-2026-eligibility',
      isUnconfirmed: false,
      status: 'met',
      facts: ['platelets10e9PerL'],
      limits: [{ fact: 'platelets10e9PerL', relation: '<', value: 100, unit: '10*9/L' }],
      open: [],
      settledBy: [],
    });
  });

  it('names the source of a limit that the edition itself does not print', () => {
    const { evidence, limitsFrom } = criterionResult(recorded({}), 'severe-hypoglycaemia');
    expect({ evidence, limitsFrom }).to.deep.equal({
      evidence: 'aha-2026-eligibility',
      limitsFrom: 'aha-2019-eligibility',
    });
  });

  it('does not take "no thrombectomy recorded" for "no thrombectomy planned"', () => {
    const facts = factsWith({
      onset: known('unknown'),
      dwiFlairMismatch: known(true),
      thrombectomyPlanned: notRecorded(),
    });
    expect(windowResult(facts, 'unknown-onset-dwi-flair', 'eso-2021').open).to.deep.equal([
      { fact: 'thrombectomyPlanned', reason: 'not-in-complete-list' },
    ]);
  });
});

describe('laboratory results that are still to come (AHA/ASA 2026, COR 2a)', () => {
  const advice = (values: Readonly<Record<string, unknown>>) =>
    assessEligibility(recorded(values), 'aha-2026').laboratory;
  const NO_ANTICOAGULANT = {
    vitaminKAntagonist: false,
    doacDose: { occurred: false },
    heparinTreatmentDose: { occurred: false },
  };

  it('need not be awaited when no anticoagulant is recorded', () => {
    const laboratory = advice({ ...NO_ANTICOAGULANT, inr: 1 });
    expect(laboratory?.open).to.deep.equal(['platelets10e9PerL', 'apttSeconds', 'ptSeconds']);
    expect(laboratory?.reasonToSuspect.status).to.equal('not-met');
    expect(laboratory?.strength).to.equal('class-2a');
  });

  it('are awaited in a person on a vitamin K antagonist, a DOAC or heparin', () => {
    for (const changes of [
      { vitaminKAntagonist: true },
      { doacDose: daysAgo(1) },
      { heparinTreatmentDose: { occurred: true } },
    ])
      expect(advice({ ...NO_ANTICOAGULANT, ...changes })?.reasonToSuspect.status).to.equal('met');
  });

  it('are not awaited for a course of an anticoagulant that has long ended', () => {
    for (const changes of [{ doacDose: daysAgo(700) }, { heparinTreatmentDose: daysAgo(30) }])
      expect(advice({ ...NO_ANTICOAGULANT, ...changes })?.reasonToSuspect.status).to.equal('not-met');
  });

  it('leave the question open while anticoagulants are not known', () => {
    expect(advice({})?.reasonToSuspect.settledBy).to.deep.equal([
      'vitaminKAntagonist',
      'doacDose',
      'heparinTreatmentDose',
    ]);
  });

  it('are no question once all are there, nor in ESO 2021, whose rule was not read', () => {
    const complete = { platelets10e9PerL: 200, inr: 1, apttSeconds: 30, ptSeconds: 12 };
    expect(advice(complete)).to.equal(undefined);
    expect(assessEligibility(recorded({}), 'eso-2021').laboratory).to.equal(undefined);
  });
});
