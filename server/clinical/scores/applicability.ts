/**
 * Which scores are for this patient. Scores of the acute ischaemic stroke always are; the others when the chart holds
 * what they are about. All were made on adults.
 */
import { recordedValues } from '../known.ts';
import type { FactName, StrokeFacts } from '../stroke-facts.ts';
import type { ScoreId } from '../text/en/score-names.ts';
import { ADULT_FROM_YEARS } from './adults.ts';
import { ALL_SCORES } from './all-scores.ts';
import type { Score, ScoreGroup } from './score.ts';

type Applies = (facts: StrokeFacts) => boolean;

const always: Applies = () => true;
const recorded =
  (...names: readonly FactName[]): Applies =>
  (facts) =>
    names.some((name) => facts[name].status !== 'missing');
const present =
  (...names: readonly FactName[]): Applies =>
  (facts) =>
    names.some((name) => recordedValues<unknown>(facts[name]).some(({ value }) => value === true));

const either =
  (...rules: readonly Applies[]): Applies =>
  (facts) =>
    rules.some((rule) => rule(facts));

/** Seen, measured or placed; a measured volume of 0 mL is none. */
export const hasIntracranialHaemorrhage: Applies = either(
  present('haemorrhageOnImaging', 'intraventricularHaemorrhage'),
  recorded('haematomaLocation'),
  (facts) => recordedValues(facts.haematomaVolumeMl).some(({ value }) => value > 0),
);

const BY_GROUP: Readonly<Record<ScoreGroup, Applies>> = {
  'thrombolysis-bleeding': always,
  'stroke-outcome': always,
  thrombectomy: either(present('thrombectomyPlanned'), recorded('mtici')),
  'infarct-imaging': recorded('aspectsC', 'aspectsM1', 'aspectsI', 'pcAspectsPons', 'pcAspectsMidbrain'),
  'malignant-oedema': recorded('midlineShiftMm', 'basalCisternEffacement'),
  'intracerebral-haemorrhage': hasIntracranialHaemorrhage,
  'arteriovenous-malformation': recorded('avmMaximumDiameterCm', 'avmVolumeMl', 'avmArterialPedicles'),
};

/** Scores whose inputs are rarely known before treatment wait until one of these is recorded. */
const BY_SCORE: Partial<Readonly<Record<ScoreId, Applies>>> = {
  'iscore-30-days': recorded('canadianNeurologicalScale', 'strokeSubtype'),
  'iscore-1-year': recorded('canadianNeurologicalScale', 'strokeSubtype'),
  'grasps-with-race': recorded('asian'),
};

/** The scores to show for this patient, in order; none for a child. */
export function applicableScores(facts: StrokeFacts): readonly Score[] {
  const ages = recordedValues(facts.ageYears);
  if (ages.length > 0 && ages.every(({ value }) => value < ADULT_FROM_YEARS)) return [];
  return ALL_SCORES.filter((score) => BY_GROUP[score.group](facts) && (BY_SCORE[score.id] ?? always)(facts));
}
