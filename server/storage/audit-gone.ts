/**
 * Which records are rightly gone, as the trail itself says: erased, or expired. Such an entry explains what came before
 * it in the trail, and nothing that came after.
 */
import { z } from 'zod';
import { detailOf, type AuditRow } from './audit-trail.ts';

export interface Gone {
  /** Entries in the order of the trail. */
  readonly note: (row: AuditRow) => void;
  /**
   * @param record its name; `at` when it was made, where that is not the instant of its entry
   * @returns whether a record that this entry speaks of was to be deleted later on
   */
  readonly explains: (entry: AuditRow, record: { readonly name: string; readonly at?: string }) => boolean;
}

const detailSchema = z.object({
  /** ISO instant; of `expired`. */
  before: z.string().optional(),
  /** Ids of records of which neither patient nor instant says that they were deleted; by kind. */
  removed: z.record(z.string(), z.array(z.string())).default({}),
});

export function createGone(): Gone {
  /** By patient, or by client and patient: the number of the last erasure. */
  const erased = new Map<string, number>();
  /** By the name of the record. */
  const named = new Map<string, number>();
  /** Each is earlier than the ones before it: the first one after an entry reaches furthest. */
  const limits: { seq: number; before: string }[] = [];
  return {
    note: (row) => {
      if (row.kind !== 'erased' && row.kind !== 'expired') return;
      const { seq, kind } = row;
      const { before, removed } = detailOf(row, detailSchema) ?? { removed: {} };
      for (const [of, ids] of Object.entries(removed)) for (const id of ids) named.set(`${of} ${id}`, seq);
      if (kind === 'erased') erased.set(patientOf(row), seq);
      if (kind !== 'expired' || before === undefined) return;
      // The limit may have been longer later on: what went then is gone.
      while ((limits.at(-1)?.before ?? '~') <= before) limits.pop();
      limits.push({ seq, before });
    },
    explains: (entry, { name, at = entry.at }) => {
      const { seq } = entry;
      const isLater = (other: number | undefined) => other !== undefined && other > seq;
      if (isLater(named.get(name))) return true;
      if (
        isLater(erased.get(patientOf(entry))) ||
        isLater(erased.get(patientOf({ ...entry, clientId: null })))
      )
        return true;
      const limit = limits.find((one) => one.seq > seq);
      return limit !== undefined && at < limit.before;
    },
  };
}

/** Pseudonyms hold no space; an erasure for one client names it. */
function patientOf({ clientId, patientRef }: Pick<AuditRow, 'clientId' | 'patientRef'>): string {
  return `${patientRef ?? ''} ${clientId ?? ''}`;
}
