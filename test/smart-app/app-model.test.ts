import { expect } from 'chai';
import { assess } from '../../server/clinical/assess.ts';
import { known } from '../../server/clinical/known.ts';
import { DEFAULT_POLICY } from '../../server/clinical/policy.ts';
import { AppModel } from '../../smart-app/src/app-model.ts';
import { LaunchRefused } from '../../smart-app/src/launch-context.ts';
import type { OpenedApp, OpenedAssessment } from '../../smart-app/src/opened-app.ts';
import { totalsWithChange } from '../../smart-app/src/history-changes.ts';
import { clockTime } from '../../smart-app/src/times.ts';
import { knownFacts } from '../fixtures/facts.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const assessment = assess(knownFacts(), NOW, DEFAULT_POLICY);
const CARD: OpenedAssessment = { from: 'record', id: 'a1', agent: 'alteplase', assessment };
const CHART: OpenedAssessment = { from: 'chart', assessment, unread: [] };

/** An app whose answers a test may change. */
function app(changes: Partial<OpenedApp> = {}): OpenedApp {
  return {
    patient: { id: 'p1', name: 'Ada', birthDate: undefined, gender: undefined },
    needsBanner: true,
    policy: DEFAULT_POLICY,
    fromCard: 'a1',
    open: () => Promise.resolve(CARD),
    readChart: () => Promise.resolve(CHART),
    openRecord: (id) => Promise.resolve({ ...CARD, id }),
    history: () => Promise.resolve({ assessments: [] }),
    outcomes: {
      read: () => Promise.resolve({ strokes: [], outcomes: [] }),
      record: () => Promise.resolve(),
      now: () => NOW,
    },
    predict: () => Promise.resolve([]),
    ...changes,
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

async function started(changes: Partial<OpenedApp> = {}) {
  const model = new AppModel(() => undefined);
  model.start(() => Promise.resolve(app(changes)));
  await settled();
  return model;
}

describe('what the shell of the app shows', () => {
  it('opens the assessment of the card, and remembers it when the chart is read', async () => {
    const model = await started();
    expect(model.state.opened).to.equal(CARD);
    expect(model.state.card).to.equal(CARD);
    expect(model.shown?.assessment).to.equal(assessment);
    model.readChart();
    expect(model.state.isWaiting).to.equal(true);
    expect(model.state.opened).to.equal(CARD);
    await settled();
    expect(model.state.opened).to.equal(CHART);
    expect(model.state.card).to.equal(CARD);
    expect(model.shown?.predictionsState).to.equal('pending');
    model.clearEdits();
  });

  it('drops edits when something else is opened: they were tried on other facts', async () => {
    const model = await started();
    model.edit({ fact: 'nihss', value: known(20, { source: 'what-if' }) });
    expect(model.shown?.baseline).to.equal(assessment);
    model.openRecord('a2');
    await settled();
    expect(model.shown?.baseline).to.equal(undefined);
  });

  it('keeps what is shown when the chart cannot be read, says why, and tries again when asked', async () => {
    let isReachable = false;
    const model = await started({
      readChart: () => (isReachable ? Promise.resolve(CHART) : Promise.reject(new Error('not reachable'))),
    });
    model.readChart();
    await settled();
    expect(model.state.opened).to.equal(CARD);
    expect(model.state.problem?.message).to.equal('not reachable');
    isReachable = true;
    model.connectionIsBack();
    await settled();
    expect(model.state.opened).to.equal(CHART);
    expect(model.state.problem).to.equal(undefined);
  });

  it('shows the latest wish: an answer that comes late does not replace it', async () => {
    let answer: (opened: OpenedAssessment) => void = () => undefined;
    const model = await started({ readChart: () => new Promise((resolve) => (answer = resolve)) });
    model.readChart();
    model.openRecord('a2');
    await settled();
    answer(CHART);
    await settled();
    expect(model.state.opened).to.deep.equal({ ...CARD, id: 'a2' });
  });

  it('offers no second try of a launch that was refused, and one where the connection failed', async () => {
    const model = new AppModel(() => undefined);
    model.start(() => Promise.reject(new LaunchRefused('the code was used')));
    await settled();
    expect(model.state.problem).to.deep.equal({ message: 'the code was used' });
    let isReachable = false;
    model.start(() => (isReachable ? Promise.resolve(app()) : Promise.reject(new Error('no connection'))));
    await settled();
    expect(model.state.app).to.equal(undefined);
    isReachable = true;
    model.connectionIsBack();
    await settled();
    expect(model.state.opened).to.equal(CARD);
  });
});

describe('history of the stay', () => {
  const entry = (id: string, low: number, high = low) => ({
    id,
    assessedAt: NOW.toISOString(),
    totals: [{ score: 'hat' as const, total: { low, high } }],
  });

  it('marks a total that is another than before, and only that', () => {
    const was = (now: ReturnType<typeof entry>, before?: ReturnType<typeof entry>) =>
      totalsWithChange(now, before)[0]?.was;
    expect(was(entry('b', 3), entry('a', 2))).to.deep.equal({ low: 2, high: 2 });
    expect(was(entry('b', 3), entry('a', 2, 3))).to.deep.equal({ low: 2, high: 3 });
    expect(was(entry('b', 3), entry('a', 3))).to.equal(undefined);
    expect(was(entry('b', 3))).to.equal(undefined);
  });

  it('names the day where it is another one', () => {
    const at = (hours: number) => new Date(2026, 10, 24, hours, 3);
    expect(clockTime(at(14).toISOString(), at(20))).to.equal('14:03');
    expect(clockTime(at(14).toISOString(), at(40))).to.equal('24 Nov, 14:03');
  });
});
