/** Every recovery rule, by domain, with the bedside test that would sharpen each domain most. */
import type { FactName, StrokeFacts } from '../stroke-facts.ts';
import { RECOVERY_DOMAINS, type RecoveryDomain } from '../text/en/recovery.ts';
import { aphasiaProportional } from './aphasia-proportional.ts';
import { aphasiaRapidTest } from './aphasia-rapid-test.ts';
import { change } from './change.ts';
import { depres } from './depres.ts';
import { eposArm } from './epos-arm.ts';
import { eposGait } from './epos-gait.ts';
import { fuglMeyerProportional } from './fugl-meyer-proportional.ts';
import { gray } from './gray.ts';
import { neglect } from './neglect.ts';
import { prep2 } from './prep2.ts';
import { press } from './press.ts';
import type { RecoveryResult, RecoveryRule } from './recovery.ts';
import { rowe } from './rowe.ts';
import { signal2 } from './signal2.ts';
import { tractLoad } from './tract-load.ts';
import { twist2017 } from './twist-2017.ts';
import { twist2022 } from './twist-2022.ts';
import { vista } from './vista.ts';
import { winters } from './winters.ts';
import { zhang } from './zhang.ts';

/** In the order in which they are shown within their domain. */
export const ALL_RECOVERY_RULES: readonly RecoveryRule[] = [
  prep2,
  eposArm,
  winters,
  tractLoad,
  fuglMeyerProportional,
  eposGait,
  twist2017,
  twist2022,
  zhang,
  gray,
  vista,
  rowe,
  aphasiaRapidTest,
  aphasiaProportional,
  neglect,
  change,
  signal2,
  depres,
  press,
];

export interface DomainRecovery {
  readonly domain: RecoveryDomain;
  /** One result for each rule, side by side: different outcomes are never averaged. */
  readonly results: readonly RecoveryResult[];
  /** The most useful open fact of each rule, without repetition. */
  readonly sharpenedBy: readonly FactName[];
}

const DOMAINS_IN_ORDER = Object.keys(RECOVERY_DOMAINS) as RecoveryDomain[];

/** All domains, in a fixed order. */
export function assessRecovery(facts: StrokeFacts): readonly DomainRecovery[] {
  return DOMAINS_IN_ORDER.map((domain) => {
    const results = ALL_RECOVERY_RULES.filter((rule) => rule.domain === domain).map((rule) =>
      rule.evaluate(facts),
    );
    const useful = results.flatMap((result) =>
      result.status === 'inputs-missing' ? [result.mostUseful] : [],
    );
    return { domain, results, sharpenedBy: [...new Set(useful)] };
  });
}
