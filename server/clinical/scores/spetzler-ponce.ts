/**
 * Spetzler-Ponce class of an arteriovenous malformation: three classes from the five Spetzler-Martin grades.
 * Spetzler RF, Ponce FA. J Neurosurg 2011;114:842-849; 1,476 people of seven surgical series.
 */
import type { Range } from '../range.ts';

export type SpetzlerPonceClass = 'a' | 'b' | 'c';

const GRADES: Readonly<Record<SpetzlerPonceClass, Range>> = {
  a: { low: 1, high: 2 },
  b: { low: 3, high: 3 },
  c: { low: 4, high: 5 },
};

const CLASSES = ['a', 'b', 'c'] as const satisfies readonly SpetzlerPonceClass[];

/** Every class that a Spetzler-Martin grade, or a range of grades, may belong to. */
export function spetzlerPonceClasses(grade: Range): readonly SpetzlerPonceClass[] {
  return CLASSES.filter((name) => grade.low <= GRADES[name].high && grade.high >= GRADES[name].low);
}
