/**
 * The audit trail: one row for everything that was said, read, answered, observed and erased. Each row carries a MAC
 * over itself and the row before, under the site key: whoever changes, removes or inserts one without the key breaks
 * the chain for all to see (`npm run audit:verify`). Cutting off the end shows against a head that was noted before.
 */
import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import { insertion } from './insert-rows.ts';
import { derivedKey, type Pseudonyms } from './pseudonyms.ts';
import type { SqlQueries } from './sql-database.ts';

export type AuditKind =
  'answered' | 'feedback' | 'session' | 'read' | 'outcome' | 'erased' | 'expired' | 'adopted';

export interface AuditEntry {
  readonly kind: AuditKind;
  /** ISO instant. */
  readonly at: string;
  readonly clientId: string | null;
  /** A pseudonym. */
  readonly patientRef: string | null;
  /** What it was about: ids, versions, digests; nothing that names a person. */
  readonly detail: object;
}

export interface AuditRow extends Omit<AuditEntry, 'kind' | 'detail'> {
  readonly seq: number;
  readonly kind: string;
  readonly detail: string;
  readonly mac: string;
}

const headSchema = z.object({ seq: z.coerce.number(), mac: z.string() });

export interface AuditTrail {
  /** In the caller's transaction, which holds the head of the chain from here to its end. */
  readonly append: (queries: SqlQueries, entries: readonly AuditEntry[]) => Promise<void>;
  /** Until the end of the caller's transaction nobody else appends, and what was appended before is there to be seen. */
  readonly holdHead: (queries: SqlQueries) => Promise<void>;
  readonly macOf: (row: Omit<AuditRow, 'mac'>, previousMac: string) => string;
}

export function createAuditTrail(siteKey: Uint8Array): AuditTrail {
  const key = derivedKey(siteKey, 'audit trail');
  const macOf: AuditTrail['macOf'] = ({ seq, at, kind, clientId, patientRef, detail }, previousMac) =>
    createHmac('sha256', key)
      .update(JSON.stringify([previousMac, seq, at, kind, clientId, patientRef, detail]))
      .digest('base64url');
  const lockedHead = async (queries: SqlQueries) =>
    headSchema.parse((await queries.query('select seq, mac from audit_head for update'))[0]);
  return {
    macOf,
    holdHead: async (queries) => {
      await lockedHead(queries);
    },
    append: async (queries, entries) => {
      if (entries.length === 0) return;
      let { seq, mac } = await lockedHead(queries);
      const rows = entries.map(({ detail, ...entry }) => {
        seq += 1;
        const row = { ...entry, seq, detail: JSON.stringify(detail) };
        mac = macOf(row, mac);
        return { ...row, mac };
      });
      await insertEntries(queries, rows);
      await queries.query('update audit_head set seq = $1, mac = $2', [seq, mac]);
    },
  };
}

/** SHA-256 of what was written, for the trail. */
export function digestOf(...parts: readonly (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** What an entry says; undefined where it cannot be read, because it was changed. */
export function detailOf<T>({ detail }: Pick<AuditRow, 'detail'>, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(detail)).data;
  } catch {
    return undefined;
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id that somebody else chose, as it may stand in the trail for ever: a UUID names nobody, anything else might. */
export function idInTrail(id: string, { refOf }: Pick<Pseudonyms, 'refOf'>): string {
  return UUID.test(id) ? id : refOf('id', id);
}

const insertEntries = insertion<AuditRow>('audit', {
  seq: ['bigint', ({ seq }) => seq],
  at: ['timestamptz', ({ at }) => at],
  kind: ['text', ({ kind }) => kind],
  client_id: ['text', ({ clientId }) => clientId],
  patient_ref: ['text', ({ patientRef }) => patientRef],
  detail: ['text', ({ detail }) => detail],
  mac: ['text', ({ mac }) => mac],
});
