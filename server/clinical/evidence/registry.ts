/**
 * The evidence registry: every figure shown anywhere names one of these entries, so that its paper, population,
 * outcome definition and grade travel with it.
 */
import { AVM_EVIDENCE } from './avm-evidence.ts';
import { BLEEDING_EVIDENCE } from './bleeding-evidence.ts';
import { ELIGIBILITY_EVIDENCE } from './eligibility-evidence.ts';
import type { Evidence } from './evidence.ts';
import { HAEMORRHAGE_EVIDENCE } from './haemorrhage-evidence.ts';
import { IMAGING_EVIDENCE } from './imaging-evidence.ts';
import { OUTCOME_SCORE_EVIDENCE } from './outcome-score-evidence.ts';
import { RECOVERY_EVIDENCE } from './recovery-evidence.ts';
import { TREATMENT_EVIDENCE } from './treatment-evidence.ts';

const ENTRIES = {
  ...BLEEDING_EVIDENCE,
  ...OUTCOME_SCORE_EVIDENCE,
  ...ELIGIBILITY_EVIDENCE,
  ...TREATMENT_EVIDENCE,
  ...RECOVERY_EVIDENCE,
  ...HAEMORRHAGE_EVIDENCE,
  ...AVM_EVIDENCE,
  ...IMAGING_EVIDENCE,
};

export type EvidenceId = keyof typeof ENTRIES;

export const EVIDENCE: Readonly<Record<EvidenceId, Evidence>> = ENTRIES;
