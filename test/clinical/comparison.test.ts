import { expect } from 'chai';
import { compareScores, type ComparisonRow } from '../../server/clinical/comparison.ts';
import type { OutcomeId } from '../../server/clinical/evidence/outcomes.ts';
import { DEFAULT_POLICY } from '../../server/clinical/policy.ts';
import { exactly, type Range } from '../../server/clinical/range.ts';
import { ALL_SCORES } from '../../server/clinical/scores/all-scores.ts';
import type { RateEstimate } from '../../server/clinical/scores/rates.ts';
import type { ScoreResult } from '../../server/clinical/scores/score.ts';
import { levelText } from '../../server/clinical/text/en.ts';
import type { ScoreId } from '../../server/clinical/text/en/score-names.ts';
import { knownFacts } from '../fixtures/facts.ts';

type Rate = Partial<RateEstimate> & { outcome: OutcomeId; percent: Range };

/** A result of which only total and rates matter. */
function result(id: ScoreId, total: Range, ...rates: Rate[]): ScoreResult {
  return {
    id,
    group: 'thrombolysis-bleeding',
    total,
    minimum: 0,
    maximum: 9,
    items: [],
    evidence: 'hat-derivation',
    undecided: [],
    estimates: rates.map((rate) => ({ grade: 'published-validated', sources: [], ...rate })),
    remarks: [],
  };
}

const ecass = (low: number, high = low): Rate => ({ outcome: 'sich-ecass-ii', percent: { low, high } });
const sits = (low: number, high = low): Rate => ({ outcome: 'sich-sits-most', percent: { low, high } });
const compared = (...results: ScoreResult[]) => compareScores(results, DEFAULT_POLICY);
const agreement = (...results: ScoreResult[]) => compared(...results)[0]?.outcomes[0]?.agreement;
const level = (...results: ScoreResult[]) => compared(...results)[0]?.level;

describe('scores side by side', () => {
  it('are compared only with scores that count the same outcome', () => {
    const [bleeding] = compared(
      result('hat', exactly(1), ecass(5)),
      result('sedan', exactly(2), sits(1), ecass(6)),
    );
    const rows = (outcome: OutcomeId): readonly ComparisonRow[] | undefined =>
      bleeding?.outcomes.find((entry) => entry.outcome === outcome)?.rows;
    expect(rows('sich-ecass-ii')?.map(({ score }) => score)).to.deep.equal(['hat', 'sedan']);
    expect(rows('sich-sits-most')?.map(({ score }) => score)).to.deep.equal(['sedan']);
    expect(bleeding?.outcomes.map((entry) => entry.agreement)).to.deep.equal(['agree', 'single']);
  });

  it('agree when ranges overlap or lie closer than the factor of the policy, and disagree beyond', () => {
    expect(
      agreement(result('hat', exactly(1), ecass(4, 6)), result('sedan', exactly(1), ecass(5, 9))),
    ).to.equal('agree');
    expect(agreement(result('hat', exactly(1), ecass(4)), result('sedan', exactly(1), ecass(7.9)))).to.equal(
      'agree',
    );
    expect(agreement(result('hat', exactly(1), ecass(4)), result('sedan', exactly(1), ecass(8)))).to.equal(
      'disagree',
    );
  });

  it('are open, not in agreement, while a missing input is what makes them overlap', () => {
    const partial = result('hat', { low: 0, high: 3 }, ecass(2, 15));
    expect(agreement(partial, result('sedan', exactly(1), ecass(5)))).to.equal('open');
    expect(agreement(partial, result('sedan', exactly(1), ecass(50)))).to.equal('disagree');
    expect(agreement(partial, result('sedan', exactly(5), { ...ecass(50), isOpenAbove: true }))).to.equal(
      'disagree',
    );
  });

  it('say which reach the site’s limit, across outcome definitions, without averaging', () => {
    expect(level(result('hat', exactly(1), ecass(5)), result('sedan', exactly(1), sits(1)))).to.equal(
      'all-below',
    );
    expect(level(result('hat', exactly(1), ecass(15)), result('sedan', exactly(1), sits(16)))).to.equal(
      'all-reach',
    );
    expect(level(result('hat', exactly(1), ecass(15)), result('sedan', exactly(1), sits(14.9)))).to.equal(
      'split',
    );
    expect(level(result('hat', exactly(1), ecass(10, 20)), result('sedan', exactly(1), sits(1)))).to.equal(
      'open',
    );
    expect(level(result('hat', exactly(1), { ...ecass(1), isOpenAbove: true }))).to.equal('open');
  });

  it('put the level into one sentence, for bleeding only', () => {
    const [bleeding, function_] = compared(
      result('hat', exactly(1), ecass(5)),
      result('dragon', exactly(1), { outcome: 'mrs-0-2-90-days', percent: exactly(88) }),
    );
    expect(bleeding && levelText(bleeding, 15)).to.equal(
      'Symptomatic haemorrhage: every published rate stays below the site’s limit of 15 %.',
    );
    expect(function_?.level).to.equal(undefined);
    expect(function_ && levelText(function_, 15)).to.equal('');
  });

  it('of a real patient hold every rate of every score exactly once', () => {
    const results = ALL_SCORES.map((score) => score.evaluate(knownFacts()));
    const rows = compareScores(results, DEFAULT_POLICY).flatMap(({ outcomes }) =>
      outcomes.flatMap((entry) => entry.rows),
    );
    expect(rows.map(({ estimate }) => estimate)).to.have.deep.members(
      results.flatMap(({ estimates }) => estimates),
    );
    expect(compareScores([], DEFAULT_POLICY)).to.deep.equal([]);
  });
});
