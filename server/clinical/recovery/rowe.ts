/**
 * Field loss at follow-up. Rowe FJ, et al. 2013, doi:10.1155/2013/719096: full 15 (7.5 %), improved 78 (39 %),
 * unchanged 104 (52 %), worse 2 (1 %). The time of the follow-up was not read.
 */
import { exactly } from '../range.ts';
import { choiceInput } from '../scores/score-input.ts';
import { ANY_TIME } from './course.ts';
import { rate } from './finding.ts';
import { needs, recoveryRule, type Conclusion } from './recovery.ts';

const FOLLOW_UP: Conclusion = {
  rule: 'rowe.follow-up',
  statements: [
    rate('field-loss-resolved', 'follow-up', exactly(7.5)),
    rate('field-loss-improved', 'follow-up', exactly(39)),
    rate('field-loss-unchanged', 'follow-up', exactly(52)),
    rate('field-loss-worse', 'follow-up', exactly(1)),
  ],
};

export const rowe = recoveryRule({
  id: 'rowe',
  domain: 'vision',
  evidence: 'rowe-2013',
  course: ANY_TIME,
  requires: [needs(choiceInput('visualField'), (field) => field !== 'full')],
  isGroupFigure: true,
  inputs: [],
  remarks: ['vision-no-model', 'not-averaged'],
  conclude: () => FOLLOW_UP,
});
