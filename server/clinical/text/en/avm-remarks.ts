/** Remarks on results of the scores for arteriovenous malformations. */

export const AVM_REMARKS = {
  'spetzler-ponce-a': 'Grades I and II are Spetzler-Ponce class A: its authors recommend surgery.',
  'spetzler-ponce-b':
    'Grade III is Spetzler-Ponce class B: its authors recommend more than one kind of treatment.',
  'spetzler-ponce-c':
    'Grades IV and V are Spetzler-Ponce class C: its authors recommend observation, with exceptions.',
  'vras-rates-at-0-and-4':
    'VRAS: only the rates at 0 and 4 points are confirmed; totals between them lie between these two.',
  'avmes-own-cohort': 'AVMES was tested only on the 39 people it was made from.',
} as const;
