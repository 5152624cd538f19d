/**
 * Full field on confrontation at 28 days by extent of the hemianopia. Gray CS, et al. Age Ageing 1989;18:419: complete
 * 14 of 81 (17 %), partial 13 of 18 (72 %); deaths 49 and 11 %, at a time that was not read.
 *
 * A loss on both sides is not among the groups of the paper.
 */
import { exactly } from '../range.ts';
import { choiceInput } from '../scores/score-input.ts';
import type { FactValue } from '../stroke-facts.ts';
import type { RecoveryStepId } from '../text/en/recovery.ts';
import { days } from './course.ts';
import { rate } from './finding.ts';
import { recoveryRule, type Conclusion } from './recovery.ts';

function figures(rule: RecoveryStepId, full: number, died: number): Conclusion {
  return {
    rule,
    statements: [
      rate('field-full-on-confrontation', '28-days', exactly(full)),
      rate('death-after-hemianopia', 'follow-up', exactly(died)),
    ],
  };
}

const BY_FIELD: Readonly<Record<FactValue<'visualField'>, Conclusion | 'does-not-apply'>> = {
  full: 'does-not-apply',
  'partial-hemianopia': figures('gray.partial', 72, 11),
  'complete-hemianopia': figures('gray.complete', 17, 49),
  bilateral: 'does-not-apply',
};

export const gray = recoveryRule({
  id: 'gray',
  domain: 'vision',
  evidence: 'gray-1989',
  course: days(0, 28),
  requires: [],
  isGroupFigure: true,
  inputs: [choiceInput('visualField')],
  remarks: ['vision-no-model', 'not-averaged', 'gray-deaths'],
  conclude: ([field]) => BY_FIELD[field],
});
