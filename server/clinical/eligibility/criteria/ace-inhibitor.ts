/**
 * Angiotensin-converting enzyme inhibitor: a warning of angioedema, no criterion. The wording was not read in
 * a guideline.
 */
import { defineCriterion } from '../criterion.ts';
import { isTrue } from '../fact-conditions.ts';

export const aceInhibitor = defineCriterion('ace-inhibitor', {
  'aha-2026': { tier: 'warning', when: isTrue('aceInhibitor'), evidence: 'aha-2026-unconfirmed' },
});
