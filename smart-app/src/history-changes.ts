/** What changed from one assessment of the stay to the next. */
import type { AssessmentEntry } from '../../server/api/contract.ts';
import type { Range } from '../../server/clinical/range.ts';

export interface TotalWithChange {
  readonly score: AssessmentEntry['totals'][number]['score'];
  readonly total: Range;
  /** The total of the assessment before, if it was another. */
  readonly was: Range | undefined;
}

/** @param before the assessment before this one; undefined for the first of the stay */
export function totalsWithChange(
  entry: AssessmentEntry,
  before: AssessmentEntry | undefined,
): TotalWithChange[] {
  return entry.totals.map(({ score, total }) => {
    const former = before?.totals.find((candidate) => candidate.score === score)?.total;
    const isChanged = former !== undefined && (former.low !== total.low || former.high !== total.high);
    return { score, total, was: isChanged ? former : undefined };
  });
}
