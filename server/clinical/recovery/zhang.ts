/**
 * Spontaneous improvement of a homonymous hemianopia by the time of the first field. Zhang X, et al. Neurology
 * 2006;66:901: 254 people, 263 hemianopias.
 *
 * 50 to 60 % when first tested within a month, about 20 % at 6 months; nothing else predicted it. Between the two the
 * range between; after 6 months nothing was printed.
 */
import { exactly } from '../range.ts';
import { choiceInput } from '../scores/score-input.ts';
import { months } from './course.ts';
import { rate } from './finding.ts';
import { needs, recoveryRule, type Conclusion } from './recovery.ts';

const FIRST_MONTH: Conclusion = {
  rule: 'zhang.first-month',
  statements: [rate('field-any-improvement', 'follow-up', { low: 50, high: 60 })],
};
const BETWEEN: Conclusion = {
  rule: 'zhang.between',
  statements: [
    rate('field-any-improvement', 'follow-up', { low: 20, high: 60 }, { isBetweenPublished: true }),
  ],
};
const SIX_MONTHS: Conclusion = {
  rule: 'zhang.six-months',
  statements: [rate('field-any-improvement', 'follow-up', exactly(20))],
};

export const zhang = recoveryRule({
  id: 'zhang',
  domain: 'vision',
  evidence: 'zhang-2006',
  course: months(0, 6, [1, 3, 6]),
  requires: [needs(choiceInput('visualField'), (field) => field !== 'full')],
  isGroupFigure: true,
  inputs: [],
  remarks: ['vision-no-model', 'not-averaged', 'zhang-overall'],
  conclude: (_, month) => {
    if (month <= 1) return FIRST_MONTH;
    return month < 6 ? BETWEEN : SIX_MONTHS;
  },
});
