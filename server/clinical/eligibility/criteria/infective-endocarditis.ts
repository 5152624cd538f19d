/** Infective endocarditis. AHA/ASA 2026, absolute. */
import { absolute, defineCriterion } from '../criterion.ts';
import { isTrue } from '../fact-conditions.ts';

export const infectiveEndocarditis = defineCriterion('infective-endocarditis', {
  'aha-2026': absolute(isTrue('infectiveEndocarditis')),
});
