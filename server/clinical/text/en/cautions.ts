/** Sentences that stand beside every figure. */
import type { EvidenceGrade, Confidence } from '../../evidence/evidence.ts';

export const GRADES: Readonly<Record<EvidenceGrade, string>> = {
  'published-validated': 'published, validated outside its own cohort',
  'cohort-trained': 'our model, trained on an open cohort',
  'site-trained': 'our model, trained on this site’s registry',
  'evidence-synthesis': 'calculated from published aggregates',
  'research-only': 'research only',
  guideline: 'a guideline’s rule',
};

export const CONFIDENCES: Readonly<Record<Confidence, string>> = {
  verified: 'checked in the paper’s abstract, a guideline page or the authors’ site',
  'verified-secondary': 'checked in calculators or code of others',
  derived: 'computed from checked figures',
  unconfirmed: 'not confirmed in the paper',
};

export const NOT_A_CONTRAINDICATION =
  'A high score is not a contraindication: in trials, people at high predicted bleeding risk did not gain less from thrombolysis.';

export const DIFFERENT_OUTCOMES =
  'The scores count different outcomes in different populations: compare the levels, do not average the percentages.';

export const HAEMORRHAGE_FIRST = 'An intracranial haemorrhage is recorded';

export const WHAT_IF = 'What if: with values that were tried, not those of the chart';

export const GROUP_NOT_PERSON =
  'These are rates of groups of people with the same points, not a forecast for this person, and no reason by themselves to withhold treatment.';
