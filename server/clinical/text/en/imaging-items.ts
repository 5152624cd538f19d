/** Rules of the scores that count brain regions, in full and in one or two words for a table cell. */

export const IMAGING_ITEMS = {
  'aspects.c': { label: 'Caudate without early change', short: 'C' },
  'aspects.l': { label: 'Lentiform nucleus without early change', short: 'L' },
  'aspects.ic': { label: 'Internal capsule without early change', short: 'IC' },
  'aspects.i': { label: 'Insular ribbon without early change', short: 'I' },
  'aspects.m1': { label: 'M1 without early change', short: 'M1' },
  'aspects.m2': { label: 'M2 without early change', short: 'M2' },
  'aspects.m3': { label: 'M3 without early change', short: 'M3' },
  'aspects.m4': { label: 'M4 without early change', short: 'M4' },
  'aspects.m5': { label: 'M5 without early change', short: 'M5' },
  'aspects.m6': { label: 'M6 without early change', short: 'M6' },
  'pc-aspects.pons': { label: 'Pons without early change (2)', short: 'pons' },
  'pc-aspects.midbrain': { label: 'Midbrain without early change (2)', short: 'midbrain' },
  'pc-aspects.thalamus-left': { label: 'Left thalamus without early change', short: 'thalamus L' },
  'pc-aspects.thalamus-right': { label: 'Right thalamus without early change', short: 'thalamus R' },
  'pc-aspects.cerebellum-left': { label: 'Left cerebellum without early change', short: 'cerebellum L' },
  'pc-aspects.cerebellum-right': { label: 'Right cerebellum without early change', short: 'cerebellum R' },
  'pc-aspects.pca-left': { label: 'Left PCA territory without early change', short: 'PCA L' },
  'pc-aspects.pca-right': { label: 'Right PCA territory without early change', short: 'PCA R' },
} as const;
