/** Topics are constant per kind of card: EHRs key remembered overrides by their code. */
import type { Coding } from './wire.ts';

const TOPIC_SYSTEM = 'https://stroke-cds.example.org/fhir/CodeSystem/card-topics';

export function topic(code: string, display: string): Coding {
  return { system: TOPIC_SYSTEM, code, display };
}
