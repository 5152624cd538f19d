/** Remarks on results of the scores for haemorrhage after reperfusion. */

export const BLEEDING_REMARKS = {
  'hat-nihss-20':
    'HAT at NIHSS exactly 20: scored 1 point (band 15–20); some publications print 20 in the 2-point band.',
  'hat-4-and-5-pooled': 'HAT 4 and 5 share one published rate (printed as "> 3").',
  'sedan-6-no-rate':
    'SEDAN 6 has no published rate of its own; at 5 points it was 33.3 % in the derivation and 27.8 % in the validation cohort.',
  'sits-sich-aspirin-unconfirmed':
    'SITS-SICH: the 2 points for aspirin alone are not confirmed in the paper. Rates are printed for 0 points and for 10 or more only.',
  'sits-sich-other-antiplatelet':
    'SITS-SICH has points for aspirin alone and with clopidogrel only; another antiplatelet drug counts 0.',
  'grasps-without-race':
    'GRASPS without its race term ("Asian" + 9): whether race belongs in a bleeding risk is a decision, not a measurement.',
  'grasps-with-race': 'GRASPS with its race term ("Asian" + 9), beside the score without it.',
  'grasps-curve-fit': 'GRASPS: the percentage is a third party’s fit to the published curve.',
  'mss-any-ich': 'MSS counts any intracranial haemorrhage, with or without symptoms.',
  'span-100-positive-from-100': 'SPAN-100 is positive from 100.',
  'span-100-no-link-to-sich':
    'SPAN-100 had no link to symptomatic haemorrhage in 1,002 other people (odds ratio 0.88, 0.31–2.53).',
  'hiat-intra-arterial': 'HIAT was made on people given intra-arterial treatment, and is for nobody else.',
  'tag-unconfirmed':
    'TAG: the points of ASPECTS and glucose are not confirmed in the paper; it prints no rates by total.',
} as const;
