/**
 * Recovery from neglect: what explains it, and no figure for one person. Karnath group, medRxiv 2024: severity at the
 * start, lesion size and overlap with regions of chronic neglect explain 66 % of the variance.
 */
import { flagInput } from '../scores/score-input.ts';
import { ANY_TIME } from './course.ts';
import { needs, recoveryRule, type Conclusion } from './recovery.ts';

const VARIANCE: Conclusion = { rule: 'neglect.variance', statements: [] };

export const neglect = recoveryRule({
  id: 'neglect',
  domain: 'attention',
  evidence: 'neglect-2024',
  course: ANY_TIME,
  requires: [needs(flagInput('visuospatialNeglect'), (isPresent) => isPresent)],
  isGroupFigure: true,
  inputs: [],
  remarks: ['neglect-no-figure'],
  conclude: () => VARIANCE,
});
