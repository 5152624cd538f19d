/** The one place where a number is held against the limits of its fact. */
import type { NumberDefinition } from './definition.ts';

/** Why a number is refused. */
export type NumberProblem = 'not-a-number' | 'not-whole' | 'below-limit' | 'above-limit';

/** Undefined when the number is acceptable. NaN and infinities never are. */
export function checkNumber(
  value: number,
  limits: Pick<NumberDefinition, 'low' | 'high' | 'whole'>,
): NumberProblem | undefined {
  if (!Number.isFinite(value)) return 'not-a-number';
  if (value < limits.low) return 'below-limit';
  if (value > limits.high) return 'above-limit';
  return limits.whole && !Number.isInteger(value) ? 'not-whole' : undefined;
}
