/**
 * An assessment as RiskAssessment resources, one for each score with a rate (profile stroke-prediction). R4 gives a
 * probability in per cent, as a decimal or a range (RiskAssessment.prediction.probability[x]).
 */
import type { Identifier, Quantity, Reference, RiskAssessment, RiskAssessmentPrediction } from 'fhir/r4.js';
import type { Assessment } from '../../clinical/assessment.ts';
import { paperUrl } from '../../clinical/evidence/evidence.ts';
import { OUTCOMES } from '../../clinical/evidence/outcomes.ts';
import { EVIDENCE } from '../../clinical/evidence/registry.ts';
import { recordedValues } from '../../clinical/known.ts';
import type { RateEstimate } from '../../clinical/scores/rates.ts';
import type { ScoreResult } from '../../clinical/scores/score.ts';
import type { FactName, StrokeFacts } from '../../clinical/stroke-facts.ts';
import { FACT_NAMES, GRADES, rateRationale, REMARKS, SCORE_NAMES } from '../../clinical/text/en.ts';
import {
  EVIDENCE_GRADE,
  EVIDENCE_GRADES,
  EVIDENCE_SOURCE,
  PREDICTION_OUTCOMES,
  STROKE_FACTS,
  STROKE_PREDICTION,
  STROKE_SCORES,
  UNDECIDED_INPUT,
} from '../canonical.ts';
import { UCUM } from '../codes.ts';
import { SOFTWARE, software } from './software.ts';

/** An assessment, and whom it is about. */
export interface AssessedPatient {
  /** Random and opaque; the identifiers of the predictions are made from it. */
  readonly assessmentId: string;
  readonly assessment: Assessment;
  readonly patientId: string;
  readonly encounterId: string | undefined;
}

/** System of the predictions' identifiers: the assessment's id, a full stop, the score's id. */
const PREDICTION_IDS = 'https://stroke-cds.example.org/fhir/sid/prediction';

export type PredictionResource = RiskAssessment & { readonly identifier: [Identifier] };

export function predictionResources(assessed: AssessedPatient): PredictionResource[] {
  return assessed.assessment.scores
    .filter(({ estimates }) => estimates.length > 0)
    .map((score) => predictionResource(score, assessed));
}

function predictionResource(
  score: ScoreResult,
  { assessmentId, assessment, patientId, encounterId }: AssessedPatient,
): PredictionResource {
  const { facts, assessedAt, coreVersion } = assessment;
  const basis = basisOf(score, facts);
  const notes = notesOf(score, facts);
  const { undecided, id } = score;
  return {
    resourceType: 'RiskAssessment',
    meta: { profile: [STROKE_PREDICTION] },
    contained: [software(coreVersion)],
    ...(undecided.length > 0 && { extension: undecided.map(undecidedInput) }),
    identifier: [{ system: PREDICTION_IDS, value: `${assessmentId}.${id}` }],
    status: undecided.length > 0 ? 'preliminary' : 'final',
    method: { coding: [{ system: STROKE_SCORES, code: id, display: SCORE_NAMES[id].name }] },
    subject: { reference: `Patient/${patientId}` },
    ...(encounterId !== undefined && { encounter: { reference: `Encounter/${encounterId}` } }),
    occurrenceDateTime: assessedAt,
    performer: SOFTWARE,
    ...(basis.length > 0 && { basis }),
    prediction: score.estimates.map((estimate) => prediction(score, estimate)),
    ...(notes.length > 0 && { note: notes.map((text) => ({ text })) }),
  };
}

function undecidedInput(fact: FactName) {
  const coding = [{ system: STROKE_FACTS, code: fact, display: FACT_NAMES[fact] }];
  return { url: UNDECIDED_INPUT, valueCodeableConcept: { coding } };
}

function prediction(score: ScoreResult, estimate: RateEstimate): RiskAssessmentPrediction {
  const { outcome, grade, sources } = estimate;
  const { name, definition } = OUTCOMES[outcome];
  return {
    extension: [
      {
        url: EVIDENCE_GRADE,
        valueCodeableConcept: { coding: [{ system: EVIDENCE_GRADES, code: grade, display: GRADES[grade] }] },
      },
      ...sources.map(({ evidence }) => evidenceSource(EVIDENCE[evidence])),
    ],
    outcome: { coding: [{ system: PREDICTION_OUTCOMES, code: outcome, display: name }], text: definition },
    ...probability(estimate),
    rationale: rateRationale(score, estimate),
  };
}

function evidenceSource(entry: (typeof EVIDENCE)[keyof typeof EVIDENCE]) {
  const { citation, population } = entry;
  const url = paperUrl(entry);
  return {
    url: EVIDENCE_SOURCE,
    valueRelatedArtifact: {
      type: 'derived-from' as const,
      display: population,
      citation,
      ...(url !== undefined && { url }),
    },
  };
}

/** One decimal, as rates are printed; a formula's further digits would claim what it does not know. */
function percent(value: number): Quantity & { value: number } {
  return { value: Math.round(value * 10) / 10, unit: '%', system: UCUM, code: '%' };
}

function probability({ percent: range, isOpenAbove }: RateEstimate) {
  const low = percent(range.low);
  const high = percent(range.high);
  if (isOpenAbove) return { probabilityRange: { low } };
  return low.value === high.value ? { probabilityDecimal: low.value } : { probabilityRange: { low, high } };
}

/** The records of the chart whose values entered, each once; conflicting ones are all named. */
function basisOf(score: ScoreResult, facts: StrokeFacts): Reference[] {
  const sources = inputsOf(score).flatMap((fact) =>
    recordedValues<unknown>(facts[fact]).flatMap(({ source }) => source ?? []),
  );
  return [...new Set(sources)].filter(isReference).map((reference) => ({ reference }));
}

/** A record without an id is described in words, which is no reference. */
function isReference(source: string): boolean {
  return /^[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/.test(source);
}

function notesOf(score: ScoreResult, facts: StrokeFacts): string[] {
  const unrecorded = inputsOf(score).filter((name) => {
    const fact = facts[name];
    return fact.status === 'known' && fact.basis === 'not-recorded';
  });
  const counted = unrecorded.map((name) => FACT_NAMES[name]).join(', ');
  return [
    ...score.remarks.map((id) => REMARKS[id]),
    ...(counted === '' ? [] : [`Counted as absent, since a complete list does not hold it: ${counted}.`]),
  ];
}

function inputsOf({ items }: ScoreResult): FactName[] {
  return [...new Set(items.flatMap(({ inputs }) => inputs))];
}
