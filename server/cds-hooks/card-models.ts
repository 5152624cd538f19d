/**
 * What trained models say, as a part of a card's detail. It stands beside the scores and never in a summary; every
 * outcome, statement and notice is the model's own.
 */
import {
  acrossMethods,
  BLEEDING_TASK,
  classesOf,
  methodsInOrder,
  notPredicted,
  predicted,
  standaloneEstimates,
} from '../clinical/predictions/reading.ts';
import type {
  Estimate,
  MethodEstimates,
  ModelPrediction,
  ModelView,
  Prediction,
} from '../clinical/predictions/prediction.ts';
import {
  definitionText,
  estimateText,
  inputNames,
  METHOD_NAMES,
  NO_BLEEDING_MODEL,
  noPredictionText,
  originText,
  outOfRangeText,
  percentText,
  rangesText,
  repeatsFigures,
  TWO_METHODS,
} from '../clinical/text/en.ts';
import { escapeMarkdown, markdownTable } from './markdown.ts';

/** The models of a card on an order: those of the bleeding task stand in the table of the scores. */
export function modelsBesideScores(predictions: readonly Prediction[]): string {
  const bleeding = predictions.filter(({ model }) => model.task === BLEEDING_TASK);
  const others = predictions.filter(({ model }) => model.task !== BLEEDING_TASK);
  const untrained = bleeding.filter(isNotTrained).length > 0 ? [NO_BLEEDING_MODEL] : [];
  return modelsSection(
    [
      ...untrained,
      ...predicted(bleeding).map((prediction) => [heading(prediction), ...remarks(prediction)].join(' ')),
      ...silent(bleeding.filter((entry) => !isNotTrained(entry))),
      ...predicted(others).map(modelPart),
      ...silent(others),
    ],
    predictions,
  );
}

/** The models of the course, with the outcome of people who presented with the same deficits. */
export function modelsOfTheCourse(predictions: readonly Prediction[]): string {
  const course = predictions.filter(({ model }) => model.task !== BLEEDING_TASK);
  if (predicted(course).length === 0) return '';
  return modelsSection(
    [
      ...predicted(course).map((prediction) =>
        [modelPart(prediction), ...prediction.views.map((view) => viewPart(view, prediction))].join('\n\n'),
      ),
      ...silent(course),
    ],
    course,
  );
}

/** Rows of the bleeding task for the table of the scores: model, rate, outcome, points, population. */
export function bleedingRows(predictions: readonly Prediction[]): string[][] {
  return predicted(predictions)
    .filter(({ model }) => model.task === BLEEDING_TASK)
    .flatMap((prediction) =>
      methodsInOrder(prediction.methods).flatMap((method) =>
        standaloneEstimates(method).map((estimate) => [
          `**${METHOD_NAMES[method.id]}**${watermark(prediction)}`,
          `**${estimateText(estimate)}**`,
          escapeMarkdown(estimate.label),
          '',
          escapeMarkdown(originText(prediction)),
        ]),
      ),
    );
}

function isNotTrained(entry: Prediction): boolean {
  return entry.status === 'none' && entry.reason === 'not-trained-at-this-site';
}

function modelsSection(parts: readonly string[], predictions: readonly Prediction[]): string {
  if (parts.length === 0) return '';
  const caution = predicted(predictions).length > 0 ? [TWO_METHODS] : [];
  return ['**Models**', ...parts, ...caution].join('\n\n');
}

/** Those that say nothing, and why; one line for all that await a site's own data. */
function silent(predictions: readonly Prediction[]): string[] {
  const none = notPredicted(predictions);
  const untrained = none.filter(isNotTrained).map(({ model }) => model.title);
  const lines = none.filter((entry) => !isNotTrained(entry)).map(noPredictionText);
  const line = untrained.length === 0 ? [] : [`No model trained at this site: ${untrained.join('; ')}.`];
  return [...lines, ...line].map(escapeMarkdown);
}

function modelPart(prediction: ModelPrediction): string {
  return [heading(prediction), estimateTable(prediction.methods), remarks(prediction).join(' ')].join('\n\n');
}

function heading(prediction: ModelPrediction): string {
  return `**${escapeMarkdown(prediction.model.title)}**${watermark(prediction)}: ${escapeMarkdown(originText(prediction))}.`;
}

function watermark({ model }: ModelPrediction): string {
  return model.watermark === undefined ? '' : ` (${escapeMarkdown(model.watermark)})`;
}

/** One row an outcome that may stand alone, and one for all classes together. */
function estimateTable(methods: readonly MethodEstimates[]): string {
  const ordered = methodsInOrder(methods);
  const [first] = ordered;
  if (first === undefined) return '';
  const rows = standaloneEstimates(first).map(({ output, label }) => [
    escapeMarkdown(label),
    ...acrossMethods(methods, output).map((estimate) => `**${estimateText(estimate)}**`),
  ]);
  const classes = classesOf(first);
  const stacked = classes.map(({ label }) => escapeMarkdown(label)).join(' / ');
  const all = ordered.map((method) => `${classesOf(method).map(classText).join(' / ')} %`);
  return markdownTable(
    ['Outcome', ...ordered.map(({ id }) => METHOD_NAMES[id])],
    classes.length > 0 ? [...rows, [stacked, ...all]] : rows,
  );
}

function classText({ value }: Estimate): string {
  return percentText(value);
}

/** What the figures mean, what they rest on, and what the data's licence asks for. */
function remarks(prediction: ModelPrediction): string[] {
  const { model, methods, missing, outOfRange } = prediction;
  const shown = methodsInOrder(methods).slice(0, 1).flatMap(standaloneEstimates);
  return [
    ...shown.map(definitionText),
    model.statement,
    rangesText(shown),
    ...(missing.length > 0 ? [`Not known: ${inputNames(missing)}.`] : []),
    ...(outOfRange.length > 0 ? [outOfRangeText(outOfRange)] : []),
    model.notice,
  ].map((sentence) => escapeMarkdown(sentence));
}

function viewPart(view: ModelView, prediction: ModelPrediction): string {
  const { methods } = prediction;
  const [first] = methodsInOrder(methods);
  const shown = first ? standaloneEstimates(first).map(({ output }) => output) : [];
  const observed = view.observed
    .filter(({ output }) => shown.includes(output))
    .map(({ label, percent }) => `${label} ${percentText(percent)} %`);
  const isAsAbove = repeatsFigures(view, prediction);
  const figures = `Of ${view.people.toLocaleString('en-US')} people: ${observed.join(', ')}.`;
  return [
    `**${escapeMarkdown(view.title)}**: ${escapeMarkdown(view.statement)} ${escapeMarkdown(figures)}` +
      ` For this profile${isAsAbove ? ' as above.' : ':'}`,
    // A second table with the same figures would look like a second opinion.
    ...(isAsAbove ? [] : [estimateTable(view.methods)]),
  ].join('\n\n');
}
