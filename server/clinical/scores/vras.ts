/**
 * VRAS (Virginia Radiosurgery AVM Scale), 0 to 4 points: the higher, the rarer a good result of radiosurgery.
 * Starke RM, et al. J Neurosurg 2013; n=1,012.
 * Points: volume 2-4 mL 1, above 4 mL 2; eloquent location 1; haemorrhage before 1.
 *
 * Rates are confirmed for 0 and 4 points only; the totals between them lie between these two.
 */
import { passed, reached } from './limits.ts';
import { publishedEstimate } from './rates.ts';
import { flagInput, numberInput } from './score-input.ts';
import { scoreItem } from './score-item.ts';
import { defineScore } from './score.ts';

/** Obliterated without haemorrhage or permanent complication, per cent. */
const SUCCESS = [
  [0, 83],
  [4, 39],
] as const;

export const vras = defineScore({
  id: 'vras',
  group: 'arteriovenous-malformation',
  maximum: 4,
  evidence: 'vras',
  items: [
    scoreItem(
      'vras.volume',
      [numberInput('avmVolumeMl', [1, 3, 10])],
      (mL) => reached(mL, 2) + passed(mL, 4),
    ),
    scoreItem('vras.eloquence', [flagInput('avmEloquent')], Number),
    scoreItem('vras.haemorrhage', [flagInput('avmPreviousHaemorrhage')], Number),
  ],
  estimates: (total) =>
    publishedEstimate(total, 'avm-radiosurgery-success', [{ evidence: 'vras', rates: SUCCESS }]),
  remarks: (_facts, total) => (total.high > 0 && total.low < 4 ? ['vras-rates-at-0-and-4'] : []),
});
