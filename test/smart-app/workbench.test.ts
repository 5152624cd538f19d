import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { assess } from '../../server/clinical/assess.ts';
import { known, missing } from '../../server/clinical/known.ts';
import { DEFAULT_POLICY } from '../../server/clinical/policy.ts';
import type { Prediction } from '../../server/clinical/predictions/prediction.ts';
import type { StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import { Workbench } from '../../smart-app/src/workbench.ts';
import { knownFacts } from '../fixtures/facts.ts';
import { OUTCOME_PREDICTION } from '../fixtures/predictions.ts';

const NOW = new Date('2026-11-24T09:00:00Z');
const DEBOUNCE_MS = 5;

interface Question {
  readonly facts: StrokeFacts;
  readonly signal: AbortSignal;
  readonly answer: (predictions: readonly Prediction[]) => void;
  readonly fail: () => void;
}

/** A workbench whose models answer when the test says so. */
function bench() {
  const asked: Question[] = [];
  const states: string[] = [];
  const workbench: Workbench = new Workbench({
    policy: DEFAULT_POLICY,
    debounceMs: DEBOUNCE_MS,
    changed: () => states.push(workbench.state?.predictionsState ?? 'none'),
    predict: (facts, signal) =>
      new Promise((resolve, reject) => {
        const fail = () => {
          reject(new Error('offline'));
        };
        asked.push({ facts, signal, answer: resolve, fail });
      }),
  });
  return { workbench, asked, states, state: () => workbench.state! };
}

const recorded = assess(knownFacts({ nihss: 6 }), NOW, DEFAULT_POLICY, [], [OUTCOME_PREDICTION]);
const nihss = (value: number) => ({ fact: 'nihss', value: known(value, { source: 'what-if' }) }) as const;
const settled = () => pause(DEBOUNCE_MS * 4);

describe('workbench of the app', () => {
  it('shows an assessment as it was opened, and asks no model again', async () => {
    const { workbench, asked, state } = bench();
    workbench.open(recorded);
    await settled();
    expect(state()).to.deep.equal({
      assessment: recorded,
      baseline: undefined,
      predictionsState: 'current',
    });
    expect(asked).to.deep.equal([]);
  });

  it('assesses an edit at once, as the core does, and keeps what is recorded beside it', () => {
    const { workbench, state } = bench();
    workbench.open(recorded);
    workbench.edit(nihss(22));
    const facts = { ...recorded.facts, nihss: known(22, { source: 'what-if' }) };
    expect(state().assessment).to.deep.equal(assess(facts, NOW, DEFAULT_POLICY, [], [OUTCOME_PREDICTION]));
    expect(state().baseline).to.equal(recorded);
    expect(state().predictionsState).to.equal('pending');
  });

  it('asks the models once for edits that follow each other, for the last of them', async () => {
    const { workbench, asked, state } = bench();
    workbench.open(recorded);
    for (const value of [7, 8, 9]) workbench.edit(nihss(value));
    await settled();
    expect(asked.map(({ facts }) => facts.nihss)).to.deep.equal([known(9, { source: 'what-if' })]);
    asked[0]?.answer([]);
    await settled();
    expect(state().predictionsState).to.equal('current');
    expect(state().assessment.predictions).to.deep.equal([]);
    expect(state().assessment.facts.nihss).to.deep.equal(known(9, { source: 'what-if' }));
  });

  it('calls back a question that an edit has overtaken, and does not show its late answer', async () => {
    const { workbench, asked, state } = bench();
    workbench.open(recorded);
    workbench.edit(nihss(7));
    await settled();
    workbench.edit(nihss(8));
    expect(asked[0]?.signal.aborted).to.equal(true);
    asked[0]?.answer([]);
    await settled();
    expect(state().predictionsState).to.equal('pending');
    expect(state().assessment.predictions).to.deep.equal([OUTCOME_PREDICTION]);
  });

  it('shows no figure of other facts when the models cannot be asked, and asks again later', async () => {
    const { workbench, asked, state } = bench();
    workbench.open(recorded);
    workbench.edit(nihss(7));
    await settled();
    asked[0]?.fail();
    await settled();
    expect(state().predictionsState).to.equal('unavailable');
    expect(state().assessment.predictions).to.deep.equal([]);
    workbench.retryPredictions();
    await settled();
    asked[1]?.answer([OUTCOME_PREDICTION]);
    await settled();
    expect(state().predictionsState).to.equal('current');
  });

  it('an edit of the value that is recorded is no edit, and takes back the one before', async () => {
    const { workbench, asked, state } = bench();
    workbench.open(recorded);
    workbench.edit(nihss(6));
    expect(state().baseline).to.equal(undefined);
    workbench.edit(nihss(9));
    workbench.edit(nihss(6));
    await settled();
    expect(state().assessment).to.equal(recorded);
    expect(state().predictionsState).to.equal('current');
    expect(asked).to.deep.equal([]);
  });

  it('tells "ruled out" from "not in the list": the former is an edit of the latter', () => {
    const { workbench, state } = bench();
    const facts = { ...recorded.facts, diabetes: { ...known(false), basis: 'not-recorded' as const } };
    workbench.open(assess(facts, NOW, DEFAULT_POLICY));
    workbench.edit({ fact: 'diabetes', value: known(false, { source: 'what-if' }) });
    expect(state().assessment.facts.diabetes).to.deep.equal(known(false, { source: 'what-if' }));
  });

  it('restores one fact with undefined, and all of them with clearEdits', () => {
    const { workbench, state, states } = bench();
    workbench.open(recorded);
    workbench.edit(nihss(9));
    workbench.edit({ fact: 'diabetes', value: missing('not-recorded') });
    workbench.edit({ fact: 'nihss', value: undefined });
    expect(state().assessment.facts.nihss).to.equal(recorded.facts.nihss);
    expect(state().assessment.facts.diabetes.status).to.equal('missing');
    workbench.clearEdits();
    expect(state().assessment).to.equal(recorded);
    const changes = states.length;
    workbench.clearEdits();
    expect(states.length).to.equal(changes);
  });

  it('asks the models for an assessment that was made here, and keeps their answer through edits', async () => {
    const { workbench, asked, state } = bench();
    workbench.open({ ...recorded, predictions: [] }, 'pending');
    await settled();
    asked[0]?.answer([OUTCOME_PREDICTION]);
    await settled();
    workbench.edit(nihss(20));
    workbench.clearEdits();
    await settled();
    expect(state().predictionsState).to.equal('current');
    expect(state().assessment.predictions).to.deep.equal([OUTCOME_PREDICTION]);
    expect(asked.length).to.equal(1);
  });

  it('compares an edit with the recorded facts under the same rules', () => {
    const { workbench, state } = bench();
    workbench.open({ ...recorded, policyVersion: 'an earlier one', attention: 'warning' });
    workbench.edit(nihss(7));
    expect(state().baseline).to.deep.equal(recorded);
  });
});
