/** Intracranial vascular malformation. AHA/ASA 2026, relative; on the page that was not read. */
import { defineCriterion, relative } from '../criterion.ts';
import { isTrue } from '../fact-conditions.ts';

export const vascularMalformation = defineCriterion('vascular-malformation', {
  'aha-2026': relative(isTrue('vascularMalformation'), 'aha-2026-page-31'),
});
