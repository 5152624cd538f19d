import { expect } from 'chai';
import { assess } from '../../server/clinical/assess.ts';
import type { Prediction } from '../../server/clinical/predictions/prediction.ts';
import { factsWith, type StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import { known } from '../../server/clinical/known.ts';
import { DEFAULT_POLICY } from '../../server/clinical/policy.ts';
import { createLog } from '../../server/log.ts';
import { storedReport, type MonitoringReport } from '../../server/monitoring/report.ts';
import { shownReport } from '../../server/monitoring/shown-report.ts';
import { runMonitoring, type MonitoringDeps } from '../../server/monitoring/run-monitoring.ts';
import type { Store } from '../../server/storage/store.ts';
import { OUTCOME_PREDICTION } from '../fixtures/predictions.ts';
import { assessmentRecord, cardRecord, feedbackRecord, outcomeRecord } from '../fixtures/records.ts';
import { pglitePlace } from '../fixtures/storage.ts';

const NOW = new Date('2026-11-24T09:00:00.000Z');
const ASSESSED = new Date('2026-07-01T09:00:00.000Z');
const later = (hours: number) => new Date(ASSESSED.getTime() + hours * 3_600_000).toISOString();

/** HAT 2: 10 % by the definition of its study (Lou 2008). */
const HAT_2: Partial<StrokeFacts> = {
  nihss: known(17),
  diabetes: known(true),
  ctHypodensity: known('none'),
};

describe('a run of the monitoring', function () {
  this.timeout(60_000);
  let place: Awaited<ReturnType<typeof pglitePlace>>;
  let store: Store;
  let report: MonitoringReport;
  const logged: string[] = [];
  let deps: MonitoringDeps;
  const run = { signal: new AbortController().signal, progress: () => Promise.resolve() };

  const assessed = async (patientId: string, facts: Partial<StrokeFacts>, predictions: Prediction[] = []) => {
    const assessment = assess(factsWith(facts), ASSESSED, DEFAULT_POLICY, [], predictions);
    const document = { assessment, agents: ['alteplase'] };
    await store.recordAnswer({
      assessment: assessmentRecord({ patientId, createdAt: ASSESSED.toISOString(), document }),
      cards: [],
    });
  };
  const happened = (patientId: string, kind: string, value: boolean, hours = 24) =>
    outcomeRecord({ patientId, kind, value, observedAt: later(hours) });

  before(async () => {
    place = await pglitePlace();
    store = await place.open();
    deps = {
      store: store.monitoring,
      limits: { drift: 0.25, overrides: 0.9 },
      isOfRealPatients: true,
      now: () => NOW,
      log: createLog('info', { write: (line) => void logged.push(line) }),
    };
    const numbers = Array.from({ length: 60 }, (_, index) => index);
    // Sixty treated people at 10 %: 6 events are expected, and 24 happened.
    await Promise.all(numbers.map((number) => assessed(`treated-${number}`, HAT_2)));
    await store.outcomes.record(
      numbers.flatMap((number) => [
        happened(`treated-${number}`, 'thrombolysis', true, 1),
        happened(`treated-${number}`, 'sich-hat-study', number < 24),
      ]),
    );
    // One with a range (glucose and diabetes not known: HAT 1 to 2), one without outcome, one not treated, one unknown.
    await assessed('range', { ...HAT_2, diabetes: { status: 'missing', reason: 'not-recorded' } });
    await assessed('no-outcome', HAT_2);
    await assessed('not-treated', HAT_2, [OUTCOME_PREDICTION]);
    await assessed('unknown', HAT_2);
    await store.outcomes.record([
      happened('range', 'thrombolysis', true, 1),
      happened('range', 'sich-hat-study', true),
      happened('no-outcome', 'thrombolysis', true, 1),
      happened('not-treated', 'thrombolysis', false, 1),
      happened('not-treated', 'sich-hat-study', true),
      happened('unknown', 'sich-hat-study', true),
    ]);
    const cards = Array.from({ length: 40 }, () =>
      cardRecord({
        createdAt: '2026-11-01T09:00:00.000Z',
        card: { indicator: 'warning', source: { topic: { code: 't' } } },
      }),
    );
    // Of a time that is not looked at any more.
    const old = cardRecord({
      createdAt: '2026-08-01T09:00:00.000Z',
      card: { indicator: 'info', source: { topic: { code: 'old' } } },
    });
    await store.recordAnswer({ assessment: null, cards: [...cards, old] });
    for (const { uuid } of cards)
      await store.recordFeedback(
        feedbackRecord({ cardUuid: uuid, outcomeTimestamp: '2026-11-01T09:01:30.000Z' }),
      );
    report = await runMonitoring(deps, run);
  });
  after(async () => {
    await store.close();
    await place.remove();
  });

  const hat = () => report.series.filter(({ id, outcome }) => id === 'hat' && outcome === 'sich-hat-study');

  it('compares what was predicted with what was reported under the same definition, in those who were treated', () => {
    expect(hat()).to.have.length(1);
    const [series] = hat();
    expect(series).to.deep.include({ group: 'treated', patients: 60, events: 24, unsettled: 1 });
    expect(series?.ranges).to.deep.equal({ 'input-missing': 1, 'not-printed': 0 });
    expect(series?.comparison?.expected).to.be.closeTo(6, 1e-9);
    expect(series?.comparison?.observedOverExpected.value).to.be.closeTo(4, 1e-9);
    // One figure for everybody tells nobody apart.
    expect(series?.figures?.auc.value).to.equal(0.5);
    expect(series?.figures?.slope).to.equal(null);
    expect(series?.comparison?.isImprecise).to.equal(true);
    // HAT 1 is 5 %, HAT 2 is 10 %.
    expect(series?.withRanges.events).to.equal(25);
    expect(series?.withRanges.low).to.be.closeTo(6.05, 1e-9);
    expect(series?.withRanges.high).to.be.closeTo(6.1, 1e-9);
  });

  it('computes nothing where nothing was reported, and counts whom it waits for', () => {
    const any = report.series.find(({ id, outcome }) => id === 'hat' && outcome === 'any-ich');
    expect(any).to.include({ patients: 0, events: 0, unsettled: 62, comparison: null, figures: null });
  });

  it('counts strokes by treatment, and what is reported of them', () => {
    expect(report.episodes).to.include({ all: 64, treated: 62, notTreated: 1, treatmentUnknown: 1 });
    expect(report.episodes.reported).to.deep.equal({ 'sich-hat-study': 63, thrombolysis: 63 });
  });

  it('raises an alert for what is off beyond chance, once, and takes it back when it is no longer so', async () => {
    const levels = () => report.alerts.map(({ key, level }) => [key, level]);
    expect(levels()).to.deep.include(['calibration score hat hat-derivation sich-hat-study treated', 'act']);
    // 40 of 40: Wilson's lower end is 91 %.
    expect(levels()).to.deep.include(['overrides t warning', 'act']);
    const changes = () => logged.filter((line) => line.includes('monitoring alert changed')).length;
    const first = changes();
    expect(first).to.equal(report.alerts.length);
    await runMonitoring(deps, run);
    expect(changes()).to.equal(first);
    report = await runMonitoring({ ...deps, limits: { drift: 0.25, overrides: 0.95 } }, run);
    expect(changes()).to.equal(first + 1);
    expect(levels()).not.to.deep.include(['overrides t warning', 'act']);
    expect(logged.join('\n')).not.to.match(/treated-\d|no-outcome/);
  });

  it('counts cards of the last 90 days', () => {
    expect(report.cards.use.map(({ topic, shown }) => [topic, shown])).to.deep.equal([['t', 40]]);
  });

  it('what could not be stored is logged again by the next try: no alert is stored and never told', async () => {
    const told = () => logged.filter((line) => line.includes('monitoring alert changed')).length;
    const limits = { drift: 0.25, overrides: report.alerts.length > 1 ? 0.95 : 0.9 };
    const before = told();
    const saveRun = () => Promise.reject(new Error('the database went away'));
    const away = { ...deps, limits, store: { ...store.monitoring, saveRun } };
    const states = await store.monitoring.alerts();
    expect(await runMonitoring(away, run).catch((error: unknown) => error)).to.be.instanceOf(Error);
    const first = told() - before;
    expect(await store.monitoring.alerts()).to.deep.equal(states);
    report = await runMonitoring({ ...deps, limits }, run);
    expect(told() - before).to.equal(2 * first);
    expect(first).to.be.greaterThan(0);
  });

  it('is stored, and shown with rounded counts', async () => {
    const stored = storedReport(await store.monitoring.latestReport());
    expect(stored).to.deep.equal(JSON.parse(JSON.stringify(report)));
    const shown = shownReport(report);
    expect(shown.episodes).to.include({ all: 60, treated: 60, notTreated: '<5', treatmentUnknown: '<5' });
    const [series] = shown.series.filter(({ key }) => key === hat()[0]?.key);
    expect(series).to.include({ patients: 60, events: 20, unsettled: '<5' });
    const sandbox = shownReport({ ...report, isOfRealPatients: false });
    expect(sandbox.episodes).to.include({ all: 64, notTreated: 1 });
    expect(storedReport({ schema: 1 })).to.equal(null);
  });

  it('stores nothing when it is aborted', async () => {
    const before = await store.monitoring.latestReport();
    const signal = AbortSignal.abort(new Error('deadline'));
    const failure = await runMonitoring({ ...deps, now: () => new Date(0) }, { ...run, signal }).catch(
      (error: unknown) => error,
    );
    expect(failure).to.have.property('message', 'deadline');
    expect(await store.monitoring.latestReport()).to.deep.equal(before);
  });
});
