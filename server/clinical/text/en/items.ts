/** Every rule a score counts points for. The keys are the closed list of items. */
import { AVM_ITEMS } from './avm-items.ts';
import { BLEEDING_ITEMS } from './bleeding-items.ts';
import { HAEMORRHAGE_ITEMS } from './haemorrhage-items.ts';
import { IMAGING_ITEMS } from './imaging-items.ts';
import { OUTCOME_ITEMS } from './outcome-items.ts';

export const ITEMS = {
  ...BLEEDING_ITEMS,
  ...OUTCOME_ITEMS,
  ...HAEMORRHAGE_ITEMS,
  ...AVM_ITEMS,
  ...IMAGING_ITEMS,
} as const;

export type ItemId = keyof typeof ITEMS;
