/**
 * AVMES (AVM embocure score), 3 to 10 points, for cure of an arteriovenous malformation by embolisation.
 * Lopes DK, et al. J NeuroInterv Surg 2016;8:685-691; n=39, tested on the same people only.
 * Points: arterial pedicles, draining veins and nidus in cm, each up to 3 1, 4-6 2, above 6 3; vascular eloquence 1.
 *
 * The bands of the nidus are printed for whole centimetres: above 3 cm counts as the second band. No rates are shown.
 */
import type { NumberFactName } from '../stroke-facts.ts';
import type { ItemId } from '../text/en/items.ts';
import { passed } from './limits.ts';
import { flagInput, numberInput } from './score-input.ts';
import { scoreItem, type ScoreItem } from './score-item.ts';
import { defineScore } from './score.ts';

/** One point up to 3, two up to 6, three above. */
function threeBands(id: ItemId, fact: NumberFactName): ScoreItem {
  return scoreItem(id, [numberInput(fact, [2, 5, 8])], (value) => 1 + passed(value, 3, 6));
}

export const avmes = defineScore({
  id: 'avmes',
  group: 'arteriovenous-malformation',
  minimum: 3,
  maximum: 10,
  evidence: 'avmes',
  items: [
    threeBands('avmes.pedicles', 'avmArterialPedicles'),
    threeBands('avmes.veins', 'avmDrainingVeins'),
    threeBands('avmes.nidus', 'avmMaximumDiameterCm'),
    scoreItem('avmes.eloquence', [flagInput('avmVascularEloquence')], Number),
  ],
  estimates: () => [],
  remarks: () => ['avmes-own-cohort'],
});
