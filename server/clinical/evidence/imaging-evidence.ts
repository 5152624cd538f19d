/** Sources of the scores that count brain regions. */
import { evidence } from './evidence.ts';

export const IMAGING_EVIDENCE = evidence({
  aspects: {
    citation: 'Barber PA, Demchuk AM, Zhang J, Buchan AM. Lancet 2000;355:1670-1674 (ASPECTS)',
    doi: '10.1016/S0140-6736(00)02237-6',
    population: '203 people with acute ischaemic stroke, 156 of the anterior circulation analysed',
    shortPopulation: 'n=156, anterior circulation',
    era: 'published 2000',
    outcomes: [],
    grade: 'published-validated',
    confidence: 'verified',
    discrimination:
      'sensitivity and specificity 0.78 and 0.96 for function, 0.90 and 0.62 for symptomatic ICH; kappa 0.71-0.89 with the side known',
    externalValidation: [
      'kappa of human readers 0.34-0.92 in studies of 34 to 379 people; less reliable within 100 minutes of onset (0.75 v 0.92)',
    ],
    notRead: ['the cut for a poor outlook', 'the conventions of reading'],
  },
  'pc-aspects': {
    citation: 'Puetz V, Sylaja PN, Coutts SB, et al. Stroke 2008;39:2485-2490 (pc-ASPECTS)',
    population: 'suspected vertebrobasilar ischaemia, n=130, and basilar occlusion, n=46',
    shortPopulation: 'n=130; basilar occlusion, n=46',
    era: 'published 2008',
    outcomes: [],
    grade: 'published-validated',
    confidence: 'verified',
    discrimination:
      'odds ratio for independence 1.58 on CT angiography source images; 1.22, not significant, on plain CT',
    externalValidation: [
      'basilar occlusion, BASICS registry, n=158: 8 or more was not related to mRS 0-3 after adjustment (risk ratio 1.3, 0.8-2.2)',
    ],
    findings: [
      'basilar occlusion, CT angiography source images: mRS 0-3 in 12 of 23 people at 8 or more, in 1 of 23 below',
    ],
  },
});
