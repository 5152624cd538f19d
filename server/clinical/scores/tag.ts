/**
 * TAG, 0 to 7 points, after thrombectomy. Montalvo M, et al. J Neurol Neurosurg Psychiatry 2019.
 * Points: mTICI 0-2a 2; ASPECTS below 6 4, 6-7 2; glucose >= 150 mg/dL 1. The points of ASPECTS and glucose are not
 * confirmed in the paper. It prints odds ratios per point, no rates by total.
 */
import { glucoseMgPerDl } from '../quantity.ts';
import type { FactValue } from '../stroke-facts.ts';
import { choiceInput, glucoseInput, numberInput } from './score-input.ts';
import { scoreItem } from './score-item.ts';
import { defineScore } from './score.ts';

const INCOMPLETE: readonly FactValue<'mtici'>[] = ['0', '1', '2a'];

export const tag = defineScore({
  id: 'tag',
  group: 'thrombectomy',
  maximum: 7,
  evidence: 'tag',
  items: [
    scoreItem('tag.mtici', [choiceInput('mtici')], (grade) => (INCOMPLETE.includes(grade) ? 2 : 0)),
    scoreItem('tag.aspects', [numberInput('aspects', [3, 7, 9])], (total) =>
      total < 6 ? 4 : total < 8 ? 2 : 0,
    ),
    scoreItem('tag.glucose', [glucoseInput([100, 200], 'mg/dL')], (glucose) =>
      glucoseMgPerDl(glucose) >= 150 ? 1 : 0,
    ),
  ],
  estimates: () => [],
  remarks: () => ['tag-unconfirmed'],
});
