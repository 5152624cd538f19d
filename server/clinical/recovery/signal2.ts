/**
 * SIGNAL2: cognitive impairment after stroke in three risk groups. Kandiah N, et al. J Alzheimers Dis 2016;49:1169:
 * 10.1, 52.7 and 74.1 %. The weights of the items were not available, so nobody is placed in a group.
 */
import { exactly } from '../range.ts';
import { ANY_TIME } from './course.ts';
import { recoveryRule, type Conclusion } from './recovery.ts';
import { riskGroups } from './risk-groups.ts';

const GROUPS: Conclusion = {
  rule: 'signal2.groups',
  statements: riskGroups('cognitive-impairment', {
    low: exactly(10.1),
    medium: exactly(52.7),
    high: exactly(74.1),
  }),
};

export const signal2 = recoveryRule({
  id: 'signal2',
  domain: 'cognition',
  evidence: 'signal2-2016',
  course: ANY_TIME,
  requires: [],
  isGroupFigure: true,
  inputs: [],
  remarks: ['items-not-read'],
  conclude: () => GROUPS,
});
