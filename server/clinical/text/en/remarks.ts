/** What a reader must know about one result. The keys are the closed list of remarks. */
import { AVM_REMARKS } from './avm-remarks.ts';
import { BLEEDING_REMARKS } from './bleeding-remarks.ts';
import { HAEMORRHAGE_REMARKS } from './haemorrhage-remarks.ts';
import { IMAGING_REMARKS } from './imaging-remarks.ts';
import { OUTCOME_REMARKS } from './outcome-remarks.ts';

export const REMARKS = {
  ...BLEEDING_REMARKS,
  ...OUTCOME_REMARKS,
  ...HAEMORRHAGE_REMARKS,
  ...AVM_REMARKS,
  ...IMAGING_REMARKS,
} as const;

export type RemarkId = keyof typeof REMARKS;
