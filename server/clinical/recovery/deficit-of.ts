/** Which deficit a domain of recovery is about, and whether this person has it. */
import { recordedValues } from '../known.ts';
import type { FactName, StrokeFacts } from '../stroke-facts.ts';
import type { RecoveryDomain } from '../text/en/recovery.ts';

/** Undefined where no single finding at the bedside tells: those domains concern everyone. */
export const DEFICIT_FACTS_BY_DOMAIN = {
  arm: 'armWeakness',
  gait: 'legWeakness',
  vision: 'visualField',
  language: 'aphasia',
  attention: 'visuospatialNeglect',
  cognition: undefined,
  mood: undefined,
  swallowing: 'dysphagia',
} as const satisfies Readonly<Record<RecoveryDomain, FactName | undefined>>;

/** `unknown` also while records contradict each other; `no-test` where no single finding tells. */
export type DeficitPresence = 'present' | 'absent' | 'unknown' | 'no-test';

export function deficitPresence(domain: RecoveryDomain, facts: StrokeFacts): DeficitPresence {
  const name = DEFICIT_FACTS_BY_DOMAIN[domain];
  if (name === undefined) return 'no-test';
  const found = recordedValues<unknown>(facts[name]).map(({ value }) => value !== false && value !== 'full');
  if (found.length === 0 || found.some((one) => one !== found[0])) return 'unknown';
  return found[0] === true ? 'present' : 'absent';
}
