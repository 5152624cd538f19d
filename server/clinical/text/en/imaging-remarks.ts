/** Remarks on results of the scores that count brain regions. */

export const IMAGING_REMARKS = {
  'aspects-reported-total-differs': 'The ASPECTS total that was reported does not fit the regions.',
  'pc-aspects-cta-source-images':
    'pc-ASPECTS predicted outcome on CT angiography source images, not on plain CT.',
} as const;
