/**
 * CHANGE: cognitive impairment after stroke in three risk groups. Chander RJ, et al. Sci Rep 2017;7:12441; n=1,088:
 * 7-23, 25-58 and 67-82 %. The points of the items were not available, so nobody is placed in a group.
 */
import { ANY_TIME } from './course.ts';
import { recoveryRule, type Conclusion } from './recovery.ts';
import { riskGroups } from './risk-groups.ts';

const GROUPS: Conclusion = {
  rule: 'change.groups',
  statements: riskGroups('cognitive-impairment', {
    low: { low: 7, high: 23 },
    medium: { low: 25, high: 58 },
    high: { low: 67, high: 82 },
  }),
};

export const change = recoveryRule({
  id: 'change',
  domain: 'cognition',
  evidence: 'change-2017',
  course: ANY_TIME,
  requires: [],
  isGroupFigure: true,
  inputs: [],
  remarks: ['items-not-read'],
  conclude: () => GROUPS,
});
