/**
 * Which cohorts of the calculated distributions a patient may belong to. They are defined by NIHSS, which stands for
 * large-vessel occlusion: where the vessels are not known, or contradict the NIHSS, both are given.
 */
import { recordedValues } from '../known.ts';
import type { StrokeFacts } from '../stroke-facts.ts';
import type { CohortId } from './mrs-distribution.ts';

/** From this NIHSS the cohort counts as large-vessel occlusion. */
const OCCLUSION_FROM_NIHSS = 11;

/** Undefined when it is not known; a finding that merely is not recorded is not ruled out. */
function occlusionOf({ largeVesselOcclusion }: StrokeFacts): boolean | undefined {
  const isSeen = largeVesselOcclusion.status === 'known' && largeVesselOcclusion.basis === 'recorded';
  return isSeen ? largeVesselOcclusion.value : undefined;
}

export interface CohortChoice {
  readonly cohorts: readonly CohortId[];
  readonly isOcclusionOpen: boolean;
  /** The vessels are known, and the NIHSS is that of the other cohort. */
  readonly isContradicted: boolean;
}

export function cohortsFor(facts: StrokeFacts): CohortChoice {
  const occlusion = occlusionOf(facts);
  const isOcclusionOpen = occlusion === undefined;
  const isContradicted =
    !isOcclusionOpen &&
    recordedValues(facts.nihss).some(({ value }) => value >= OCCLUSION_FROM_NIHSS !== occlusion);
  const isThrombectomy = facts.thrombectomyPlanned.status === 'known' && facts.thrombectomyPlanned.value;
  const includes = (occluded: boolean) => isOcclusionOpen || isContradicted || occlusion === occluded;
  return {
    cohorts: [
      ...(includes(false) ? ['nlvo-ivt' as const] : []),
      ...(includes(true) ? ['lvo-ivt' as const] : []),
      ...(includes(true) && isThrombectomy ? ['lvo-mt' as const] : []),
    ],
    isOcclusionOpen,
    isContradicted,
  };
}
