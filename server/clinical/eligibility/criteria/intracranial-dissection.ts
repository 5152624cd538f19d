/** Dissection of an intracranial artery. AHA/ASA 2026, relative; on the page that was not read. */
import { defineCriterion, relative } from '../criterion.ts';
import { isTrue } from '../fact-conditions.ts';

export const intracranialDissection = defineCriterion('intracranial-dissection', {
  'aha-2026': relative(isTrue('intracranialDissection'), 'aha-2026-page-31'),
});
