/**
 * Blood pressure before treatment. AHA/ASA 2026: systolic below 185 and diastolic below 110 mmHg, so at 185
 * or 110 it is too high. ESO 2021, from memory: above 185/110. Treatable: to be corrected first, no
 * contraindication.
 */
import { anyOf } from '../condition.ts';
import { defineCriterion } from '../criterion.ts';
import { number } from '../fact-conditions.ts';

export const highBloodPressure = defineCriterion('high-blood-pressure', {
  'aha-2026': {
    tier: 'correct-first',
    when: anyOf(number('systolicMmHg', ['>=', 185]), number('diastolicMmHg', ['>=', 110])),
    evidence: 'aha-2026-eligibility',
  },
  'eso-2021': {
    tier: 'correct-first',
    when: anyOf(number('systolicMmHg', ['>', 185]), number('diastolicMmHg', ['>', 110])),
    evidence: 'eso-2021-unconfirmed',
  },
});
