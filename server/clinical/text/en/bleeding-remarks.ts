/** Remarks on results of the scores for haemorrhage after reperfusion. */

export const BLEEDING_REMARKS = {
  'hat-nihss-20':
    'HAT at NIHSS exactly 20: scored 1 point (band 15–20); some publications print 20 in the 2-point band.',
  'hat-4-and-5-pooled': 'HAT 4 and 5 share one published rate (printed as "> 3").',
  'sedan-6-no-rate':
    'SEDAN 6 has no published rate of its own; at 5 points it was 33.3 % in the derivation and 27.8 % in the validation cohort.',
} as const;
