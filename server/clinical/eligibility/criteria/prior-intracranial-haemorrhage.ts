/** Intracranial haemorrhage at any time before. AHA/ASA 2026, relative; read in a secondary source. */
import { defineCriterion, relative } from '../criterion.ts';
import { happened } from '../fact-conditions.ts';

export const priorIntracranialHaemorrhage = defineCriterion('prior-intracranial-haemorrhage', {
  'aha-2026': relative(happened('intracranialHaemorrhage'), 'aha-2026-secondary'),
});
