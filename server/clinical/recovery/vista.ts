/**
 * Gaze and visual field at 30 and 90 days. Ali M, et al. Neurorehabil Neural Repair 2013;27:133 (VISTA): complete
 * recovery 42.6 and 45.0 %; survivors still impaired 28.2 and 20.5 %.
 *
 * The paper pools gaze and visual items. The rule is shown for a field defect only, since gaze is not among the facts.
 */
import { exactly } from '../range.ts';
import { choiceInput } from '../scores/score-input.ts';
import { days } from './course.ts';
import { rate } from './finding.ts';
import { needs, recoveryRule, type Conclusion } from './recovery.ts';

const DAY_30 = [
  rate('visual-items-normal', '30-days', exactly(42.6)),
  rate('visual-items-still-impaired', '30-days', exactly(28.2)),
];
const DAY_90 = [
  rate('visual-items-normal', '90-days', exactly(45)),
  rate('visual-items-still-impaired', '90-days', exactly(20.5)),
];

const TO_DAY_30: Conclusion = { rule: 'vista.to-day-30', statements: [...DAY_30, ...DAY_90] };
const TO_DAY_90: Conclusion = { rule: 'vista.to-day-90', statements: DAY_90 };

export const vista = recoveryRule({
  id: 'vista',
  domain: 'vision',
  evidence: 'ali-2013',
  course: days(0, 90, [30, 90]),
  requires: [needs(choiceInput('visualField'), (field) => field !== 'full')],
  isGroupFigure: true,
  inputs: [],
  remarks: ['vision-no-model', 'not-averaged', 'vista-gaze'],
  conclude: (_, day) => (day <= 30 ? TO_DAY_30 : TO_DAY_90),
});
