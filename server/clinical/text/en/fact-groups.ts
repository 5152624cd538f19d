/** The groups of facts by name. */
import type { FactGroup } from '../../facts/groups.ts';

export const FACT_GROUP_NAMES: Readonly<Record<FactGroup, string>> = {
  now: 'Now',
  imaging: 'Imaging',
  blood: 'Blood tests',
  deficits: 'Deficits',
  haemorrhage: 'Haemorrhage',
  malformation: 'Arteriovenous malformation',
  history: 'Person, history and drugs',
  recovery: 'Bedside tests for recovery',
};
