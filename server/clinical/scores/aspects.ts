/**
 * ASPECTS, 10 (no early change) to 0 (whole middle cerebral artery territory), from its ten regions.
 * Barber PA, et al. Lancet 2000;355:1670-1674.
 * Each region without early ischaemic change keeps one point. A region that was not read leaves a range.
 *
 * The total a report states is a fact of its own; the result says when it does not fit the regions.
 */
import { recordedValues } from '../known.ts';
import { defineScore } from './score.ts';
import { sparedRegion } from './spared-region.ts';

export const aspects = defineScore({
  id: 'aspects',
  group: 'infarct-imaging',
  maximum: 10,
  evidence: 'aspects',
  items: [
    sparedRegion('aspects.c', 'aspectsC'),
    sparedRegion('aspects.l', 'aspectsL'),
    sparedRegion('aspects.ic', 'aspectsIC'),
    sparedRegion('aspects.i', 'aspectsI'),
    sparedRegion('aspects.m1', 'aspectsM1'),
    sparedRegion('aspects.m2', 'aspectsM2'),
    sparedRegion('aspects.m3', 'aspectsM3'),
    sparedRegion('aspects.m4', 'aspectsM4'),
    sparedRegion('aspects.m5', 'aspectsM5'),
    sparedRegion('aspects.m6', 'aspectsM6'),
  ],
  estimates: () => [],
  remarks: (facts, { low, high }) =>
    recordedValues(facts.aspects).some(({ value }) => value < low || value > high)
      ? ['aspects-reported-total-differs']
      : [],
});
