/**
 * Whether the audit trail is whole, and the rows are those that it speaks of. The memory it takes does not grow with
 * the trail, but for a few bytes for each record that is there.
 */
import { z } from 'zod';
import { findRecords, idsOf, RECORD_KINDS, recordsOf } from './audit-records.ts';
import type { AuditRow, AuditTrail } from './audit-trail.ts';
import { auditRow, createWalk, entriesAfter, type AuditProblem, type Walk } from './audit-walk.ts';
import { createNameSet, type NameSet } from './name-set.ts';
import type { SqlQueries } from './sql-database.ts';
import { StorageError } from './storage-error.ts';

const headRow = z.object({ seq: z.coerce.number(), mac: z.string() });

export interface AuditReport {
  readonly entries: number;
  readonly records: number;
  /** To be noted elsewhere: a later check against it shows whether the end was cut off. */
  readonly head: { readonly seq: number; readonly mac: string };
  /** Whether the head that was noted earlier still stands in the trail; true when none was. */
  readonly holdsNotedHead: boolean;
  readonly problems: readonly AuditProblem[];
}

/** The head of the trail as an earlier check reported it. */
export type NotedHead = AuditReport['head'];

/**
 * The key that the last entry was written under.
 * @throws StorageError WRONG_SITE_KEY before anything is written under another
 */
export async function checkSiteKey(queries: SqlQueries, audit: AuditTrail): Promise<void> {
  const rows = await queries.query('select * from audit order by seq desc limit 2');
  const [last, before] = rows.map((row) => auditRow.parse(row));
  if (last === undefined || audit.macOf(last, before?.mac ?? '') === last.mac) return;
  throw new StorageError(
    'WRONG_SITE_KEY',
    'SITE_KEY is not the key this database was written with, or its audit trail was changed (npm run audit:verify). Without the old key its records cannot be read.',
  );
}

/**
 * Walks the whole trail, then compares every record that it speaks of, then looks for records that it does not speak
 * of. What is written meanwhile is no problem: records that have come, or gone, are looked for in the entries that
 * came after the first walk.
 */
export async function verifyAudit(
  queries: SqlQueries,
  audit: AuditTrail,
  noted?: NotedHead,
): Promise<AuditReport> {
  const problems: AuditProblem[] = [];
  const walk = createWalk(queries, audit, problems);
  let holdsNotedHead = noted === undefined || noted.seq === 0;
  await walk.onward(({ seq, mac }) => {
    if (seq !== noted?.seq) return;
    holdsNotedHead = mac === noted.mac;
    if (!holdsNotedHead) problems.push({ seq, problem: 'differs-from-noted-head' });
  });
  const macs = new Map([[walk.seq(), walk.mac()]]);
  const head = headRow.parse((await queries.query('select seq, mac from audit_head'))[0]);
  await walk.onward(({ seq, mac }) => macs.set(seq, mac));
  if (macs.get(head.seq) !== head.mac) problems.push({ problem: 'head-differs' });
  if (noted !== undefined && noted.seq > walk.seq())
    problems.push({ seq: noted.seq, problem: 'entry-missing' });
  const comparison = createComparison(queries, walk, problems);
  const end = walk.seq();
  await comparison.compare(0, end);
  const { count, unknown } = await recordsBeside(queries, comparison.known);
  await walk.onward();
  await comparison.compare(end, walk.seq());
  comparison.close();
  const withoutEntry = unknown.filter(({ name }) => !comparison.known.has(name));
  // One that was written and forgotten meanwhile is not there any more.
  for (const record of (await findRecords(queries, withoutEntry)).keys())
    problems.push({ problem: 'record-without-entry', record });
  return { entries: walk.seq(), records: count, head, holdsNotedHead, problems };
}

interface Comparison {
  /** Records of which an entry speaks, and which are there. */
  readonly known: NameSet;
  /** Entries after `from`, up to `to`, with their records. */
  readonly compare: (from: number, to: number) => Promise<void>;
  readonly close: () => void;
}

function createComparison(queries: SqlQueries, walk: Walk, problems: AuditProblem[]): Comparison {
  const known = createNameSet();
  /**
   * Processes that converted rows from before the trail at the same time may each have adopted one: the last entry
   * holds. Nothing had vouched for the row before.
   */
  const adopted = new Map<string, AuditProblem>();
  const comparePage = async (entries: readonly AuditRow[]): Promise<void> => {
    const named = entries.flatMap((entry) => recordsOf(entry).map((record) => ({ entry, record })));
    const found = await findRecords(
      queries,
      named.map(({ record }) => record),
    );
    const others = named.filter(({ entry, record: { name, version, digest } }) => {
      if (found.get(name)?.digest(version) !== digest) return true;
      known.add(name);
      if (entry.kind === 'adopted') adopted.delete(name);
      return false;
    });
    // What went since the walk came by is in the trail now.
    if (others.length > 0) await walk.onward();
    for (const { entry, record } of others) {
      if (walk.gone.explains(entry, record)) continue;
      const { name } = record;
      const isThere = found.has(name);
      if (isThere) known.add(name);
      const problem = isThere ? 'record-changed' : 'record-missing';
      if (entry.kind === 'adopted') adopted.set(name, { seq: entry.seq, problem, record: name });
      else problems.push({ seq: entry.seq, problem, record: name });
    }
  };
  return {
    known,
    compare: async (from, to) => {
      for await (const entries of entriesAfter(queries, from, to)) await comparePage(entries);
    },
    close: () => problems.push(...adopted.values()),
  };
}

/** All records are counted; `unknown` are those that are not among the known ones. */
async function recordsBeside(queries: SqlQueries, known: NameSet) {
  let count = 0;
  const unknown = [];
  for (const kind of RECORD_KINDS) {
    for await (const ids of idsOf(queries, kind)) {
      count += ids.length;
      for (const id of ids) {
        const name = `${kind} ${id}`;
        if (!known.has(name)) unknown.push({ kind, id, name });
      }
    }
  }
  return { count, unknown };
}
