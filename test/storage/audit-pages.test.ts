import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { verifyAudit } from '../../server/storage/audit-check.ts';
import { createAuditTrail, type AuditRow } from '../../server/storage/audit-trail.ts';
import type { SqlQueries } from '../../server/storage/sql-database.ts';
import { SITE_KEY } from '../fixtures/storage.ts';

const ENTRIES = 5000;

/** A trail of calls that have all expired, read from memory; `largest` is the most that was asked for at once. */
function expiredTrail() {
  const audit = createAuditTrail(SITE_KEY);
  const rows: AuditRow[] = [];
  const add = (kind: string, detail: object) => {
    const seq = rows.length + 1;
    const about = { clientId: 'ehr', patientRef: null, at: '2026-01-01T00:00:00.000Z' };
    const row = { ...about, seq, kind, detail: JSON.stringify(detail) };
    rows.push({ ...row, mac: audit.macOf(row, rows.at(-1)?.mac ?? '') });
  };
  for (let count = 1; count < ENTRIES; count++)
    add('answered', { call: { id: randomUUID(), digest: 'd' }, cards: [] });
  add('expired', { before: '2026-02-01T00:00:00.000Z' });
  let largest = 0;
  const query: SqlQueries['query'] = (sql, parameters = []) => {
    const asked = parameters.map((value) => (Array.isArray(value) ? value.length : 0));
    largest = Math.max(largest, ...asked);
    const head = rows.slice(-1).map(({ seq, mac }) => ({ seq, mac }));
    if (sql.includes('audit_head')) return Promise.resolve(head);
    if (!sql.includes('from audit where seq')) return Promise.resolve([]);
    const [after, to, limit] = parameters as number[];
    const page = rows.slice(after, Math.min(to ?? 0, (after ?? 0) + (limit ?? 0)));
    return Promise.resolve(
      page.map(({ clientId, patientRef, at, ...row }) => ({
        ...row,
        at: new Date(at),
        client_id: clientId,
        patient_ref: patientRef,
      })),
    );
  };
  return { audit, query, largest: () => largest };
}

describe('audit check of a long trail', () => {
  it('holds a page of it at a time, also of records that have expired', async () => {
    const { audit, query, largest } = expiredTrail();
    const { problems, entries } = await verifyAudit({ query }, audit);
    expect([problems, entries]).to.deep.equal([[], ENTRIES]);
    expect(largest()).to.be.above(0).and.at.most(1000);
  });
});
