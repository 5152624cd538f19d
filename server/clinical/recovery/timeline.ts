/** Findings by the moment they speak of: a week, three months, six months. */
import type { RecoveryHorizonId } from '../text/en/recovery.ts';
import type { RecoveryMoment } from '../text/en/recovery-view.ts';
import type { Finding } from './finding.ts';

/** The first moment by which a horizon has come; a finding keeps its own horizon beside it. */
const MOMENT_OF: Readonly<Record<RecoveryHorizonId, RecoveryMoment>> = {
  '7-days': 'one-week',
  '28-days': 'three-months',
  '30-days': 'three-months',
  '12-weeks': 'three-months',
  '90-days': 'three-months',
  '3-months': 'three-months',
  '3-to-6-months': 'six-months',
  '26-weeks': 'six-months',
  '6-months': 'six-months',
  'follow-up': 'undated',
};

export type RecoveryTimeline = Readonly<Record<RecoveryMoment, readonly Finding[]>>;

/** Each finding once, in the order given; nothing is combined. Pure; cannot fail. */
export function timelineOf(findings: readonly Finding[]): RecoveryTimeline {
  const at = (moment: RecoveryMoment) => findings.filter(({ horizon }) => MOMENT_OF[horizon] === moment);
  return {
    'one-week': at('one-week'),
    'three-months': at('three-months'),
    'six-months': at('six-months'),
    undated: at('undated'),
  };
}
