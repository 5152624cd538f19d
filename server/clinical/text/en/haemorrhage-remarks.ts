/** Remarks on results of the scores for intracerebral haemorrhage and malignant oedema. */

export const HAEMORRHAGE_REMARKS = {
  'ich-defer-prognosis':
    'Neurocritical Care guidance 2023: defer prognosis for the first 48 to 72 hours, except in the most severely affected.',
  'ich-score-withdrawal':
    'Withdrawal of care biases the ICH score: some of the deaths it counts followed limits to treatment.',
  'ich-score-6-no-rate': 'Nobody in the cohort had an ICH score of 6, so that 6 has no rate.',
  'func-no-rates-above-4':
    'FUNC above 4 points: two tables of rates circulate and neither says whom it counts, so that none is shown.',
  'max-ich-unconfirmed': 'The limits of the max-ICH items are not confirmed in the paper.',
  'max-ich-at-most-9':
    'max-ICH is printed as 0 to 10 points; with one haematoma, lobar or not, 9 is the most that can be reached.',
  'edema-shift-between-bands':
    'EDEMA at a midline shift of exactly 3, 6 or 9 mm: printed in two bands, counted in the lower one.',
  'edema-rate-above-7-only': 'EDEMA has a published rate only for totals above 7.',
} as const;
