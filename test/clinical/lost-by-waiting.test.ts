import { expect } from 'chai';
import { assessBenefit } from '../../server/clinical/benefit/assess-benefit.ts';
import { lostPer1000In10Minutes } from '../../server/clinical/benefit/lost-by-waiting.ts';
import { treatedDistribution, type CohortId } from '../../server/clinical/benefit/mrs-distribution.ts';
import { figuresOf } from '../../server/clinical/benefit/outcome-figures.ts';
import { known, missing } from '../../server/clinical/known.ts';
import { factsWith, type StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import { delayText, harmText, oddsText, tenMinutesText } from '../../server/clinical/text/en.ts';

const lost = (facts: Partial<StrokeFacts>) => lostPer1000In10Minutes(assessBenefit(factsWith(facts)).cohorts);
const mrs01 = (cohort: CohortId, minutes: number) => figuresOf(treatedDistribution(cohort, minutes)).mrs01;

describe('What ten minutes cost', () => {
  it('spans the cohorts the patient may belong to, in people of 1,000', () => {
    const ends = (['lvo-ivt', 'nlvo-ivt'] as const).map(
      (cohort) => 10 * (mrs01(cohort, 90) - mrs01(cohort, 100)),
    );
    const range = lost({ minutesSinceLastKnownWell: known(90) });
    expect(range?.low).to.be.closeTo(Math.min(...ends), 1e-9);
    expect(range?.high).to.be.closeTo(Math.max(...ends), 1e-9);
    expect(range?.low).to.be.greaterThan(0);
  });

  it('is of thrombolysis, whether or not thrombectomy is planned', () => {
    const facts = { minutesSinceLastKnownWell: known(90), largeVesselOcclusion: known(true) };
    expect(lost({ ...facts, thrombectomyPlanned: known(true) })).to.deep.equal(lost(facts));
  });

  it('is not given without a delay, nor beyond the 6 hours of the trials', () => {
    expect(lost({ minutesSinceLastKnownWell: missing('not-recorded') })).to.equal(undefined);
    expect(lost({ minutesSinceLastKnownWell: known(360) })).not.to.equal(undefined);
    expect(lost({ minutesSinceLastKnownWell: known(361) })).to.equal(undefined);
  });

  it('is said in whole people', () => {
    expect(tenMinutesText({ low: 4.4, high: 6.6 })).to.equal(
      'Every 10 minutes cost 4–7 of 1,000 people a result of mRS 0–1.',
    );
  });
});

describe('Benefit by time in a line', () => {
  const benefit = (facts: Partial<StrokeFacts>) => assessBenefit(factsWith(facts));

  it('says the delay and the odds ratio: exp(0.763 (1 - hours / 6.3))', () => {
    const at85 = benefit({ minutesSinceLastKnownWell: known(85) });
    expect(delayText(at85)).to.equal('1 h 25 min since last known well');
    expect(oddsText(at85)).to.equal('Odds ratio 1.81 of mRS 0–1.');
  });

  it('spans conflicting delays', () => {
    const conflicting = benefit({
      minutesSinceLastKnownWell: { status: 'conflicting', values: [known(60), known(120)] },
    });
    expect(delayText(conflicting)).to.equal('1 h or 2 h since last known well');
    expect(oddsText(conflicting)).to.equal('Odds ratio 1.68–1.9 of mRS 0–1.');
  });

  it('gives no ratio without a delay, nor where the trials have none', () => {
    const unknown = benefit({});
    expect(delayText(unknown)).to.equal('Time since last known well is not known');
    expect(oddsText(unknown)).to.equal('');
    expect(oddsText(benefit({ minutesSinceLastKnownWell: known(540) }))).to.contain('no odds ratio');
  });

  it('says harm as the trials counted it (Whiteley 2016)', () => {
    const bleeding = benefit({}).harms.find(({ outcome }) => outcome === 'sich-sits-most');
    expect(bleeding && harmText(bleeding)).to.equal(
      'Symptomatic ICH, SITS-MOST: 3.7 % with alteplase, 0.6 % without.',
    );
  });
});
