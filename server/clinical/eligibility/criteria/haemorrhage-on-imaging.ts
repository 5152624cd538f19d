/**
 * Intracranial haemorrhage on the present imaging. AHA/ASA 2026, absolute; the wording of the entry is not
 * confirmed.
 */
import { absolute, defineCriterion } from '../criterion.ts';
import { isTrue } from '../fact-conditions.ts';

export const haemorrhageOnImaging = defineCriterion('haemorrhage-on-imaging', {
  'aha-2026': absolute(isTrue('haemorrhageOnImaging'), 'aha-2026-unconfirmed'),
});
