/** patient-view: what published scores say of the outcome, and the app; information only, and never a forecast. */
import type { Assessment } from '../clinical/assessment.ts';
import type { ComparisonRow } from '../clinical/comparison.ts';
import { OUTCOMES, type OutcomeFamily } from '../clinical/evidence/outcomes.ts';
import { EVIDENCE } from '../clinical/evidence/registry.ts';
import { AGREEMENTS, GROUP_NOT_PERSON, REMARKS, SCORE_NAMES } from '../clinical/text/en.ts';
import type { ScoreId } from '../clinical/text/en/score-names.ts';
import { formatRange, formatRate } from '../clinical/text/format.ts';
import { MAX_SUMMARY_LENGTH } from './card-summary.ts';
import { topic } from './card-topics.ts';
import { appLink, type CardDeps, type CardSubject } from './cards.ts';
import { modelsOfTheCourse } from './card-models.ts';
import { markdownTable } from './markdown.ts';
import type { Card } from './wire.ts';

const FAMILIES: readonly OutcomeFamily[] = ['good-function', 'poor-function'];

/**
 * Nothing when no score is complete and the app cannot be opened: an empty card would only be in the way.
 * @param unread what could not be read of the chart (unread.ts)
 */
export function prognosisCard(
  assessment: Assessment,
  unread: readonly string[],
  subject: CardSubject,
  deps: CardDeps,
): Card[] {
  const rows = completeRows(assessment);
  const links = appLink(subject, deps, 'Open the evidence for this patient');
  const models = modelsOfTheCourse(assessment.predictions);
  if (rows.length === 0 && links.length === 0 && models === '') return [];
  const detail = [rows.length > 0 ? detailOf(assessment, rows) : '', models, ...unread]
    .filter((part) => part !== '')
    .join('\n\n');
  return [
    {
      uuid: deps.newId(),
      summary: summaryOf(rows, links.length > 0),
      indicator: 'info',
      source: { label: 'stroke-cds', topic: topic('strokePrognosis') },
      ...(detail !== '' && { detail }),
      ...(links.length > 0 && { links }),
    },
  ];
}

/** Rates of people who were treated or not as the score's own population was; half-known scores are in the app. */
function completeRows({ comparisons, scores }: Assessment): ComparisonRow[] {
  const groups = new Map(scores.map(({ id, group }) => [id, group]));
  return comparisons
    .filter(({ family }) => FAMILIES.includes(family))
    .flatMap(({ outcomes }) => outcomes.flatMap(({ rows }) => rows))
    .filter(({ score, isComplete }) => isComplete && groups.get(score) === 'stroke-outcome');
}

/** Printed rates of people who all had endovascular treatment: in the table, with that remark, not in the headline. */
const OF_OTHER_PATIENTS: readonly ScoreId[] = ['thrive'];

/** Never a figure of a model: those stand in the detail, with what they rest on. */
function summaryOf(rows: readonly ComparisonRow[], hasApp: boolean): string {
  const headline = rows.filter(({ score }) => !OF_OTHER_PATIENTS.includes(score));
  const texts = headline.map(
    ({ score, estimate }) =>
      `${SCORE_NAMES[score].name} → ${formatRate(estimate)} ${OUTCOMES[estimate.outcome].shortName}`,
  );
  const candidates = texts.map(
    (_, left) => `Outcome of similar people: ${texts.slice(0, texts.length - left).join(', ')}`,
  );
  return (
    candidates.find((text) => text.length <= MAX_SUMMARY_LENGTH) ??
    (hasApp
      ? 'Acute stroke: the evidence on the data in this chart is ready in the app.'
      : 'Acute stroke: no outcome score is complete; what trained models say is in the detail.')
  );
}

function detailOf(assessment: Assessment, rows: readonly ComparisonRow[]): string {
  const results = assessment.scores.filter(({ id }) => rows.some(({ score }) => score === id));
  const cells = rows.map(({ score, estimate }) => {
    const total = results.find(({ id }) => id === score)?.total;
    return [
      `**${SCORE_NAMES[score].name}**${total ? ` ${formatRange(total)}` : ''}`,
      `**${formatRate(estimate)}**`,
      OUTCOMES[estimate.outcome].name,
      estimate.sources.map(({ evidence }) => EVIDENCE[evidence].shortPopulation).join('; '),
    ];
  });
  const agreements = assessment.comparisons
    .filter(({ family }) => FAMILIES.includes(family))
    .flatMap(({ outcomes }) => outcomes)
    .filter(
      ({ agreement, rows: ofOutcome }) =>
        agreement === 'disagree' && ofOutcome.every((row) => row.isComplete),
    )
    .map(({ outcome, agreement }) => `${OUTCOMES[outcome].name}: ${AGREEMENTS[agreement]}`);
  return [
    markdownTable(['Score', 'Of 100 people', 'Outcome', 'Population'], cells),
    GROUP_NOT_PERSON,
    [...new Set([...agreements, ...results.flatMap(({ remarks }) => remarks.map((id) => REMARKS[id]))])]
      .map((line) => `- ${line}`)
      .join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
