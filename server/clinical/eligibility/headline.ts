/** The state of affairs in one word, with all that stands behind it. */
import type { CriterionId } from '../text/en/eligibility-criteria.ts';
import type { WindowId } from '../text/en/eligibility-windows.ts';
import type { OpenReason } from './condition.ts';
import { speaksAgainst, type CriterionResult, type Tier } from './criterion.ts';
import type { WindowResult } from './treatment-window.ts';

/** Gravest first; the headline shows the first that holds, and `present` names everything found. */
export type HeadlineStatus =
  | 'absolute-present'
  /** Something the chosen edition was not read for, and another guideline names as a contraindication. */
  | 'outside-edition-present'
  | 'out-of-scope'
  | 'advised-against'
  | 'no-window-applies'
  | 'relative-present'
  /** A record that may be a contraindication: without a time, unconfirmed, or with another that disagrees. */
  | 'to-clarify'
  /** Nothing but what can be corrected. */
  | 'correct-first'
  | 'nothing-found-but-open'
  | 'nothing-found';

export type WindowStatus = 'applies' | 'none-applies' | 'cannot-tell';

export interface Headline {
  readonly status: HeadlineStatus;
  readonly window: WindowStatus;
  /** Windows that apply, strongest recommendation first. */
  readonly applying: readonly WindowId[];
  /** Criteria found that speak against treatment or for caution, within and outside the edition. */
  readonly present: readonly CriterionId[];
  /** Criteria that would speak against treatment, open although something is recorded: of `open`, those to ask about. */
  readonly toClarify: readonly CriterionId[];
  /** Findings to correct before treatment. */
  readonly correctFirst: readonly CriterionId[];
  /** Criteria that would speak against treatment or have to be corrected, and cannot be told. */
  readonly open: readonly CriterionId[];
  /** Windows that cannot be told. */
  readonly openWindows: readonly WindowId[];
}

export function headlineOf(
  windows: readonly WindowResult[],
  criteria: readonly CriterionResult[],
  outsideEdition: readonly CriterionResult[],
): Headline {
  const all = [...criteria, ...outsideEdition];
  const toCorrect = all.filter(({ tier }) => tier === 'correct-first');
  const found = {
    within: criteria.filter(speaksAgainst).filter(isMet),
    outside: outsideEdition.filter(speaksAgainst).filter(isMet),
    correctFirst: toCorrect.filter(isMet),
    toClarify: all.filter(speaksAgainst).filter(isOpen).filter(restsOnRecord),
    open: [...all.filter(speaksAgainst), ...toCorrect].filter(isOpen),
    window: windowStatus(windows),
  };
  return {
    status: statusOf(found),
    window: found.window,
    applying: idsOf(windows.filter(isMet)),
    present: idsOf([...found.within, ...found.outside]),
    toClarify: idsOf(found.toClarify),
    correctFirst: idsOf(found.correctFirst),
    open: idsOf(found.open),
    openWindows: idsOf(windows.filter(isOpen)),
  };
}

interface Found {
  readonly within: readonly CriterionResult[];
  readonly outside: readonly CriterionResult[];
  readonly toClarify: readonly CriterionResult[];
  readonly correctFirst: readonly CriterionResult[];
  readonly open: readonly CriterionResult[];
  readonly window: WindowStatus;
}

function statusOf({ within, outside, toClarify, correctFirst, open, window }: Found): HeadlineStatus {
  const isFound = (wanted: Tier) => within.some(({ tier }) => tier === wanted);
  if (isFound('absolute')) return 'absolute-present';
  if (outside.length > 0) return 'outside-edition-present';
  if (isFound('scope')) return 'out-of-scope';
  if (isFound('recommendation')) return 'advised-against';
  if (window === 'none-applies') return 'no-window-applies';
  if (isFound('relative')) return 'relative-present';
  if (toClarify.length > 0) return 'to-clarify';
  if (correctFirst.length > 0) return 'correct-first';
  return open.length > 0 || window === 'cannot-tell' ? 'nothing-found-but-open' : 'nothing-found';
}

function windowStatus(windows: readonly WindowResult[]): WindowStatus {
  if (windows.some(isMet)) return 'applies';
  return windows.some(isOpen) ? 'cannot-tell' : 'none-applies';
}

const isMet = ({ status }: { status: string }) => status === 'met';

const isOpen = ({ status }: { status: string }) => status === 'cannot-tell';

/** Reasons for which a criterion is open because of what is recorded, not because nothing is. */
const OPEN_ON_RECORD: ReadonlySet<OpenReason> = new Set(['date-not-known', 'unconfirmed', 'conflicting']);

function restsOnRecord({ open }: CriterionResult): boolean {
  return open.some(({ reason }) => OPEN_ON_RECORD.has(reason));
}

function idsOf<I>(results: readonly { readonly id: I }[]): readonly I[] {
  return results.map(({ id }) => id);
}
