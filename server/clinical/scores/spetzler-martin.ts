/**
 * Spetzler-Martin grade of an arteriovenous malformation, 1 to 5. Spetzler RF, Martin NA. J Neurosurg 1986;65:476-483.
 * Points: largest diameter below 3 cm 1, 3-6 cm 2, above 6 cm 3; eloquent tissue beside it 1; deep venous drainage 1.
 * The higher the grade, the more deficits after surgery. Grade VI ("inoperable") is a judgement, not a sum.
 */
import { passed, reached } from './limits.ts';
import { flagInput, numberInput } from './score-input.ts';
import { scoreItem } from './score-item.ts';
import { defineScore } from './score.ts';
import { spetzlerPonceClasses } from './spetzler-ponce.ts';

export const spetzlerMartin = defineScore({
  id: 'spetzler-martin',
  group: 'arteriovenous-malformation',
  minimum: 1,
  maximum: 5,
  evidence: 'spetzler-martin',
  items: [
    scoreItem(
      'spetzler-martin.size',
      [numberInput('avmMaximumDiameterCm', [2, 4, 7])],
      (cm) => 1 + reached(cm, 3) + passed(cm, 6),
    ),
    scoreItem('spetzler-martin.eloquence', [flagInput('avmEloquent')], Number),
    scoreItem('spetzler-martin.deep-drainage', [flagInput('avmDeepVenousDrainage')], Number),
  ],
  estimates: () => [],
  remarks: (_facts, grade) => spetzlerPonceClasses(grade).map((name) => `spetzler-ponce-${name}` as const),
});
