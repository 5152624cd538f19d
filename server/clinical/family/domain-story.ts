/** Which of several rules a family hears first of one domain, and what is left out where no deaths are to be shown. */
import { OUTCOMES } from '../evidence/outcomes.ts';
import type { Finding, RateStatement } from '../recovery/finding.ts';
import type { RecoveryResult } from '../recovery/recovery.ts';
import { picturePercent, type PeoplePicture } from './people-picture.ts';

export interface DomainStory {
  /** Told first, with what holds whatever its open inputs turn out to be; absent when no rule has anything to tell. */
  readonly main: RecoveryResult | undefined;
  /** The rates of the main rule. */
  readonly pictures: readonly { readonly rate: RateStatement; readonly picture: PeoplePicture }[];
  readonly others: readonly RecoveryResult[];
  readonly isSomethingLeftOut: boolean;
}

/** @param withDeaths whether figures on death may be shown */
export function domainStory(results: readonly RecoveryResult[], withDeaths: boolean): DomainStory {
  const shown = withDeaths ? results : results.map(withoutDeaths);
  const telling = shown.filter((result) => firmFindings(result).length > 0);
  const first = telling.find(({ status }) => status !== 'inputs-missing') ?? telling[0];
  const findings = first === undefined ? [] : firmFindings(first);
  return {
    main: first === undefined ? undefined : ({ ...first, findings } as RecoveryResult),
    pictures: findings.flatMap((finding) =>
      finding.kind === 'rate'
        ? [
            {
              rate: finding,
              picture: picturePercent(['had', 'hadNot'], finding.range.low, finding.range.high),
            },
          ]
        : [],
    ),
    others: shown.filter((result) => result !== first),
    isSomethingLeftOut: !withDeaths && results.some((result) => withoutDeaths(result) !== result),
  };
}

/**
 * What holds for this person as far as is known. Of an open rule only a share of everyone it is about does: its single
 * groups may not be theirs, and a list of all its categories says nothing.
 */
function firmFindings(result: RecoveryResult): readonly Finding[] {
  if (!('findings' in result)) return [];
  const isOpen = result.status === 'inputs-missing';
  const silent = result.findings.filter(({ kind }) => kind === 'not-published');
  return result.findings.filter(
    (finding) =>
      finding.kind !== 'not-published' &&
      !(isOpen && (finding.kind !== 'rate' || finding.stratum !== undefined)) &&
      !silent.some((other) => other.outcome === finding.outcome && other.stratum === finding.stratum),
  );
}

function isAboutDeath({ outcome }: Finding): boolean {
  return OUTCOMES[outcome].family === 'death';
}

/** The same result where it has nothing on death. */
function withoutDeaths(result: RecoveryResult): RecoveryResult {
  if (!('findings' in result) || !result.findings.some(isAboutDeath)) return result;
  return {
    ...result,
    findings: result.findings.filter((finding) => !isAboutDeath(finding)),
    remarks: result.remarks.filter((remark) => remark !== 'gray-deaths'),
  };
}
