/** Why facts from outside were refused. */
import type { FactProblem } from '../../facts/parse-facts.ts';
import { unitText } from './fact-values.ts';

const PROBLEMS: Readonly<Record<FactProblem['code'], string>> = {
  'not-a-number': 'is not a number',
  'not-whole': 'is not a whole number',
  'below-limit': 'is below its limit',
  'above-limit': 'is above its limit',
  'unknown-fact': 'is not the name of a fact',
  'not-a-fact': 'has not the form of a fact',
  'not-allowed': 'is not allowed',
  'not-a-text': 'is not a text',
};

/** One sentence: the field, what is wrong, and what is allowed. */
export function factProblemText({ field, code, limits, allowed }: FactProblem): string {
  const what = `${field} ${PROBLEMS[code]}`;
  if (limits) {
    return `${what}: allowed is ${limits.low} to ${limits.high}${unitText(limits.unit)} (${limits.reason})`;
  }
  return allowed ? `${what}: use ${allowed.join(', ')}` : what;
}
