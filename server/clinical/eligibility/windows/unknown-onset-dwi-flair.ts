/**
 * Noticed on waking or at an unknown time, with DWI-FLAIR mismatch. AHA/ASA 2026, within 4.5 hours of
 * recognition, COR 2a; ESO 2021 where no thrombectomy is planned, recommended. The time from recognition is
 * printed by AHA/ASA only, so the ESO rule has none.
 */
import { allOf } from '../condition.ts';
import { isFalse, isOneOf, isTrue, number } from '../fact-conditions.ts';
import { defineWindow } from '../treatment-window.ts';

const UNKNOWN_ONSET_WITH_MISMATCH = allOf(isOneOf('onset', 'wake-up', 'unknown'), isTrue('dwiFlairMismatch'));

export const unknownOnsetDwiFlair = defineWindow('unknown-onset-dwi-flair', {
  'aha-2026': {
    when: allOf(UNKNOWN_ONSET_WITH_MISMATCH, number('minutesSinceRecognition', ['<=', 270])),
    strength: 'class-2a',
    evidence: 'aha-2026-eligibility',
  },
  'eso-2021': {
    when: allOf(UNKNOWN_ONSET_WITH_MISMATCH, isFalse('thrombectomyPlanned')),
    strength: 'eso-recommended',
    evidence: 'eso-2021-eligibility',
  },
});
