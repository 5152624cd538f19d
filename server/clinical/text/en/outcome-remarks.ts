/** Remarks on results of the scores for outcome after stroke. */

export const OUTCOME_REMARKS = {
  'dragon-no-basilar':
    'DRAGON was made without people with basilar occlusion; no rates are printed for 4 to 7 points.',
  'thrive-endovascular': 'THRIVE: the rates are of people who had endovascular treatment.',
  'thrive-c-total': 'THRIVE-c: the total is what the formula takes off 4.942; it has no points.',
  'astral-curve-fit': 'ASTRAL: the percentage is a third party’s fit; the paper gives 50 % at 31 points.',
  'astral-independent-before': 'ASTRAL is for people who were independent before the stroke.',
  'astral-unknown-onset':
    'ASTRAL: one source counts an unknown onset as later than 3 hours; here it is a range.',
  'iscore-unconfirmed': 'iScore: none of the points is confirmed in the paper, and no rates are given.',
} as const;
