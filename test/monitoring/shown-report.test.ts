import { expect } from 'chai';
import { cardUse } from '../../server/monitoring/overrides.ts';
import { monitoringPage } from '../../server/monitoring/page/monitoring-page.ts';
import type { MonitoringReport } from '../../server/monitoring/report.ts';
import { shownReport } from '../../server/monitoring/shown-report.ts';
import { readAssessment } from '../../server/monitoring/predictions.ts';
import { monitoringReport } from '../fixtures/monitoring-report.ts';

/** What a reader of the page sees, without marks and plots. */
const wordsOf = (report: MonitoringReport) =>
  monitoringPage({ report: shownReport(report), isSandbox: false })
    .replaceAll(/<svg[\s\S]*?<\/svg>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('the monitoring report as it is shown', () => {
  it('says how many series can be judged, also where all of them are within limits', () => {
    const report = monitoringReport();
    const [first, second] = report.series.filter(({ id }) => id === 'sedan' || id === 'sits-sich');
    if (!first || !second) throw new Error('no series');
    const quiet = { ...report, alerts: [], series: [first, second] };
    expect(wordsOf(quiet)).to.include('1 of 2 series can be judged: it is within limits.');
    const silent = { ...quiet, series: [second] };
    expect(wordsOf(silent)).to.include('Whether predictions come true here cannot be told yet.');
    expect(wordsOf(report)).to.include('5 of 6 series have enough events to be judged.');
  });

  it('a ratio that would tell of fewer than five events is not told, and its alert is', () => {
    const report = monitoringReport();
    const series = shownReport(report).series.find(({ id }) => id === 'grasps');
    expect(series).to.deep.include({ patients: 290, events: '<5' });
    expect(series?.comparison).to.deep.equal({
      ...{ isImprecise: true, expected: 15, level: 'act' },
      ...{ observedOverExpected: null, actionInterval: null },
    });
    expect(wordsOf(report)).to.include('fewer than five events, where 15 were predicted');
    expect(JSON.stringify(shownReport(report))).not.to.include('0.57');
    const sandbox = shownReport({ ...report, isOfRealPatients: false });
    expect(
      sandbox.series.find(({ id }) => id === 'grasps')?.comparison?.observedOverExpected?.value,
    ).to.equal(0.2);
  });

  it('reasons, cards, groups and shares of missing values are rounded as the rest', () => {
    const shown = shownReport(monitoringReport());
    expect(shown.cards.use[0]).to.deep.include({
      ...{ shown: 60, answered: 20, overridden: 5 },
      reasons: [
        { code: 'patient-preference', count: '<5' },
        { code: '<b>other</b>', count: '<5' },
      ],
    });
    expect(shown.series[0]?.figures?.groups.map(({ n, events }) => [n, events])).to.deep.equal([
      [120, 5],
      [80, 5],
      [60, 10],
      [20, 5],
    ]);
    expect(shown.drift.inputs[0]?.missing[0]).to.equal('<5 %');
    // What is kept of the reference counts few people, too.
    expect(shown.drift.inputs[0]).not.to.have.property('reference');
  });

  it('tells whose rates they are, how far they can be trusted, and which models are not compared', () => {
    const words = wordsOf(monitoringReport());
    expect(words).to.include('SITS registry, n=31,627');
    expect(words).to.include('published, validated outside its own cohort');
    expect(words).to.match(/not compared.*discharge-mrs 1\.0\.0 \(1,715 people; research only\)/);
    expect(words).to.include(
      'The figures speak of the totals for which one rate is printed, and of no others.',
    );
  });

  it('drift is told by the limit of the site', () => {
    const report = { ...monitoringReport(), limits: { drift: 0.15, overrides: 0.9 } };
    expect(wordsOf(report)).to.include('above 0.15 another population');
    const age = shownReport(report).drift.inputs.find(({ input }) => input === 'ageYears');
    expect(age?.level).to.equal('act');
  });
});

describe('what monitoring reads', () => {
  it('glucose is compared in mmol/L, whatever it was recorded in', () => {
    const fact = (value: number, unit: string) => ({ status: 'known', value: { value, unit } });
    const inputs = (facts: object) => readAssessment({ assessment: { scores: [], facts } })?.inputs;
    // 180.156 g/mol.
    expect(inputs({ glucose: fact(180.156, 'mg/dL') })?.['glucose']).to.be.closeTo(10, 1e-9);
    expect(inputs({ glucose: fact(10, 'mmol/L') })?.['glucose']).to.equal(10);
  });

  it('the median of an even number of answers lies between the middle two', () => {
    const fates = [100, 10, 30, 20].map((secondsToAnswer) => ({
      ...{ topic: 't', indicator: 'info', outcome: 'accepted' as const, reason: null },
      secondsToAnswer,
    }));
    expect(cardUse(fates)[0]?.medianSeconds).to.equal(25);
    expect(cardUse(fates.slice(1))[0]?.medianSeconds).to.equal(20);
  });
});
