/**
 * Reasons to override, from the HL7 code system that the CDS Hooks 3.0 ballot recommends; codes and displays as
 * published there (http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes).
 */
import type { Coding } from './wire.ts';

const system = 'http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes';

export const OVERRIDE_REASONS: readonly Coding[] = [
  { system, code: 'risk-benefit-ratio', display: 'Recipient assessment of risk/benefit ratio' },
  { system, code: 'limited-time', display: 'Could not address recommended action due to limited time' },
  {
    system,
    code: 'need-more-info',
    display:
      'Could not address recommended action due to need for more information/pending results/pending consult',
  },
  { system, code: 'action-completed', display: 'Recommended action was already completed' },
  { system, code: 'cds-not-applicable', display: 'PC CDS does not apply to patient' },
];
