/**
 * Disabling deficit within 4.5 hours of last known well, the 4.5 hours included. AHA/ASA 2026, COR 1, at any
 * NIHSS; ESO 2021, high-quality evidence for alteplase. The non-disabling deficit is a criterion of its own.
 */
import { allOf } from '../condition.ts';
import { isTrue, number } from '../fact-conditions.ts';
import { defineWindow } from '../treatment-window.ts';

const DISABLING_WITHIN_4_5_HOURS = allOf(
  number('minutesSinceLastKnownWell', ['<=', 270]),
  isTrue('disablingDeficit'),
);

export const within45Hours = defineWindow('within-4-5-hours', {
  'aha-2026': { when: DISABLING_WITHIN_4_5_HOURS, strength: 'class-1', evidence: 'aha-2026-eligibility' },
  'eso-2021': {
    when: DISABLING_WITHIN_4_5_HOURS,
    strength: 'eso-high-quality-evidence',
    evidence: 'eso-2021-eligibility',
  },
});
