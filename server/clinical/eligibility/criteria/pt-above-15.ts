/** Prothrombin time above 15 s. AHA/ASA 2026, absolute. */
import { absolute, defineCriterion } from '../criterion.ts';
import { number } from '../fact-conditions.ts';

export const ptAbove15 = defineCriterion('pt-above-15', {
  'aha-2026': absolute(number('ptSeconds', ['>', 15])),
});
