import { expect } from 'chai';
import { assessBenefit } from '../../server/clinical/benefit/assess-benefit.ts';
import type { BenefitResult } from '../../server/clinical/benefit/benefit-result.ts';
import { treatedDistribution } from '../../server/clinical/benefit/mrs-distribution.ts';
import { figuresOf } from '../../server/clinical/benefit/outcome-figures.ts';
import { known, missing } from '../../server/clinical/known.ts';
import { factsWith, type StrokeFacts } from '../../server/clinical/stroke-facts.ts';

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

describe('The benefit for a patient', () => {
  const at = (minutes: number, more: Partial<StrokeFacts> = {}) =>
    assessBenefit(factsWith({ minutesSinceLastKnownWell: known(minutes), ...more }));
  const cohortsOf = ({ cohorts }: BenefitResult) => cohorts.map(({ cohort }) => cohort);

  it('known delay: one window, one odds ratio, and a gain in each cohort', () => {
    const result = at(90, { largeVesselOcclusion: known(false) });
    expect(result.delays.map(({ window }) => window)).to.deep.equal(['within-3-h']);
    expect(result.oddsRatio?.low).to.be.closeTo(1.788, 0.001);
    expect(cohortsOf(result)).to.deep.equal(['nlvo-ivt']);
    const [cohort] = result.cohorts;
    expect(cohort?.gain?.mrs01.low).to.be.closeTo(59.92 - 46, 0.01);
    expect(cohort?.gain?.mrs01.high).to.equal(cohort?.gain?.mrs01.low);
    expect(cohort).to.include({ outcome: 'mrs-distribution', grade: 'evidence-synthesis' });
    expect(sumOf(cohort!.untreated.wholePer100)).to.equal(100);
    expect(sumOf(cohort!.byDelay[0]!.treated.wholePer100)).to.equal(100);
    expect(result.undecided).to.deep.equal([]);
  });

  it('prices one and ten minutes of delay as differences of the same formulas', () => {
    const [cohort] = at(90, { largeVesselOcclusion: known(false) }).cohorts;
    const [one, ten] = cohort!.byDelay[0]!.costOfDelay;
    expect([one?.delayMinutes, ten?.delayMinutes]).to.deep.equal([1, 10]);
    const now = figuresOf(treatedDistribution('nlvo-ivt', 90));
    const later = figuresOf(treatedDistribution('nlvo-ivt', 100));
    expect(ten?.change.mrs01).to.equal(later.mrs01 - now.mrs01);
    expect(one?.change.mrs01).to.be.closeTo(ten!.change.mrs01 / 10, 0.01);
  });

  it('missing delay: the whole table by window and no single figure', () => {
    const result = assessBenefit(factsWith({ minutesSinceLastKnownWell: missing('not-recorded') }));
    expect(result.windows).to.have.length(3);
    expect(result.harms).to.have.length(4);
    expect(result.delays).to.deep.equal([]);
    expect(result).not.to.have.property('oddsRatio');
    expect(result.cohorts.map(({ byDelay }) => byDelay.length)).to.deep.equal([0, 0]);
    result.cohorts.forEach((cohort) => expect(cohort).not.to.have.property('gain'));
    expect(result.remarks).to.include('delay-missing').and.not.to.include('odds-read-off-a-figure');
    expect(result.undecided).to.include('minutesSinceLastKnownWell');
  });

  it('conflicting delay: every recorded value, and the gain as a range over them', () => {
    const result = assessBenefit(
      factsWith({
        minutesSinceLastKnownWell: { status: 'conflicting', values: [known(90), known(270)] },
        largeVesselOcclusion: known(false),
      }),
    );
    expect(result.delays.map(({ window }) => window)).to.deep.equal(['within-3-h', 'from-3-to-4.5-h']);
    expect(result.oddsRatio?.low).to.be.closeTo(1.244, 0.001);
    expect(result.oddsRatio?.high).to.be.closeTo(1.788, 0.001);
    const gain = result.cohorts[0]?.gain;
    expect(gain?.mrs01.low).to.equal(at(270).cohorts[0]?.gain?.mrs01.low);
    expect(gain?.mrs01.high).to.equal(at(90).cohorts[0]?.gain?.mrs01.high);
    expect(result.remarks).to.include('delay-conflicting');
    expect(result.undecided).to.deep.equal(['minutesSinceLastKnownWell']);
  });

  it('delay beyond the trials: no window after 6 h, and no odds ratio from 6.3 h', () => {
    expect(at(360).remarks).not.to.include('beyond-trials');
    expect(at(361).delays[0]).not.to.have.property('window');
    expect(at(361).remarks).to.include('beyond-trials').and.not.to.include('no-benefit-expected');
    expect(at(378).remarks).to.include.members(['beyond-trials', 'no-benefit-expected']);
    expect(at(378)).not.to.have.property('oddsRatio');
    const partly = assessBenefit(
      factsWith({ minutesSinceLastKnownWell: { status: 'conflicting', values: [known(90), known(400)] } }),
    );
    expect(partly, 'half a range would mislead').not.to.have.property('oddsRatio');
  });

  it('impossible delay: refused with its problem, never calculated with', () => {
    for (const [minutes, problem] of [
      [NaN, 'not-a-number'],
      [-5, 'below-limit'],
      [1e9, 'above-limit'],
      [1.5, 'not-whole'],
    ] as const) {
      const result = at(minutes);
      expect(result.problems).to.deep.equal([problem]);
      expect(result.delays).to.deep.equal([]);
      expect(result.undecided).to.include('minutesSinceLastKnownWell');
    }
  });

  it('vessels not known, or only not recorded: both cohorts', () => {
    const unknown = at(90);
    expect(cohortsOf(unknown)).to.deep.equal(['nlvo-ivt', 'lvo-ivt']);
    expect(unknown.remarks).to.include('occlusion-open');
    expect(unknown.undecided).to.deep.equal(['largeVesselOcclusion']);
    const unrecorded = at(90, {
      largeVesselOcclusion: { status: 'known', value: false, basis: 'not-recorded' },
    });
    expect(cohortsOf(unrecorded)).to.deep.equal(['nlvo-ivt', 'lvo-ivt']);
  });

  it('vessels against the NIHSS of their cohort (0-10 and 11 or more): both cohorts, and it says so', () => {
    const given = (occlusion: boolean, nihss: number) =>
      at(90, { largeVesselOcclusion: known(occlusion), nihss: known(nihss) });
    expect(cohortsOf(given(true, 11))).to.deep.equal(['lvo-ivt']);
    expect(cohortsOf(given(false, 10))).to.deep.equal(['nlvo-ivt']);
    for (const contradicted of [given(true, 10), given(false, 11)]) {
      expect(cohortsOf(contradicted)).to.deep.equal(['nlvo-ivt', 'lvo-ivt']);
      expect(contradicted.remarks).to.include('occlusion-against-nihss').and.not.to.include('occlusion-open');
    }
  });

  it('thrombectomy planned: its cohort too, as if done now, unless no large vessel is occluded', () => {
    const planned = { thrombectomyPlanned: known(true) };
    expect(cohortsOf(at(90, planned))).to.deep.equal(['nlvo-ivt', 'lvo-ivt', 'lvo-mt']);
    const occluded = at(90, { ...planned, largeVesselOcclusion: known(true) });
    expect(cohortsOf(occluded)).to.deep.equal(['lvo-ivt', 'lvo-mt']);
    expect(occluded.remarks).to.include('thrombectomy-if-done-now');
    expect(cohortsOf(at(90, { ...planned, largeVesselOcclusion: known(false) }))).to.deep.equal(['nlvo-ivt']);
    expect(cohortsOf(at(90, { thrombectomyPlanned: known(false) }))).not.to.include('lvo-mt');
  });

  it('onset not witnessed: says that the true delay may be shorter', () => {
    expect(at(90, { onset: known('wake-up') }).remarks).to.include('onset-not-witnessed');
    expect(at(90, { onset: known('unknown') }).remarks).to.include('onset-not-witnessed');
    expect(at(90, { onset: known('witnessed') }).remarks).not.to.include('onset-not-witnessed');
    expect(at(90).remarks).not.to.include('onset-not-witnessed');
  });

  it('always carries the warnings of its sources (scores.md B.5)', () => {
    expect(at(90).remarks).to.include.members([
      'deaths-from-interpolation',
      'families-see-trial-counts',
      'cohorts-by-nihss',
      'sources-not-mixed',
      'excess-deaths-built-in',
      'cost-of-delay-is-a-difference',
      'odds-read-off-a-figure',
      'death-not-confirmed',
    ]);
  });

  it('shows its steps: rule, facts, source, delay and the share of the effect lost', () => {
    const { trace } = at(189, { largeVesselOcclusion: known(true) });
    expect(trace.map(({ rule, evidence, effectLost: lost }) => [rule, evidence, lost])).to.deep.equal([
      ['trial-window', 'emberson-2014', undefined],
      ['odds-by-delay', 'emberson-2014-curve', undefined],
      ['untreated-distribution', 'stroke-outcome-lvo-ivt', undefined],
      ['treated-distribution', 'stroke-outcome-lvo-ivt', 0.5],
    ]);
    expect(trace[0]?.facts).to.deep.equal(['minutesSinceLastKnownWell']);
  });
});
