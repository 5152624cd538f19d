/** Canonical URLs of what fhir-profiles/ defines and the service writes. */

export const CANONICAL = 'https://stroke-cds.example.org/fhir';

const codeSystem = (id: string): string => `${CANONICAL}/CodeSystem/${id}`;

export const PREDICTION_OUTCOMES = codeSystem('prediction-outcomes');
export const EVIDENCE_GRADES = codeSystem('evidence-grades');
export const STROKE_SCORES = codeSystem('stroke-scores');
export const STROKE_FACTS = codeSystem('stroke-facts');
export const DECISIONS = codeSystem('decisions');
