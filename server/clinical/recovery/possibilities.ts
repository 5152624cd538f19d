/**
 * Every combination of the values that the inputs of a rule could have, with what the rule says to it. From this
 * table follow the answers that remain possible, the inputs that decide between them, and the most useful one.
 */
import type { ScoreInput } from '../scores/score-input.ts';
import type { FactName, StrokeFacts } from '../stroke-facts.ts';

export interface Possibilities<V> {
  /** Every verdict once. The same verdict must be the same object. */
  readonly verdicts: readonly V[];
  /** Inputs whose value can change the verdict; empty exactly when there is one verdict. */
  readonly decisive: readonly FactName[];
  /**
   * The decisive input that leaves the fewest verdicts of interest, at worst and then at best; the earlier input when
   * two are equal. Only for a table with decisive inputs.
   */
  readonly mostUseful: (isOfInterest: (verdict: V) => boolean) => FactName;
}

/** An input as a digit of the row number: every row of the table is one combination of values. */
interface Digit {
  readonly fact: FactName;
  readonly values: readonly unknown[];
  readonly stride: number;
}

/** @param verdictOn is given one array again and again: it may not keep it */
export function possibilities<V>(
  facts: StrokeFacts,
  inputs: readonly ScoreInput<unknown>[],
  verdictOn: (values: readonly unknown[]) => V,
): Possibilities<V> {
  const { digits, table } = tableOf(facts, inputs, verdictOn);
  const decisive = digits.filter((digit) => isDecisive(table, digit));
  return {
    verdicts: [...new Set(table)],
    decisive: decisive.map(({ fact }) => fact),
    mostUseful: (isOfInterest) =>
      decisive
        .map((digit) => ({ fact: digit.fact, ...verdictsLeft(table, digit, isOfInterest) }))
        .reduce((best, next) => (isBetter(next, best) ? next : best)).fact,
  };
}

/** One combination after the other, in place: such tables have thousands of rows, and many rules have one. */
function tableOf<V>(
  facts: StrokeFacts,
  inputs: readonly ScoreInput<unknown>[],
  verdictOn: (values: readonly unknown[]) => V,
): { readonly digits: readonly Digit[]; readonly table: readonly V[] } {
  const digits: Digit[] = [];
  let rows = 1;
  for (const { fact, possible } of inputs) {
    const values = possible(facts);
    digits.push({ fact, values, stride: rows });
    rows *= values.length;
  }
  const table: V[] = [];
  const combination = digits.map(({ values }) => values[0]);
  for (let row = 0; row < rows; row += 1) {
    table.push(verdictOn(combination));
    // The next combination: as many digits turn as would in counting.
    for (const [position, digit] of digits.entries()) {
      const index = indexAt(row + 1, digit);
      combination[position] = digit.values[index];
      if (index > 0) break;
    }
  }
  return { digits, table };
}

function isDecisive(table: readonly unknown[], digit: Digit): boolean {
  return (
    digit.values.length > 1 &&
    table.some((verdict, row) => verdict !== table[row - indexAt(row, digit) * digit.stride])
  );
}

/** Which of its values the input has in this row. */
function indexAt(row: number, { values, stride }: Digit): number {
  return Math.floor(row / stride) % values.length;
}

interface Left {
  readonly atMost: number;
  readonly atLeast: number;
}

function verdictsLeft<V>(table: readonly V[], digit: Digit, isOfInterest: (verdict: V) => boolean): Left {
  const left = Array.from({ length: digit.values.length }, () => new Set<V>());
  table.forEach((verdict, row) => {
    if (isOfInterest(verdict)) left[indexAt(row, digit)]?.add(verdict);
  });
  const counts = left.map((verdicts) => verdicts.size);
  return { atMost: Math.max(...counts), atLeast: Math.min(...counts) };
}

function isBetter(next: Left, best: Left): boolean {
  return next.atMost < best.atMost || (next.atMost === best.atMost && next.atLeast < best.atLeast);
}
