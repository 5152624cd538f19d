/** Scores that sort people into three groups, whose points were not available: only the groups' figures are shown. */
import type { RecoveryRateOutcomeId } from '../evidence/recovery-outcomes.ts';
import type { Range } from '../range.ts';
import { rate, type Statement } from './finding.ts';

export function riskGroups(
  outcome: RecoveryRateOutcomeId,
  percents: { readonly low: Range; readonly medium: Range; readonly high: Range },
): readonly Statement[] {
  return [
    rate(outcome, 'follow-up', percents.low, { stratum: 'low-risk' }),
    rate(outcome, 'follow-up', percents.medium, { stratum: 'medium-risk' }),
    rate(outcome, 'follow-up', percents.high, { stratum: 'high-risk' }),
  ];
}
