/**
 * What an assessment predicted, and from what: read from the stored document, as far as monitoring needs it. Written by
 * us, so only what is used is checked; what an earlier version of the rules wrote in another form is passed over.
 */
import { z } from 'zod';
import { OUTCOMES, type OutcomeId } from '../clinical/evidence/outcomes.ts';
import { OUTCOMES_AT_6_MONTHS } from '../clinical/observed/six-months.ts';
import type { SettledId } from './settled-outcomes.ts';
import type { Treatment } from './episodes.ts';

/** One figure that can come true or not. */
export interface Predicted {
  readonly source: 'score' | 'model';
  /** Of the score or the model. */
  readonly id: string;
  /** Of a model. */
  readonly version?: string;
  readonly method?: string;
  readonly outcome: SettledId;
  /** 0 to 1; the ends differ while an input is missing. */
  readonly low: number;
  readonly high: number;
  /** The groups of patients that it speaks of. */
  readonly groups: readonly Treatment[];
}

export interface ReadAssessment {
  readonly predicted: readonly Predicted[];
  /** By fact: a number, a word, or null when it was missing or in conflict. */
  readonly inputs: Readonly<Record<string, number | string | null>>;
}

const range = z.object({ low: z.number(), high: z.number() });

const scoreSchema = z.object({
  id: z.string(),
  group: z.string(),
  estimates: z.array(z.object({ percent: range, outcome: z.string(), isOpenAbove: z.boolean().optional() })),
});

const modelSchema = z.object({
  status: z.literal('predicted'),
  kind: z.enum(['classes', 'binary']),
  model: z.object({ id: z.string(), version: z.string(), task: z.string() }),
  methods: z.array(
    z.object({ id: z.string(), estimates: z.array(z.object({ output: z.string(), value: z.number() })) }),
  ),
});

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
  return {
    predicted: [
      ...scores.flatMap((score) => ofScore(score)),
      ...predictions.flatMap((prediction) => ofModel(prediction)),
    ],
    inputs: Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, inputOf(fact)])),
  };
}

const EVERYBODY: readonly Treatment[] = ['treated', 'not-treated'];

/** Risks of a treatment are those of people who had it. */
function groupsOfScore(group: string): readonly Treatment[] {
  return group === 'thrombolysis-bleeding' ? ['treated'] : EVERYBODY;
}

function ofScore(raw: unknown): Predicted[] {
  const score = scoreSchema.safeParse(raw);
  if (!score.success) return [];
  const { id, group, estimates } = score.data;
  return estimates.flatMap(({ outcome, percent, isOpenAbove }) =>
    Object.hasOwn(OUTCOMES, outcome)
      ? [
          {
            source: 'score',
            id,
            outcome: outcome as OutcomeId,
            low: percent.low / 100,
            high: isOpenAbove === true ? 1 : percent.high / 100,
            groups: groupsOfScore(group),
          },
        ]
      : [],
  );
}

function ofModel(raw: unknown): Predicted[] {
  const prediction = modelSchema.safeParse(raw);
  if (!prediction.success) return [];
  const { model, methods } = prediction.data;
  return methods.flatMap(({ id: method, estimates }) =>
    estimates.flatMap(({ output, value }) => {
      const told = outcomeOf(model.task, output);
      if (told === undefined) return [];
      const probability = value / 100;
      return [
        {
          source: 'model' as const,
          id: model.id,
          version: model.version,
          method,
          ...told,
          low: probability,
          high: probability,
        },
      ];
    }),
  );
}

/** The outcome of a model's output: an entry of the registry by its id, or a class of the model's own. */
function outcomeOf(task: string, output: string): Pick<Predicted, 'outcome' | 'groups'> | undefined {
  const own = `${task}/${output}`;
  // Its cohort had no thrombolysis, and its figures speak of none.
  if (isOwnClass(own)) return { outcome: own, groups: ['not-treated'] };
  if (!Object.hasOwn(OUTCOMES, output)) return undefined;
  const outcome = output as OutcomeId;
  return { outcome, groups: task.endsWith('after-thrombolysis') ? ['treated'] : EVERYBODY };
}

function isOwnClass(id: string): id is keyof typeof OUTCOMES_AT_6_MONTHS {
  return Object.hasOwn(OUTCOMES_AT_6_MONTHS, id);
}

const factSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('known'), value: z.unknown() }),
  z.object({ status: z.enum(['missing', 'conflicting']) }),
]);

const glucoseSchema = z.object({ value: z.number(), unit: z.string() });
const eventSchema = z.object({ occurred: z.boolean() });

/** mg/dL in a mmol/L: the molar mass of glucose, 180.156 g/mol. */
const MG_PER_DL = 18.0156;

function inputOf(raw: unknown): number | string | null {
  const fact = factSchema.safeParse(raw);
  if (!fact.success || fact.data.status !== 'known') return null;
  const { value } = fact.data;
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const glucose = glucoseSchema.safeParse(value);
  if (glucose.success)
    return glucose.data.unit === 'mg/dL' ? glucose.data.value / MG_PER_DL : glucose.data.value;
  const event = eventSchema.safeParse(value);
  return event.success ? (event.data.occurred ? 'yes' : 'no') : null;
}
