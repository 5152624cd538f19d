/** Intra-axial intracranial neoplasm. AHA/ASA 2026, absolute; an extra-axial one is another criterion. */
import { absolute, defineCriterion } from '../criterion.ts';
import { isTrue } from '../fact-conditions.ts';

export const intraAxialNeoplasm = defineCriterion('intra-axial-neoplasm', {
  'aha-2026': absolute(isTrue('intraAxialNeoplasm')),
});
