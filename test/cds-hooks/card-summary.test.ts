import { expect } from 'chai';
import { cardSummary, MAX_SUMMARY_LENGTH } from '../../server/cds-hooks/card-summary.ts';
import { assess } from '../../server/clinical/assess.ts';
import { DEFAULT_POLICY } from '../../server/clinical/policy.ts';
import type { ScoreId } from '../../server/clinical/text/en/score-names.ts';
import { NOW } from '../fixtures/chart.ts';
import { knownFacts } from '../fixtures/facts.ts';

const summaryFor = (...headlineScores: ScoreId[]) =>
  cardSummary(assess(knownFacts(), NOW, { ...DEFAULT_POLICY, headlineScores }));

describe('CDS Hooks 2.0.1 card.summary', () => {
  it('compares the scores of the site’s choice, in its order', () => {
    expect(summaryFor('sedan', 'hat')).to.match(
      /^sICH: SEDAN 0 → 1–1.4 % \(ECASS II\), HAT 0 → 2 % \(trial definition\)/,
    );
  });

  it('names as many as fit into 139 characters, and how many are left out', () => {
    const summary = summaryFor('hat', 'sedan', 'sits-sich', 'grasps', 'mss');
    expect(summary.length).to.be.at.most(MAX_SUMMARY_LENGTH);
    expect(summary).to.match(/^sICH: HAT 0 .* and \d more/);
  });

  it('points to the table when the site chose none that is for this patient', () => {
    expect(summaryFor('ich-score')).to.equal('sICH: see the table');
  });
});
