/** The parts of an order that can be read, the total they make, and what is wrong with the others. */
import type { Known } from '../known.ts';
import { exactly, spanOf, type Range } from '../range.ts';
import type { DoseFinding } from './dose-finding.ts';
import type { ThrombolyticAgent } from './dose-rules.ts';
import {
  milligramsAt,
  readQuantity,
  sumOf,
  type Amount,
  type OrderedDose,
  type OrderPart,
} from './ordered-dose.ts';

export type ReadParts = Readonly<Partial<Record<OrderPart, Amount>>>;

const ORDER_PARTS: readonly OrderPart[] = ['total', 'bolus', 'infusion'];

export function readOrder(ordered: OrderedDose): { parts: ReadParts; problems: DoseFinding[] } {
  const read = ORDER_PARTS.flatMap((part) => {
    const quantity = ordered[part];
    return quantity === undefined ? [] : [{ part, amount: readQuantity(quantity) }];
  });
  const parts: Partial<Record<OrderPart, Amount>> = {};
  const problems: DoseFinding[] = [];
  for (const { part, amount } of read) {
    if (typeof amount === 'string') problems.push({ kind: 'order-problem', part, problem: amount });
    else parts[part] = amount;
  }
  return { parts, problems };
}

/** As ordered, or bolus and infusion together; the bolus of tenecteplase is the whole dose. */
export function totalOf(agent: ThrombolyticAgent, { total, bolus, infusion }: ReadParts): Amount | undefined {
  if (total !== undefined) return total;
  if (bolus !== undefined && infusion !== undefined) return sumOf(bolus, infusion);
  return agent === 'tenecteplase' ? bolus : undefined;
}

/** Absent when the total hangs on a weight that is not known. */
export function orderedRange(total: Amount, weights: readonly Known<number>[]): Range | undefined {
  if (total.mgPerKg === 0) return exactly(total.mg);
  return weights.length === 0 ? undefined : spanOf(weights.map(({ value }) => milligramsAt(total, value)));
}
