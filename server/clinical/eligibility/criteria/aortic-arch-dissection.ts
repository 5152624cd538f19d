/** Dissection of the aortic arch. AHA/ASA 2026, absolute. */
import { absolute, defineCriterion } from '../criterion.ts';
import { isTrue } from '../fact-conditions.ts';

export const aorticArchDissection = defineCriterion('aortic-arch-dissection', {
  'aha-2026': absolute(isTrue('aorticArchDissection')),
});
