/** Time windows in words, as each edition states them. The keys are the closed list of windows. */
import type { EditionId } from '../../eligibility/editions.ts';

interface WindowText {
  readonly name: string;
  readonly rules: Readonly<Partial<Record<EditionId, string>>>;
}

export const WINDOWS = {
  'within-4-5-hours': {
    name: 'Within 4.5 hours',
    rules: {
      'aha-2026':
        'Disabling deficit within 4.5 hours of last known well: treat at any NIHSS, as fast as possible, without advanced imaging (COR 1).',
      'eso-2021':
        'Disabling deficit within 4.5 hours of last known well: alteplase, on high-quality evidence.',
    },
  },
  'unknown-onset-dwi-flair': {
    name: 'Wake-up or unknown onset, DWI-FLAIR mismatch',
    rules: {
      'aha-2026':
        'Within 4.5 hours of recognition, with a DWI lesion of less than a third of the MCA territory and no marked FLAIR signal (COR 2a).',
      'eso-2021':
        'DWI-FLAIR mismatch, and no thrombectomy planned: recommended. No time from recognition was read.',
    },
  },
  'extended-perfusion-mismatch': {
    name: '4.5 to 9 hours, perfusion mismatch',
    rules: {
      'aha-2026':
        'More than 4.5 and up to 9 hours from last known well, or up to 9 hours from the midpoint of sleep, with perfusion mismatch (COR 2a).',
      'eso-2021':
        'More than 4.5 and up to 9 hours from last known well, or up to 9 hours from the midpoint of sleep, with perfusion mismatch: recommended.',
    },
  },
  'late-large-vessel-occlusion': {
    name: '4.5 to 24 hours, large-vessel occlusion without thrombectomy',
    rules: {
      'aha-2026':
        'More than 4.5 and up to 24 hours from last known well, large-vessel occlusion with salvageable tissue, and thrombectomy not possible (COR 2b).',
    },
  },
} as const satisfies Readonly<Record<string, WindowText>>;

export type WindowId = keyof typeof WINDOWS;

/** The editions for which a window has its rule in words. */
export type WindowSourcesOf<I extends WindowId> = keyof (typeof WINDOWS)[I]['rules'];
