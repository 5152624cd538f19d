/** The effect of an edit, and what a gap leaves open, in short words. */
import type { VerdictStatus } from '../../../server/clinical/eligibility/condition.ts';
import type { Tier } from '../../../server/clinical/eligibility/criterion.ts';
import type { Range } from '../../../server/clinical/range.ts';
import { CRITERIA, SCORE_NAMES, WINDOWS } from '../../../server/clinical/text/en.ts';
import { RECOVERY_DOMAINS } from '../../../server/clinical/text/en/recovery.ts';
import { formatNumber, formatRange } from '../../../server/clinical/text/format.ts';
import type { Gap } from './gaps.ts';
import type { Effect, ScoreChange } from './what-if.ts';

/** More would not be read: the panels show them all. */
const MOST_NAMED = 3;

const VERDICT_WORDS: Readonly<Record<VerdictStatus, string>> = {
  met: 'present',
  'not-met': 'not present',
  'cannot-tell': 'open',
};

const WINDOW_WORDS: Readonly<Record<VerdictStatus, string>> = {
  met: 'applies',
  'not-met': 'does not apply',
  'cannot-tell': 'open',
};

/** The tiers of contraindications; a criterion of another tier stands without. */
const TIER_WORDS: Readonly<Partial<Record<Tier, string>>> = {
  absolute: 'absolute: ',
  relative: 'relative: ',
};

/** `HAT 2 → 3, SEDAN unchanged`, then eligibility; one line each. */
export function effectLines({ scores, windows, criteria }: Effect): readonly string[] {
  const verdicts = [
    ...windows.map(
      ({ id, before, after }) => `${WINDOWS[id].name}: ${WINDOW_WORDS[before]} → ${WINDOW_WORDS[after]}`,
    ),
    ...criteria.map(
      ({ id, before, after }) => `${CRITERIA[id].name}: ${VERDICT_WORDS[before]} → ${VERDICT_WORDS[after]}`,
    ),
  ];
  return [
    ...(scores.length > 0 ? [few(scores.map(scoreText), ', ', MOST_NAMED + 1)] : []),
    ...(verdicts.length > 0 ? [few(verdicts, '; ', MOST_NAMED)] : []),
  ];
}

function scoreText({ score, before, after, isChanged }: ScoreChange): string {
  const { name } = SCORE_NAMES[score];
  return isChanged ? `${name} ${totalText(before)} → ${totalText(after)}` : `${name} unchanged`;
}

function totalText(total: Range | undefined): string {
  return total === undefined ? 'not for this patient' : formatRange(total);
}

/** `HAT 0 to 1 points, SEDAN 0 to 2 points; absolute: Platelets below 100`. */
export function gapText({ points, otherScores, windows, criteria, recovery }: Gap): string {
  const headline = points.map(
    ({ score, low, high }) =>
      `${SCORE_NAMES[score].name} ${formatNumber(low)} to ${formatNumber(high)} points`,
  );
  const parts = [
    headline.join(', '),
    few(
      windows.map((id) => `time window ${lowerFirst(WINDOWS[id].name)}`),
      ', ',
      MOST_NAMED,
    ),
    few(
      criteria.map(({ id, tier }) => `${TIER_WORDS[tier] ?? ''}${CRITERIA[id].name}`),
      ', ',
      MOST_NAMED,
    ),
    few(
      otherScores.map((id) => SCORE_NAMES[id].name),
      ', ',
      MOST_NAMED,
    ),
    recovery.length > 0 ? `recovery: ${recovery.map((domain) => RECOVERY_DOMAINS[domain]).join(', ')}` : '',
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function few(texts: readonly string[], separator: string, most: number): string {
  const more = texts.length - most;
  return more > 0
    ? `${texts.slice(0, most).join(separator)}${separator}and ${more} more`
    : texts.join(separator);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
