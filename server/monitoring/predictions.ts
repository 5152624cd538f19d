/**
 * What an assessment predicted, and from what: read from the stored document, as far as monitoring needs it. Written by
 * us, so only what is used is checked; what an earlier version of the rules wrote in another form is passed over.
 */
import { z } from 'zod';
import { OUTCOMES, type OutcomeId } from '../clinical/evidence/outcomes.ts';
import { EVIDENCE, type EvidenceId } from '../clinical/evidence/registry.ts';
import { OUTCOMES_AT_6_MONTHS } from '../clinical/observed/six-months.ts';
import { inputOf } from './assessment-inputs.ts';
import type { Treatment } from './episodes.ts';
import type { SettledId } from './settled-outcomes.ts';

/** Who predicted, and how far it can be trusted. */
export interface Predictor {
  readonly source: 'score' | 'model';
  /** Of the score or the model. */
  readonly id: string;
  /** Of a score: whose rates they are. One score may print those of several cohorts. */
  readonly evidence?: EvidenceId;
  /** Of a model. */
  readonly version?: string;
  readonly method?: string;
  /** Evidence grade: of the rates, or of the model. */
  readonly grade: string;
  /** Who was studied, or how many people a model was trained on. */
  readonly population: string;
  /** Of a model that rests on generated data: stands wherever its figures do. */
  readonly watermark?: string;
}

/** Why a figure is no single number. */
export type RangeCause = 'input-missing' | 'not-printed';

/** One figure that can come true or not. */
export interface Predicted extends Predictor {
  readonly outcome: SettledId;
  /** 0 to 1; the ends are the same where there is one figure. */
  readonly low: number;
  readonly high: number;
  /** Where the ends differ: an input is missing, or the source prints no single rate for this total. */
  readonly cause?: RangeCause;
  /** The groups of patients that it speaks of. */
  readonly groups: readonly Treatment[];
}

export interface ReadAssessment {
  readonly predicted: readonly Predicted[];
  /** Models whose figures were shown, and that predict no outcome that can be reported. */
  readonly notCompared: readonly Predictor[];
  /** By fact: a number, a word, or null when it was missing or in conflict. */
  readonly inputs: Readonly<Record<string, number | string | null>>;
}

const range = z.object({ low: z.number(), high: z.number() });

const scoreSchema = z.object({
  id: z.string(),
  group: z.string(),
  total: range,
  estimates: z.array(
    z.object({
      outcome: z.string(),
      isOpenAbove: z.boolean().optional(),
      sources: z.array(z.object({ evidence: z.string(), percent: range })),
    }),
  ),
});

const modelSchema = z.object({
  status: z.literal('predicted'),
  kind: z.enum(['classes', 'binary', 'regression']),
  model: z.object({
    id: z.string(),
    version: z.string(),
    task: z.string(),
    grade: z.string(),
    rows: z.number(),
    watermark: z.string().optional(),
  }),
  methods: z.array(
    z.object({ id: z.string(), estimates: z.array(z.object({ output: z.string(), value: z.number() })) }),
  ),
});

type ShownModel = z.infer<typeof modelSchema>;

const documentSchema = z.object({
  assessment: z.object({
    scores: z.array(z.unknown()),
    predictions: z.array(z.unknown()).default([]),
    facts: z.record(z.string(), z.unknown()),
  }),
});

export function readAssessment(document: object): ReadAssessment | undefined {
  const parsed = documentSchema.safeParse(document);
  if (!parsed.success) return undefined;
  const { scores, predictions, facts } = parsed.data.assessment;
  const models = predictions.flatMap((raw) => {
    const { data } = modelSchema.safeParse(raw);
    return data ? [{ predictor: predictorOf(data), predicted: ofModel(data) }] : [];
  });
  return {
    predicted: [
      ...scores.flatMap((score) => ofScore(score)),
      ...models.flatMap(({ predicted }) => predicted),
    ],
    notCompared: models.filter(({ predicted }) => predicted.length === 0).map(({ predictor }) => predictor),
    inputs: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, inputOf(fact)])),
  };
}

const EVERYBODY: readonly Treatment[] = ['treated', 'not-treated'];

/** Risks of a treatment are those of people who had it, unless the rate is that of people who had not. */
function groupsOfScore(group: string, evidence: EvidenceId): readonly Treatment[] {
  if (evidence === 'span-100-untreated') return ['not-treated'];
  return group === 'thrombolysis-bleeding' ? ['treated'] : EVERYBODY;
}

/** One figure for each source: a cohort's rate comes true or not by itself, whatever another cohort's was. */
function ofScore(raw: unknown): Predicted[] {
  const score = scoreSchema.safeParse(raw);
  if (!score.success) return [];
  const { id, group, total, estimates } = score.data;
  return estimates.flatMap(({ outcome, isOpenAbove, sources }) =>
    sources.flatMap(({ evidence, percent }): Predicted[] => {
      if (!isOutcome(outcome) || !isEvidence(evidence)) return [];
      const { grade, shortPopulation } = EVIDENCE[evidence];
      const [low, high] = [percent.low / 100, isOpenAbove === true ? 1 : percent.high / 100];
      return [
        {
          ...{ source: 'score', id, evidence, grade, population: shortPopulation },
          ...{ outcome, low, high, groups: groupsOfScore(group, evidence) },
          ...(low !== high && { cause: total.low === total.high ? 'not-printed' : 'input-missing' }),
        },
      ];
    }),
  );
}

function predictorOf({ model: { id, version, grade, rows, watermark } }: ShownModel): Predictor {
  return {
    ...{ source: 'model', id, version, grade, population: `${rows} people` },
    ...(watermark !== undefined && { watermark }),
  };
}

function ofModel(prediction: ShownModel): Predicted[] {
  if (prediction.kind === 'regression') return [];
  return prediction.methods.flatMap(({ id: method, estimates }) =>
    estimates.flatMap(({ output, value }) => {
      const told = outcomeOf(prediction.model.task, output);
      if (told === undefined) return [];
      const probability = value / 100;
      return [{ ...predictorOf(prediction), method, ...told, low: probability, high: probability }];
    }),
  );
}

/** The outcome of a model's output: an entry of the registry by its id, or a class of the model's own. */
function outcomeOf(task: string, output: string): Pick<Predicted, 'outcome' | 'groups'> | undefined {
  const own = `${task}/${output}`;
  // Its cohort had no thrombolysis, and its figures speak of none.
  if (isOwnClass(own)) return { outcome: own, groups: ['not-treated'] };
  if (!isOutcome(output)) return undefined;
  return { outcome: output, groups: task.endsWith('after-thrombolysis') ? ['treated'] : EVERYBODY };
}

function isOwnClass(id: string): id is keyof typeof OUTCOMES_AT_6_MONTHS {
  return Object.hasOwn(OUTCOMES_AT_6_MONTHS, id);
}

function isOutcome(id: string): id is OutcomeId {
  return Object.hasOwn(OUTCOMES, id);
}

function isEvidence(id: string): id is EvidenceId {
  return Object.hasOwn(EVIDENCE, id);
}
