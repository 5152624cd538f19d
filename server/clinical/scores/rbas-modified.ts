/**
 * Modified RBAS (radiosurgery-based AVM score): the higher, the rarer obliteration without a new deficit.
 * Wegner RE, et al. Int J Radiat Oncol Biol Phys 2011;79:1147-1150; n=293.
 * Total: 0.1 x volume in mL + 0.02 x age in years + 0.5 for basal ganglia, thalamus or brainstem.
 *
 * The total is not a whole number. The bands are printed with two decimals (1.00, then 1.01): everything above the
 * end of a band counts in the next one, so that nothing falls between. The paper sets no range: the ends of the
 * scale follow from the limits of the two numbers.
 */
import { FACT_DEFINITIONS } from '../stroke-facts.ts';
import { rateByBand, type RateBands } from './grouped-rates.ts';
import { flagInput, scaleInput } from './score-input.ts';
import { scoreItem } from './score-item.ts';
import { defineScore } from './score.ts';

const volumePoints = (mL: number) => 0.1 * mL;
const agePoints = (years: number) => 0.02 * years;
const DEEP_POINTS = 0.5;

/** Obliterated without a new deficit, per cent. */
const SUCCESS: RateBands = [
  [1, 62],
  [1.5, 51],
  [2, 53],
  [Infinity, 32],
];

const { avmVolumeMl: VOLUME, ageYears: AGE } = FACT_DEFINITIONS;

export const rbasModified = defineScore({
  id: 'rbas-modified',
  group: 'arteriovenous-malformation',
  minimum: volumePoints(VOLUME.low) + agePoints(AGE.low),
  maximum: volumePoints(VOLUME.high) + agePoints(AGE.high) + DEEP_POINTS,
  evidence: 'rbas-modified',
  items: [
    scoreItem('rbas-modified.volume', [scaleInput('avmVolumeMl')], volumePoints),
    scoreItem('rbas-modified.age', [scaleInput('ageYears')], agePoints),
    scoreItem('rbas-modified.deep', [flagInput('avmDeepLocation')], (deep) => (deep ? DEEP_POINTS : 0)),
  ],
  estimates: (total) => [rateByBand(total, SUCCESS, 'avm-obliteration-no-deficit', 'rbas-modified')],
});
