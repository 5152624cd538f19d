/** Shares of people as whole counts in 100, and whole numbers as each language groups their digits. */

/** A share that is not zero is never told as nobody, and one that is not everyone never as everyone. */
export type Frequency =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'fewer-than-one' }
  | { readonly kind: 'between'; readonly low: number; readonly high: number };

/** @param low, high per cent; equal when the share is one figure */
export function frequencyOf(low: number, high: number): Frequency {
  if (high > 0 && high < 0.5) return { kind: 'fewer-than-one' };
  const [fewest, most] = [wholeCount(low), wholeCount(high)];
  return fewest === most ? { kind: 'count', count: most } : { kind: 'between', low: fewest, high: most };
}

/** Whole people; 99.6 does not become all 100. */
function wholeCount(percent: number): number {
  return percent < 100 ? Math.min(99, Math.round(percent)) : 100;
}

/** Nobody and everybody are counts that need no "about". */
export function isAllOrNone(count: number): boolean {
  return count === 0 || count === 100;
}

/** Whether the people counted are one person, for the languages whose verb follows the number. */
export function isSingular(frequency: Frequency): boolean {
  return frequency.kind === 'fewer-than-one' || (frequency.kind === 'count' && frequency.count === 1);
}

/** @param from how many digits a number has at least before its digits are grouped */
export function groupDigits(value: number, separator: string, from = 4): string {
  const digits = `${Math.round(value)}`;
  return digits.length < from ? digits : digits.replace(/\B(?=(\d{3})+$)/g, separator);
}

/** The first letter as a capital. */
export function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
