/** The one sentence a busy doctor reads: the comparison, its outcome definitions, and what is missing. */
import type { Assessment } from '../clinical/assessment.ts';
import { OUTCOMES } from '../clinical/evidence.ts';
import type { RiskEstimate, ScoreResult } from '../clinical/scores/score.ts';
import { formatRange, formatRisk, formatTime } from '../clinical/text/format.ts';
import { FACT_NAMES } from '../clinical/text/en.ts';

/** "Card Attributes, summary: one-sentence, <140-character summary": at most 139. */
export const MAX_SUMMARY_LENGTH = 139;

export function cardSummary(assessment: Assessment): string {
  const comparison = `sICH: ${assessment.scores.map(scoreText).join(', ')}`;
  const endings = [...openText(assessment), ...glucoseTimeText(assessment), ''];
  // The last ending is empty, so one always fits: a comparison alone has at most 110 characters.
  const ending = endings.find((text) => comparison.length + text.length <= MAX_SUMMARY_LENGTH) ?? '';
  return comparison + ending;
}

function scoreText(score: ScoreResult): string {
  const risk = score.risk ?? score.otherRisks[0];
  const rate = risk === undefined ? 'no published rate' : riskText(risk);
  return `${score.name} ${formatRange(score.total)} → ${rate}`;
}

function riskText(risk: RiskEstimate): string {
  return `${formatRisk(risk)} (${OUTCOMES[risk.outcome].shortName})`;
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
