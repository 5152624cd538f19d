/** The body of the comparison card, as Markdown: scores side by side, data used, what is open, what was left out. */
import { headlineResults, type Assessment, type OpenInput } from '../clinical/assessment.ts';
import { OUTCOMES } from '../clinical/evidence/outcomes.ts';
import { EVIDENCE } from '../clinical/evidence/registry.ts';
import { recordedValues } from '../clinical/known.ts';
import { isExact } from '../clinical/range.ts';
import type { RateEstimate } from '../clinical/scores/rates.ts';
import type { ItemResult } from '../clinical/scores/score-item.ts';
import type { ScoreResult } from '../clinical/scores/score.ts';
import { FACT_NAMES_IN_ORDER } from '../clinical/stroke-facts.ts';
import {
  DIFFERENT_OUTCOMES,
  eligibilityText,
  FACT_NAMES,
  factText,
  GRADES,
  ITEMS,
  NOT_A_CONTRAINDICATION,
  REMARKS,
  SCORE_NAMES,
  SET_ASIDE_REASONS,
} from '../clinical/text/en.ts';
import { formatPercent, formatRange, formatRate, formatTime } from '../clinical/text/format.ts';
import { bleedingRows, modelsBesideScores } from './card-models.ts';
import { escapeMarkdown, markdownTable } from './markdown.ts';

/** What stands beside the assessment, as Markdown. */
export interface CardRemarks {
  /** What could not be read of the chart (unread.ts). */
  readonly unread: readonly string[];
  /** Further sentences about this order. */
  readonly notes: readonly string[];
}

export function cardDetail(assessment: Assessment, { unread, notes }: CardRemarks): string {
  return [
    scoreTable(assessment),
    modelsBesideScores(assessment.predictions),
    unread.join(' '),
    `**${NOT_A_CONTRAINDICATION}** ${DIFFERENT_OUTCOMES}`,
    `**Eligibility:** ${eligibilityText(assessment.eligibility)}`,
    section(
      'Unclear',
      assessment.openInputs.map((input) => openInputLine(assessment, input)),
    ),
    `**Data used:** ${dataUsed(assessment).join(' · ')}`,
    section('Not used', setAsideLines(assessment)),
    section('Outcomes and evidence', outcomeLines(assessment)),
    section('Notes', [
      ...tableResults(assessment).flatMap((score) => score.remarks.map((remark) => REMARKS[remark])),
      ...notes,
    ]),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [`**${title}:**`, '', ...lines.map((line) => `- ${line}`)].join('\n');
}

/** What matters most comes first: on a phone the last columns are off the screen. */
function scoreTable(assessment: Assessment): string {
  const rows = tableResults(assessment).flatMap((score) =>
    bleedingRates(score).map((rate, index) => {
      const isFirst = index === 0;
      const { risk, outcome, population } = rateCells(rate);
      const name = `**${SCORE_NAMES[score.id].name} ${formatRange(score.total)}** of ${score.maximum}`;
      return [
        isFirst ? name : '',
        risk,
        outcome,
        isFirst ? score.items.map(itemText).join(', ') : '',
        population,
      ];
    }),
  );
  return markdownTable(
    ['Score', 'Symptomatic ICH', 'Outcome', 'Points by item', 'Population'],
    [...rows, ...bleedingRows(assessment.predictions)],
  );
}

/** The headline scores, and every other bleeding score that is complete: a half-known one would only add noise. */
function tableResults(assessment: Assessment): ScoreResult[] {
  const headline = headlineResults(assessment);
  const complete = assessment.scores.filter(
    (score) => isExact(score.total) && bleedingRates(score).length > 0 && !headline.includes(score),
  );
  return [...headline, ...complete];
}

/** Rates of symptomatic haemorrhage: what the card compares. Further outcomes are in the app. */
function bleedingRates(score: ScoreResult): RateEstimate[] {
  return score.estimates.filter(({ outcome }) => OUTCOMES[outcome].family === 'symptomatic-ich');
}

function itemText(item: ItemResult): string {
  return `${ITEMS[item.id].short} ${formatRange(item.points)}`;
}

function rateCells(risk: RateEstimate) {
  const populations = risk.sources.map(({ evidence, percent }) => {
    const rate = risk.sources.length > 1 ? `: ${formatPercent(percent)}` : '';
    return `${EVIDENCE[evidence].shortPopulation}${rate}`;
  });
  return {
    risk: `**${formatRate(risk)}**`,
    outcome: OUTCOMES[risk.outcome].shortName,
    population: populations.join('; '),
  };
}

/** What the short names in the table mean, and how good the evidence is. */
function outcomeLines(assessment: Assessment): string[] {
  const risks = tableResults(assessment).flatMap(bleedingRates);
  const outcomes = [...new Set(risks.map((risk) => risk.outcome))];
  const grades = [...new Set(risks.map((risk) => GRADES[risk.grade]))];
  return [
    ...outcomes.map((id) => `${capitalised(OUTCOMES[id].shortName)}: ${OUTCOMES[id].definition}`),
    `Evidence: ${grades.join('; ')}; all cohorts were given IV alteplase.`,
  ];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function openInputLine({ facts }: Assessment, { fact, effects }: OpenInput): string {
  const points = effects
    .map(({ score, low, high }) => `${SCORE_NAMES[score].name} ${low} to ${high} points`)
    .join(', ');
  return `${FACT_NAMES[fact]} (${escapeMarkdown(factText(facts, fact))}): leaves open ${points}`;
}

/** Facts that the table rests on, each with the time it was recorded with. */
function dataUsed(assessment: Assessment): string[] {
  const { facts, assessedAt } = assessment;
  const read = new Set(
    tableResults(assessment).flatMap(({ items }) => items.flatMap(({ inputs }) => inputs)),
  );
  return FACT_NAMES_IN_ORDER.filter((name) => read.has(name)).flatMap((name) => {
    const values = recordedValues<unknown>(facts[name]);
    if (values.length === 0) return [];
    const times = values.flatMap(({ at }) =>
      at === undefined ? [] : [formatTime(at, new Date(assessedAt))],
    );
    const when = times.length === 0 ? '' : ` (${times.join(' / ')})`;
    return [escapeMarkdown(`${FACT_NAMES[name]} ${factText(facts, name)}${when}`)];
  });
}

/** Enough to find the cause; a chart full of unusable records must not bury the comparison. */
const MAX_SET_ASIDE_LINES = 8;

function setAsideLines({ setAside }: Assessment): string[] {
  const lines = setAside.map(({ fact, source, reason }) => {
    const name = fact === undefined ? '' : `${FACT_NAMES[fact]}: `;
    return `${name}${escapeMarkdown(source)} ${SET_ASIDE_REASONS[reason]}`;
  });
  const rest = lines.length - MAX_SET_ASIDE_LINES;
  return rest > 0 ? [...lines.slice(0, MAX_SET_ASIDE_LINES), `and ${rest} more`] : lines;
}
