/**
 * DePreS: ruling out major depression after stroke. de Man-van Ginkel JM, et al.; validation Hirt J, et al.; n=93, 17
 * with major depression; NPV 0.90, PPV 0.35. The points were not available; it is good for ruling out only, so only
 * the figure of those below the cut is shown as a rate.
 */
import { exactly } from '../range.ts';
import { ANY_TIME } from './course.ts';
import { rate } from './finding.ts';
import { recoveryRule, type Conclusion } from './recovery.ts';

const RULE_OUT: Conclusion = {
  rule: 'depres.rule-out',
  statements: [rate('no-major-depression', 'follow-up', exactly(90), { stratum: 'below-cut' })],
};

export const depres = recoveryRule({
  id: 'depres',
  domain: 'mood',
  evidence: 'depres',
  course: ANY_TIME,
  requires: [],
  isGroupFigure: true,
  inputs: [],
  remarks: ['items-not-read', 'depres-rule-out'],
  conclude: () => RULE_OUT,
});
