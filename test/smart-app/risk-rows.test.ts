import { expect } from 'chai';
import { assess } from '../../server/clinical/assess.ts';
import { known, missing } from '../../server/clinical/known.ts';
import { DEFAULT_POLICY } from '../../server/clinical/policy.ts';
import type { Prediction } from '../../server/clinical/predictions/prediction.ts';
import type { StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import { axisEnd, changeText, riskGroups } from '../../smart-app/src/elements/evidence/risk-rows.ts';
import { knownFacts } from '../fixtures/facts.ts';
import { BLEEDING_PREDICTION } from '../fixtures/predictions.ts';

const NOW = new Date('2026-11-27T17:00:00Z');

function assessed(facts: Partial<StrokeFacts> = {}, predictions: readonly Prediction[] = []) {
  return assess({ ...knownFacts(), ...facts }, NOW, DEFAULT_POLICY, [], predictions);
}

const rowsOf = (groups: ReturnType<typeof riskGroups>) => groups.flatMap(({ rows }) => rows);

describe('rows of the risk plot', () => {
  it('are grouped by what they count, with one row for every rate of the assessment', () => {
    const assessment = assessed();
    const bleeding = assessment.comparisons.find(({ family }) => family === 'symptomatic-ich');
    const groups = riskGroups(assessment, 'symptomatic-ich');
    expect(groups.map(({ key }) => key)).to.deep.equal(bleeding?.outcomes.map(({ outcome }) => outcome));
    expect(rowsOf(groups).map(({ mark }) => mark.range)).to.deep.equal(
      bleeding?.outcomes.flatMap(({ rows }) => rows.map(({ estimate }) => estimate.percent)),
    );
    expect(new Set(rowsOf(groups).map(({ key }) => key)).size).to.equal(rowsOf(groups).length);
  });

  it('tell a range over what is missing, and the nearest printed rates, from printed rates', () => {
    const styles = (facts: Partial<StrokeFacts>) =>
      Object.fromEntries(
        rowsOf(riskGroups(assessed(facts), 'symptomatic-ich')).map(({ name, mark }) => [name, mark.style]),
      );
    expect(styles({ glucose: missing('not-recorded') })).to.include({ HAT: 'open', SEDAN: 'open' });
    expect(styles({ nihss: known(8) })).to.include({ HAT: 'printed', 'SITS-SICH': 'between' });
  });

  it('place a model beside the scores that count the same, else by itself in its own words', () => {
    const sameOutcome: Prediction = {
      ...BLEEDING_PREDICTION,
      methods: BLEEDING_PREDICTION.methods.map((method) => ({
        ...method,
        estimates: method.estimates.map((estimate) => ({ ...estimate, output: 'sich-ecass-ii' })),
      })),
    };
    const groupsWith = (prediction: Prediction) =>
      riskGroups(assessed({}, [prediction]), 'symptomatic-ich').filter(({ rows }) =>
        rows.some(({ kind }) => kind === 'model'),
      );
    const [beside] = groupsWith(sameOutcome);
    expect(beside?.rows.map(({ kind }) => kind))
      .to.include('score')
      .and.to.include('model');
    const [alone] = groupsWith(BLEEDING_PREDICTION);
    expect(alone).to.include({ name: 'Sich', definition: 'Made-up definition of sich.' });
    expect(alone?.rows.map(({ name }) => name)).to.deep.equal(['SVM', 'ANN', 'Logistic regression']);
  });

  it('carry what was recorded where an edit changed it, in words with its direction', () => {
    const baseline = assessed({ nihss: known(8) });
    const changes = (facts: Partial<StrokeFacts>) =>
      rowsOf(riskGroups(assessed(facts), 'symptomatic-ich', baseline))
        .filter(({ name }) => name === 'HAT')
        .map(changeText);
    expect(changes({ nihss: known(8) })).to.deep.equal(['']);
    const [hat] = rowsOf(riskGroups(baseline, 'symptomatic-ich')).filter(({ name }) => name === 'HAT');
    expect(changes({ nihss: known(22) })).to.deep.equal([`up from ${hat?.mark.text}`]);
    const severe = assessed({ nihss: known(22) });
    const [row] = rowsOf(riskGroups(baseline, 'symptomatic-ich', severe)).filter(
      ({ name }) => name === 'HAT',
    );
    expect(row && changeText(row)).to.match(/^down from /);
    expect(changes({ nihss: missing('not-recorded') })[0]).to.match(/^(up from|as recorded) /);
  });

  it('say so when there was no figure as recorded', () => {
    const shown = assessed({}, [BLEEDING_PREDICTION]);
    const [model] = rowsOf(riskGroups(shown, 'symptomatic-ich', assessed())).filter(
      ({ kind }) => kind === 'model',
    );
    expect(model && changeText(model)).to.equal('no figure as recorded');
  });

  it('share an axis to the next ten above every figure and the limit, at least 20 and at most 100 %', () => {
    const groups = riskGroups(assessed({}, [BLEEDING_PREDICTION]), 'symptomatic-ich');
    expect(axisEnd(groups, 15)).to.equal(100);
    expect(axisEnd([], undefined)).to.equal(20);
    expect(axisEnd([], 45)).to.equal(50);
  });
});
