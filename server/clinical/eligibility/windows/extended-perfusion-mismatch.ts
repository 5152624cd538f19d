/**
 * More than 4.5 and up to 9 hours from last known well, or up to 9 hours from the midpoint of sleep, with
 * perfusion mismatch. AHA/ASA 2026, COR 2a; ESO 2021, recommended. The midpoint of sleep counts only for a
 * stroke noticed on waking; exactly 4.5 hours belong to the window before.
 */
import { allOf, anyOf } from '../condition.ts';
import { isOneOf, isTrue, number } from '../fact-conditions.ts';
import { defineWindow } from '../treatment-window.ts';

const NINE_HOURS = 540;

const EXTENDED_WITH_MISMATCH = allOf(
  anyOf(
    number('minutesSinceLastKnownWell', ['>', 270], ['<=', NINE_HOURS]),
    allOf(isOneOf('onset', 'wake-up'), number('minutesSinceMidpointOfSleep', ['<=', NINE_HOURS])),
  ),
  isTrue('perfusionMismatch'),
);

export const extendedPerfusionMismatch = defineWindow('extended-perfusion-mismatch', {
  'aha-2026': { when: EXTENDED_WITH_MISMATCH, strength: 'class-2a', evidence: 'aha-2026-eligibility' },
  'eso-2021': { when: EXTENDED_WITH_MISMATCH, strength: 'eso-recommended', evidence: 'eso-2021-secondary' },
});
