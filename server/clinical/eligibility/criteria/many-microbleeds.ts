/**
 * More than 10 cerebral microbleeds. AHA/ASA 2026, COR 2b; ESO 2021 suggests no thrombolysis, from memory.
 */
import { defineCriterion, recommendation } from '../criterion.ts';
import { number } from '../fact-conditions.ts';

const MORE_THAN_10 = number('microbleeds', ['>', 10]);

export const manyMicrobleeds = defineCriterion('many-microbleeds', {
  'aha-2026': recommendation('class-2b', MORE_THAN_10, 'aha-2026-eligibility'),
  'eso-2021': recommendation('eso-suggested-against', MORE_THAN_10, 'eso-2021-unconfirmed'),
});
