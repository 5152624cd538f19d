/** Scores and models as rows of one plot, grouped by what they count; each with the row it had before an edit. */
import type { Assessment } from '../../../../server/clinical/assessment.ts';
import type { ComparisonRow, OutcomeComparison } from '../../../../server/clinical/comparison.ts';
import {
  OUTCOMES,
  type OutcomeFamily,
  type OutcomeId,
} from '../../../../server/clinical/evidence/outcomes.ts';
import { EVIDENCE } from '../../../../server/clinical/evidence/registry.ts';
import type {
  Estimate,
  MethodId,
  ModelPrediction,
} from '../../../../server/clinical/predictions/prediction.ts';
import {
  BLEEDING_TASK,
  methodsInOrder,
  predicted,
  standaloneEstimates,
} from '../../../../server/clinical/predictions/reading.ts';
import type { Range } from '../../../../server/clinical/range.ts';
import type { ScoreResult } from '../../../../server/clinical/scores/score.ts';
import {
  AGREEMENTS,
  estimateText,
  METHOD_NAMES,
  SCORE_NAMES,
  sentence,
} from '../../../../server/clinical/text/en.ts';
import { formatRange, formatRate } from '../../../../server/clinical/text/format.ts';

/**
 * How a figure is drawn: printed rates, rates that span inputs still open, the nearest printed rates on either side of
 * a total without one, or a model's estimate with its range.
 */
export type MarkStyle = 'printed' | 'open' | 'between' | 'model';

export interface Mark {
  readonly style: MarkStyle;
  /** Per cent. */
  readonly range: Range;
  readonly isOpenAbove: boolean;
  /** Figures inside the range that stand for themselves, per cent. */
  readonly points: readonly number[];
  /** As it is read. */
  readonly text: string;
}

interface Row {
  readonly key: string;
  readonly name: string;
  /** Points of a score; nothing for a model. */
  readonly detail: string;
  readonly mark: Mark;
  /** As recorded, where an edit changed it; null where there was no figure. */
  readonly before?: Mark | null;
}

export interface ScoreRow extends Row {
  readonly kind: 'score';
  readonly score: ScoreResult;
  readonly row: ComparisonRow;
}

export interface ModelRow extends Row {
  readonly kind: 'model';
  readonly prediction: ModelPrediction;
  readonly method: MethodId;
  readonly estimate: Estimate;
}

export type RiskRow = ScoreRow | ModelRow;

export interface RiskGroup {
  readonly key: string;
  readonly name: string;
  readonly definition: string;
  /** How its scores stand to each other; nothing where there is one. */
  readonly agreement: string;
  readonly rows: readonly RiskRow[];
}

/** @param baseline the assessment as recorded, while facts are edited */
export function riskGroups(
  assessment: Assessment,
  family: OutcomeFamily,
  baseline?: Assessment,
): readonly RiskGroup[] {
  const groups = groupsOf(assessment, family);
  if (baseline === undefined) return groups;
  const recorded = new Map(
    groupsOf(baseline, family).flatMap(({ rows }) => rows.map((row) => [row.key, row.mark] as const)),
  );
  return groups.map((group) => ({
    ...group,
    rows: group.rows.map((row) => withBefore(row, recorded.get(row.key))),
  }));
}

function withBefore(row: RiskRow, recorded: Mark | undefined): RiskRow {
  if (recorded === undefined) return { ...row, before: null };
  return recorded.text === row.mark.text ? row : { ...row, before: recorded };
}

function groupsOf(assessment: Assessment, family: OutcomeFamily): RiskGroup[] {
  const outcomes = assessment.comparisons.find((entry) => entry.family === family)?.outcomes ?? [];
  const models = family === 'symptomatic-ich' ? bleedingModels(assessment) : [];
  const ofScores = outcomes.map((comparison) => scoreGroup(comparison, assessment, models));
  const placed = new Set<string>(outcomes.map(({ outcome }) => outcome));
  const others = models.filter(({ estimate }) => !placed.has(estimate.output));
  return [...ofScores, ...modelGroups(others)];
}

function scoreGroup(
  { outcome, rows, agreement }: OutcomeComparison,
  { scores }: Assessment,
  models: readonly ModelRow[],
): RiskGroup {
  const { family, shortName, name, definition } = OUTCOMES[outcome];
  const ofScores = rows.flatMap((row, index) => {
    const score = scores.find(({ id }) => id === row.score);
    // A score may have several rates of one outcome; they always come in the same order.
    const place = rows.slice(0, index).filter((other) => other.score === row.score).length;
    return score === undefined ? [] : [scoreRow(row, score, outcome, place)];
  });
  return {
    key: outcome,
    name: capitalised(family === 'symptomatic-ich' ? shortName : name),
    definition,
    agreement: new Set(rows.map(({ score }) => score)).size > 1 ? AGREEMENTS[agreement] : '',
    rows: [...ofScores, ...models.filter(({ estimate }) => estimate.output === outcome)],
  };
}

function scoreRow(row: ComparisonRow, score: ScoreResult, outcome: OutcomeId, place: number): ScoreRow {
  const { percent, isOpenAbove = false, isBetweenPublished = false, sources } = row.estimate;
  const points = sources.flatMap((source) => [source.percent.low, source.percent.high]);
  return {
    kind: 'score',
    key: `${outcome}/${score.id}/${place}`,
    name: SCORE_NAMES[score.id].name,
    detail: place === 0 ? `${formatRange(score.total)} of ${score.maximum}` : cohortOf(row),
    score,
    row,
    mark: {
      style: isBetweenPublished ? 'between' : row.isComplete ? 'printed' : 'open',
      range: percent,
      isOpenAbove,
      points: isBetweenPublished ? [] : [...new Set(points)],
      text: formatRate(row.estimate),
    },
  };
}

/** Tells the further rates of one score apart. */
function cohortOf({ estimate }: ComparisonRow): string {
  const [source] = estimate.sources;
  return source === undefined ? '' : EVIDENCE[source.evidence].shortPopulation;
}

function bleedingModels({ predictions }: Assessment): ModelRow[] {
  return predicted(predictions)
    .filter(({ model }) => model.task === BLEEDING_TASK)
    .flatMap((prediction) =>
      methodsInOrder(prediction.methods).flatMap((method) =>
        standaloneEstimates(method).map((estimate) => modelRow(prediction, method.id, estimate)),
      ),
    );
}

function modelRow(prediction: ModelPrediction, method: MethodId, estimate: Estimate): ModelRow {
  return {
    kind: 'model',
    key: `${prediction.model.id}/${method}/${estimate.output}`,
    name: METHOD_NAMES[method],
    detail: '',
    prediction,
    method,
    estimate,
    mark: {
      style: 'model',
      range: estimate.range,
      isOpenAbove: false,
      points: [estimate.value],
      text: estimateText(estimate),
    },
  };
}

/** Estimates of an outcome that no score counts stand by themselves, in the model's own words. */
function modelGroups(rows: readonly ModelRow[]): RiskGroup[] {
  const outputs = [...new Set(rows.map(({ estimate }) => estimate.output))];
  return outputs.flatMap((output) => {
    const own = rows.filter(({ estimate }) => estimate.output === output);
    const [first] = own;
    if (first === undefined) return [];
    const { label, definition } = first.estimate;
    return [
      { key: output, name: capitalised(label), definition: sentence(definition), agreement: '', rows: own },
    ];
  });
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The end of the axis: the next multiple of ten above every figure, at least twenty and at most a hundred per cent. */
export function axisEnd(groups: readonly RiskGroup[], limitPercent: number | undefined): number {
  const marks = groups.flatMap(({ rows }) =>
    rows.flatMap(({ mark, before }) => (before ? [mark, before] : [mark])),
  );
  const highest = Math.max(limitPercent ?? 0, ...marks.map(({ range }) => range.high));
  return Math.min(100, Math.max(20, Math.ceil((highest + 1) / 10) * 10));
}

/** What the edit did to a figure, in words. */
export function changeText({ mark, before }: RiskRow): string {
  if (before === undefined) return '';
  if (before === null) return 'no figure as recorded';
  const [low, high] = [mark.range.low - before.range.low, mark.range.high - before.range.high];
  const way = low >= 0 && high >= 0 ? 'up from' : low <= 0 && high <= 0 ? 'down from' : 'as recorded';
  return `${way} ${before.text}`;
}
