/** Every time window, the one with the strongest recommendation first. */
import type { TreatmentWindow } from './treatment-window.ts';
import { extendedPerfusionMismatch } from './windows/extended-perfusion-mismatch.ts';
import { lateLargeVesselOcclusion } from './windows/late-large-vessel-occlusion.ts';
import { unknownOnsetDwiFlair } from './windows/unknown-onset-dwi-flair.ts';
import { within45Hours } from './windows/within-4-5-hours.ts';

export const ALL_WINDOWS: readonly TreatmentWindow[] = [
  within45Hours,
  unknownOnsetDwiFlair,
  extendedPerfusionMismatch,
  lateLargeVesselOcclusion,
];
