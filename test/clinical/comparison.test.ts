import { expect } from 'chai';
import { compareScores, type ComparisonRow } from '../../server/clinical/comparison.ts';
import type { OutcomeId } from '../../server/clinical/evidence/outcomes.ts';
import { DEFAULT_POLICY } from '../../server/clinical/policy.ts';
import { exactly, type Range } from '../../server/clinical/range.ts';
import { ALL_SCORES } from '../../server/clinical/scores/all-scores.ts';
import type { RateEstimate } from '../../server/clinical/scores/rates.ts';
import type { ScoreResult } from '../../server/clinical/scores/score.ts';
import { bleedingHeadline, spanText, standingsText } from '../../server/clinical/text/en.ts';
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

  it('put the level into one line, for bleeding only', () => {
    const headline = (...results: ScoreResult[]) => {
      const [bleeding] = compared(...results);
      return bleeding && bleedingHeadline(bleeding, 15);
    };
    const of = (percent: number, high = percent) => result('hat', exactly(1), ecass(percent, high));
    const other = (percent: number) => result('sedan', exactly(1), sits(percent));
    expect(headline(of(5))).to.equal('Bleeding risk: every score stays below the site’s limit of 15 %');
    expect(headline(of(15))).to.equal('Bleeding risk: every score reaches the site’s limit of 15 %');
    expect(headline(of(15), other(1))).to.equal('Bleeding risk: some scores reach the site’s limit of 15 %');
    expect(headline(of(10, 20), other(1))).to.equal('Bleeding risk: may reach the site’s limit of 15 %');
    expect(headline(of(10, 20), other(16))).to.equal(
      'Bleeding risk: some scores reach the site’s limit of 15 %',
    );
    expect(
      headline(result('dragon', exactly(1), { outcome: 'mrs-0-2-90-days', percent: exactly(88) })),
    ).to.equal('');
  });

  it('name the scores on each side of the limit, and what a score counts that stands on both', () => {
    const standings = (...results: ScoreResult[]) => {
      const [bleeding] = compared(...results);
      return bleeding && standingsText(bleeding, 15);
    };
    expect(
      standings(
        result('hat', exactly(3), ecass(15)),
        result('sedan', exactly(5), ecass(16.9), sits(5.4)),
        result('grasps', exactly(80), ecass(12.5)),
      ),
    ).to.equal('The limit is reached by HAT, SEDAN (ECASS II).');
    expect(
      standings(
        result('sedan', { low: 1, high: 5 }, ecass(3, 20)),
        result('hat', exactly(1), ecass(5), ecass(6)),
      ),
    ).to.equal('May reach it: SEDAN.');
    expect(standings(result('hat', exactly(1), ecass(5)))).to.equal('');
  });

  it('give the range over printed rates; where none is printed, what lies on either side stands apart', () => {
    const span = (...results: ScoreResult[]) => {
      const [bleeding] = compared(...results);
      return bleeding && spanText(bleeding);
    };
    const between: Rate = { ...sits(0.2, 14.3), isBetweenPublished: true };
    expect(span(result('hat', exactly(0), ecass(2)), result('sits-sich', exactly(5), between))).to.equal(
      'Published rates 2 %; SITS-SICH between 0.2 and 14.3 %.',
    );
    expect(span(result('sits-sich', exactly(5), between))).to.equal('SITS-SICH between 0.2 and 14.3 %.');
    expect(
      span(
        result('hat', exactly(0), ecass(2)),
        result('sedan', exactly(1), { ...ecass(5), isOpenAbove: true }),
      ),
    ).to.equal('Published rates 2–5 % or more.');
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
