/** Canonical URLs of what fhir-profiles/ defines and the service writes. */

export const CANONICAL = 'https://stroke-cds.example.org/fhir';

const codeSystem = (id: string): string => `${CANONICAL}/CodeSystem/${id}`;
const structure = (id: string): string => `${CANONICAL}/StructureDefinition/${id}`;

export const PREDICTION_OUTCOMES = codeSystem('prediction-outcomes');
export const EVIDENCE_GRADES = codeSystem('evidence-grades');
export const STROKE_SCORES = codeSystem('stroke-scores');
export const STROKE_FACTS = codeSystem('stroke-facts');
export const DECISIONS = codeSystem('decisions');

export const STROKE_PREDICTION = structure('stroke-prediction');
export const STROKE_DECISION = structure('stroke-decision');
export const EVIDENCE_GRADE = structure('evidence-grade');
export const EVIDENCE_SOURCE = structure('evidence-source');
export const UNDECIDED_INPUT = structure('undecided-input');
