/**
 * More than 4.5 and up to 24 hours from last known well, large-vessel occlusion with salvageable tissue,
 * thrombectomy not possible. AHA/ASA 2026, COR 2b. That no thrombectomy is planned stands for "not possible":
 * who can have one should.
 */
import { allOf } from '../condition.ts';
import { isFalse, isTrue, number } from '../fact-conditions.ts';
import { defineWindow } from '../treatment-window.ts';

export const lateLargeVesselOcclusion = defineWindow('late-large-vessel-occlusion', {
  'aha-2026': {
    when: allOf(
      number('minutesSinceLastKnownWell', ['>', 270], ['<=', 1440]),
      isTrue('largeVesselOcclusion'),
      isTrue('perfusionMismatch'),
      isFalse('thrombectomyPlanned'),
    ),
    strength: 'class-2b',
    evidence: 'aha-2026-eligibility',
  },
});
