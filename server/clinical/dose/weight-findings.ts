/** What is found about the weight: whether there is one, how it was obtained, whether the maximum dose applies. */
import type { UsableNumbers } from '../facts/usable-numbers.ts';
import type { FactValue, StrokeFacts } from '../stroke-facts.ts';
import type { DoseFinding } from './dose-finding.ts';
import type { DoseRule } from './dose-rules.ts';

export function weightFindings(
  { weightKg, weightMethod }: Pick<StrokeFacts, 'weightKg' | 'weightMethod'>,
  { usable, problems }: UsableNumbers,
  rules: readonly DoseRule[],
): DoseFinding[] {
  const refused = problems.map((problem) => ({ kind: 'weight-problem' as const, problem }));
  if (usable.length === 0) {
    const reason = weightKg.status === 'missing' ? weightKg.reason : 'none-usable';
    return [...refused, { kind: 'weight-missing', reason }];
  }
  const weightsKg = usable.map(({ value }) => value);
  const method: FactValue<'weightMethod'> | 'unknown' =
    weightMethod.status === 'known' ? weightMethod.value : 'unknown';
  const fromKg = Math.max(...rules.map(({ maximumFromKg }) => maximumFromKg));
  return [
    ...refused,
    ...(weightKg.status === 'conflicting' ? [{ kind: 'weight-conflicting' as const, weightsKg }] : []),
    ...(method === 'measured' ? [] : [{ kind: 'weight-not-measured' as const, method }]),
    ...(weightsKg.some((value) => value > fromKg) ? [{ kind: 'maximum-applies' as const, fromKg }] : []),
  ];
}
