/** The headline is never a bare yes or no, and hides nothing. */
import { expect } from 'chai';
import { assessEligibility } from '../../server/clinical/eligibility/assess-eligibility.ts';
import { TIERS } from '../../server/clinical/eligibility/criterion.ts';
import { EDITIONS, type EditionId } from '../../server/clinical/eligibility/editions.ts';
import { EVIDENCE } from '../../server/clinical/evidence/registry.ts';
import { known, missing, noEventRecorded, notRecorded } from '../../server/clinical/known.ts';
import { factsWith } from '../../server/clinical/stroke-facts.ts';
import {
  allCriteria,
  clearFacts,
  conflicting,
  daysAgo,
  hoursAgo,
  recorded,
  without,
} from '../fixtures/eligibility.ts';

const headline = (changes: Readonly<Record<string, unknown>>, edition: EditionId = 'aha-2026') =>
  assessEligibility(clearFacts(changes), edition).headline;

describe('the headline of eligibility', () => {
  it('finds nothing only when every question is answered and a window applies', () => {
    expect(headline({})).to.deep.equal({
      status: 'nothing-found',
      window: 'applies',
      applying: ['within-4-5-hours'],
      present: [],
      toClarify: [],
      correctFirst: [],
      open: [],
      openWindows: [],
    });
    expect(headline({}, 'eso-2021').status).to.equal('nothing-found');
  });

  it('stays open, and says what, when one question is', () => {
    const { headline: open } = assessEligibility(without(clearFacts(), 'aria'), 'aha-2026');
    expect(open.status).to.equal('nothing-found-but-open');
    expect(open.open).to.deep.equal(['aria-or-amyloid-antibody']);
  });

  it('stays open when no window can be told', () => {
    const { headline: open } = assessEligibility(
      without(clearFacts(), 'minutesSinceLastKnownWell'),
      'aha-2026',
    );
    expect(open.status).to.equal('nothing-found-but-open');
    expect(open.window).to.equal('cannot-tell');
    expect(open.openWindows).to.include('within-4-5-hours');
  });

  it('shows the gravest, and names all that is present', () => {
    const both = headline({ inr: 3, pregnantOrPostpartum: true, systolicMmHg: 200 });
    expect(both.status).to.equal('absolute-present');
    expect(both.present).to.deep.equal(['inr-above-1-7', 'pregnancy-or-postpartum']);
    expect(both.correctFirst).to.deep.equal(['high-blood-pressure']);
    expect(headline({ pregnantOrPostpartum: true }).status).to.equal('relative-present');
  });

  it('asks to clarify what is recorded and not settled, before what can be corrected', () => {
    for (const [fact, reason] of [
      ['doacDose', known({ occurred: true })],
      ['doacDose', missing('unconfirmed')],
      ['doacDose', conflicting(hoursAgo(10), hoursAgo(60))],
      ['pregnantOrPostpartum', missing('unconfirmed')],
    ] as const) {
      const { headline: found } = assessEligibility(
        { ...clearFacts({ systolicMmHg: 200 }), [fact]: reason },
        'aha-2026',
      );
      expect(found.status).to.equal('to-clarify');
      expect(found.toClarify).to.have.length(1);
      expect(found.open).to.include.members([...found.toClarify]);
      expect(found.correctFirst).to.deep.equal(['high-blood-pressure']);
    }
  });

  it('asks nothing about what is merely not there, or agrees on one side of the limit', () => {
    for (const fact of [
      missing('not-readable'),
      missing('list-incomplete'),
      noEventRecorded(),
      conflicting(hoursAgo(60), hoursAgo(70)),
    ])
      expect(
        assessEligibility({ ...clearFacts(), doacDose: fact }, 'aha-2026').headline.toClarify,
      ).to.deep.equal([]);
    const found = assessEligibility(
      { ...clearFacts(), doacDose: conflicting(hoursAgo(2), hoursAgo(9)) },
      'aha-2026',
    );
    expect(found.headline.present).to.deep.equal(['doac-within-48-hours']);
  });

  it('has pressure and glucose as something to correct, no contraindication', () => {
    const result = assessEligibility(
      clearFacts({ diastolicMmHg: 110, glucose: { value: 40, unit: 'mg/dL' } }),
      'aha-2026',
    );
    expect(result.headline.status).to.equal('correct-first');
    expect(result.headline.present).to.deep.equal([]);
    expect(result.corrections.map(({ id }) => id)).to.deep.equal([
      'high-blood-pressure',
      'severe-hypoglycaemia',
    ]);
  });

  it('says when the guideline sees no benefit, and when no window applies', () => {
    expect(headline({ disablingDeficit: false }).status).to.equal('advised-against');
    expect(headline({ minutesSinceLastKnownWell: 2000 }).status).to.equal('no-window-applies');
  });

  it('does not count what speaks for treatment, or is graded "may be reasonable", as something against it', () => {
    const benign = headline({ recreationalDrugs: true, cervicalDissection: true, microbleeds: 20 });
    expect(benign.status).to.equal('nothing-found');
    expect(headline({ antiplatelets: 'aspirin', aceInhibitor: true }).status).to.equal('nothing-found');
    expect(headline({ microbleeds: 20 }, 'eso-2021').status).to.equal('advised-against');
  });

  it('says that the rules are for adults', () => {
    expect(headline({ ageYears: 12 }).status).to.equal('out-of-scope');
  });

  it('does not clear a DOAC, a stroke or a haemorrhage in the past, nor call them absolute (2026)', () => {
    for (const changes of [
      { doacDose: hoursAgo(10) },
      { ischaemicStroke: daysAgo(40) },
      { intracranialHaemorrhage: daysAgo(2000) },
      { traumaticBrainInjury: daysAgo(20) },
      { neurosurgery: daysAgo(20) },
    ])
      expect(headline(changes).status, JSON.stringify(changes)).to.equal('relative-present');
  });
});

describe('what the chosen edition was not read for', () => {
  it('is judged by the guideline that names it: a haemorrhage on CT under ESO 2021', () => {
    const result = assessEligibility(clearFacts({ haemorrhageOnImaging: true }), 'eso-2021');
    expect(result.tiers.absolute).to.deep.equal([]);
    expect(result.headline.status).to.equal('outside-edition-present');
    expect(result.headline.present).to.deep.equal(['haemorrhage-on-imaging']);
    const found = result.outsideEdition.find(({ id }) => id === 'haemorrhage-on-imaging');
    expect(found?.source).to.equal('aha-2026');
  });

  it('is heparin in treatment dose under AHA/ASA 2026, as 2019 named it', () => {
    const result = assessEligibility(clearFacts({ heparinTreatmentDose: hoursAgo(6) }), 'aha-2026');
    expect(result.outsideEdition.map(({ id, source }) => [id, source])).to.deep.equal([
      ['heparin-within-24-hours', 'aha-2019'],
    ]);
    expect(result.headline.status).to.equal('outside-edition-present');
  });

  it('is glucose under ESO 2021, still to be corrected', () => {
    const facts = clearFacts({ glucose: { value: 1.5, unit: 'mmol/L' } });
    expect(assessEligibility(facts, 'eso-2021').headline.correctFirst).to.deep.equal([
      'severe-hypoglycaemia',
    ]);
  });

  it('stands in the evidence registry, for pocket page 31 and for the items of ESO 2021', () => {
    for (const edition of ['aha-2026', 'eso-2021'] as const)
      expect(EDITIONS[edition].flatMap((id) => EVIDENCE[id].notRead ?? [])).not.to.have.length(0);
    expect(EVIDENCE['aha-2026-eligibility'].notRead?.[0]).to.match(/page 31/);
    expect(EVIDENCE['eso-2021-eligibility'].notRead?.[0]).to.match(/items/);
    expect(EVIDENCE['aha-2026-page-31'].confidence).to.equal('unconfirmed');
  });
});

describe('the result of eligibility', () => {
  it('counts the verdicts of each tier, and how many are merely not recorded', () => {
    const { counts } = assessEligibility(
      factsWith({
        infectiveEndocarditis: notRecorded(),
        aria: notRecorded(),
        amyloidAntibody: noEventRecorded(),
        inr: known(2),
        platelets10e9PerL: known(200),
      }),
      'aha-2026',
    );
    expect(counts.absolute).to.deep.equal({ met: 1, 'not-met': 1, 'cannot-tell': 11, merelyNotRecorded: 2 });
    expect(counts.relative).to.deep.equal({ met: 0, 'not-met': 0, 'cannot-tell': 15, merelyNotRecorded: 0 });
    expect(counts['benefit-exceeds-risk']['cannot-tell']).to.equal(8);
  });

  it('lists each open fact with all that it would settle', () => {
    const { openQuestions } = assessEligibility(recorded({}), 'aha-2026');
    const byFact = Object.fromEntries(openQuestions.map((question) => [question.fact, question]));
    expect(byFact['minutesSinceLastKnownWell']).to.deep.equal({
      fact: 'minutesSinceLastKnownWell',
      criteria: ['mild-non-disabling-deficit'],
      windows: ['within-4-5-hours', 'extended-perfusion-mismatch', 'late-large-vessel-occlusion'],
    });
    expect(byFact['traumaticBrainInjury']?.criteria).to.deep.equal([
      'brain-injury-under-14-days',
      'brain-injury-14-days-to-3-months',
    ]);
    expect(assessEligibility(clearFacts(), 'aha-2026').openQuestions).to.deep.equal([]);
  });

  it('has every criterion in one tier, in a stable order', () => {
    const order = (values: Readonly<Record<string, unknown>>) =>
      allCriteria(clearFacts(values), 'aha-2026').map(({ id }) => id);
    expect(order({ inr: 5, aria: true })).to.deep.equal(order({}));
    expect(new Set(order({})).size).to.equal(order({}).length);
    expect(TIERS).to.have.length(8);
  });
});
