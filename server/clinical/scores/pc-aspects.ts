/**
 * pc-ASPECTS, 10 (no early change) to 0, for the posterior circulation. Puetz V, et al. Stroke 2008;39:2485-2490.
 * Without early change the pons and the midbrain keep two points each; thalamus, cerebellum and posterior cerebral
 * artery territory one on each side.
 *
 * Its rates (mRS 0-3 at 8 or more and below) are not shown: they are of 46 people with basilar occlusion read on CT
 * angiography source images, which the facts do not tell, and plain CT did not predict.
 */
import { defineScore } from './score.ts';
import { sparedRegion } from './spared-region.ts';

export const pcAspects = defineScore({
  id: 'pc-aspects',
  group: 'infarct-imaging',
  maximum: 10,
  evidence: 'pc-aspects',
  items: [
    sparedRegion('pc-aspects.pons', 'pcAspectsPons', 2),
    sparedRegion('pc-aspects.midbrain', 'pcAspectsMidbrain', 2),
    sparedRegion('pc-aspects.thalamus-left', 'pcAspectsThalamusLeft'),
    sparedRegion('pc-aspects.thalamus-right', 'pcAspectsThalamusRight'),
    sparedRegion('pc-aspects.cerebellum-left', 'pcAspectsCerebellumLeft'),
    sparedRegion('pc-aspects.cerebellum-right', 'pcAspectsCerebellumRight'),
    sparedRegion('pc-aspects.pca-left', 'pcAspectsPcaLeft'),
    sparedRegion('pc-aspects.pca-right', 'pcAspectsPcaRight'),
  ],
  estimates: () => [],
  remarks: () => ['pc-aspects-cta-source-images'],
});
