/** Earlier ischaemic stroke within 3 months. AHA/ASA 2026, relative. */
import { defineCriterion, relative } from '../criterion.ts';
import { happened } from '../fact-conditions.ts';
import { THREE_MONTHS } from '../limit.ts';

export const recentIschaemicStroke = defineCriterion('recent-ischaemic-stroke', {
  'aha-2026': relative(happened('ischaemicStroke', ['<', THREE_MONTHS])),
});
