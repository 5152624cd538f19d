/** Topics are constant per kind of card: EHRs key remembered overrides by their code. */
import type { Coding } from './wire.ts';

export const TOPIC_SYSTEM = 'https://stroke-cds.example.org/fhir/CodeSystem/card-topics';

export const TOPICS = {
  thrombolysisBleedingScores: 'Bleeding scores before thrombolysis',
  thrombolysisEligibility: 'Eligibility for thrombolysis',
  thrombolyticDose: 'Dose of the thrombolytic',
  strokePrognosis: 'Outcome after stroke',
  thrombolysisIndicationUnknown: 'Indication not stated',
  patientMismatch: 'Patient mismatch',
} as const;

export function topic(code: keyof typeof TOPICS): Coding {
  return { system: TOPIC_SYSTEM, code, display: TOPICS[code] };
}
