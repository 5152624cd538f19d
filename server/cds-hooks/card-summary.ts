/** The one sentence a busy doctor reads: the comparison, its outcome definitions, and what is missing. */
import { headlineResults, type Assessment } from '../clinical/assessment.ts';
import { OUTCOMES } from '../clinical/evidence/outcomes.ts';
import type { ScoreResult } from '../clinical/scores/score.ts';
import { FACT_NAMES, SCORE_NAMES } from '../clinical/text/en.ts';
import { formatRange, formatRate, formatTime } from '../clinical/text/format.ts';

/** "Card Attributes, summary: one-sentence, <140-character summary": at most 139. */
export const MAX_SUMMARY_LENGTH = 139;

export function cardSummary(assessment: Assessment): string {
  const comparison = comparisonText(headlineResults(assessment).map(scoreText));
  const endings = [...openText(assessment), ...glucoseTimeText(assessment), ''];
  // The last ending is empty, so one always fits.
  const ending = endings.find((text) => comparison.length + text.length <= MAX_SUMMARY_LENGTH) ?? '';
  return comparison + ending;
}

/** As many of the headline scores as fit; two always do. */
function comparisonText(scores: readonly string[]): string {
  const candidates = scores.map((_, left) => {
    const rest = left === 0 ? '' : ` and ${left} more`;
    return `sICH: ${scores.slice(0, scores.length - left).join(', ')}${rest}`;
  });
  return candidates.find((text) => text.length <= MAX_SUMMARY_LENGTH) ?? 'sICH: see the table';
}

function scoreText(score: ScoreResult): string {
  const [rate] = score.estimates;
  const risk = rate ? `${formatRate(rate)} (${OUTCOMES[rate.outcome].shortName})` : 'no published rate';
  return `${SCORE_NAMES[score.id].name} ${formatRange(score.total)} → ${risk}`;
}

/** What keeps the scores open, in ever shorter forms. */
function openText(assessment: Assessment): string[] {
  const names = assessment.openInputs.map(({ fact }) =>
    FACT_NAMES[fact].replace(/^[A-Z](?=[a-z])/, (c) => c.toLowerCase()),
  );
  const [first] = names;
  if (first === undefined) return [];
  return [
    `; unclear: ${names.join(', ')}`,
    `; unclear: ${first} + ${names.length - 1} more`,
    `; ${names.length} inputs unclear`,
  ];
}

function glucoseTimeText({ facts, assessedAt }: Assessment): string[] {
  if (facts.glucose.status !== 'known' || facts.glucose.at === undefined) return [];
  return [`; glucose ${formatTime(facts.glucose.at, new Date(assessedAt))}`];
}
