/** The records that entries of the trail speak of: their names and digests there, and the same from the tables. */
import { z } from 'zod';
import { detailOf, digestOf, type AuditRow } from './audit-trail.ts';
import type { SqlQueries } from './sql-database.ts';

export type RecordKind = 'call' | 'assessment' | 'card' | 'feedback' | 'outcome';

/** A record as an entry speaks of it. */
export interface NamedRecord {
  readonly kind: RecordKind;
  readonly id: string;
  readonly name: string;
  readonly digest: string;
  /** 1: of the document and what is sealed; 2: of all columns. */
  readonly version: number;
  /** ISO instant at which it was made, where that is not the instant of the entry. */
  readonly at?: string;
}

const recordSchema = z.object({
  id: z.string(),
  digest: z.string(),
  v: z.number().default(1),
  at: z.string().optional(),
});

const detailSchema = z.object({
  call: recordSchema.optional(),
  assessment: recordSchema.optional(),
  cards: z.array(recordSchema).default([]),
  feedback: recordSchema.optional(),
  observed: recordSchema.optional(),
});

const KINDS_WITH_RECORDS: readonly string[] = ['answered', 'feedback', 'outcome', 'adopted'];

/** None for an entry whose detail cannot be read: it is changed, which its MAC shows. */
export function recordsOf(row: AuditRow): NamedRecord[] {
  if (!KINDS_WITH_RECORDS.includes(row.kind)) return [];
  const detail = detailOf(row, detailSchema);
  if (detail === undefined) return [];
  const { call, assessment, cards, feedback, observed } = detail;
  const named = (kind: RecordKind, record?: z.infer<typeof recordSchema>): NamedRecord[] => {
    if (record === undefined) return [];
    const { id, digest, v: version, at } = record;
    return [{ kind, id, name: `${kind} ${id}`, digest, version, ...(at !== undefined && { at }) }];
  };
  return [
    ...named('call', call),
    ...named('assessment', assessment),
    ...cards.flatMap((card) => named('card', card)),
    ...named('feedback', feedback),
    ...named('outcome', observed),
  ];
}

interface Table {
  readonly from: string;
  readonly id: string;
  readonly idType: 'text' | 'bigint';
  /** What the digest is made of, in this order. */
  readonly parts: readonly string[];
  /** How many are read at a time: some have a hundred kilobytes. */
  readonly atATime: number;
}

const TABLES: Readonly<Record<RecordKind, Table>> = {
  assessment: {
    from: 'assessments',
    id: 'id',
    idType: 'text',
    parts: [
      instant('created_at'),
      'client_id',
      'service_id',
      'hook_instance',
      'fhir_base',
      'patient_ref',
      'encounter_ref',
      'document',
      'sealed',
    ],
    atATime: 100,
  },
  card: {
    from: 'cards',
    id: 'uuid',
    idType: 'text',
    parts: [
      'assessment_id',
      'service_id',
      'client_id',
      instant('created_at'),
      'patient_ref',
      'encounter_ref',
      'fingerprint',
      'card',
      'sealed',
    ],
    atATime: 100,
  },
  call: {
    from: 'hook_calls',
    id: 'id',
    idType: 'text',
    parts: [
      instant('created_at'),
      'client_id',
      'service_id',
      'hook_instance',
      'outcome',
      'error_code',
      'cards::text',
      'duration_ms::text',
      'assessment_id',
      'patient_ref',
      'encounter_ref',
      'versions',
    ],
    atATime: 1000,
  },
  outcome: {
    from: 'outcomes',
    id: 'seq',
    idType: 'bigint',
    parts: [
      'sender',
      'id',
      instant('created_at'),
      'fhir_base',
      'patient_ref',
      'kind',
      'value',
      instant('observed_at'),
      'source',
      'sealed',
    ],
    atATime: 1000,
  },
  feedback: {
    from: 'feedback left join feedback_comments on feedback_id = id',
    id: 'id',
    idType: 'bigint',
    parts: [
      'client_id',
      'service_id',
      'card_uuid',
      'outcome',
      instant('outcome_timestamp'),
      'accepted_suggestion_ids',
      'override_reason',
      instant('received_at'),
      'comment',
    ],
    atATime: 1000,
  },
};

export const RECORD_KINDS = Object.keys(TABLES) as readonly RecordKind[];

/** Digests of documents from before all columns were part of them: the document and what is sealed, the last two. */
const PARTS_AT_FIRST: Readonly<Partial<Record<RecordKind, number>>> = { assessment: 2, card: 2 };

/** As it was written: ISO 8601 in UTC with milliseconds. */
function instant(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** A record as it stands in its table. */
export interface FoundRecord {
  /** @param version of the digest that an entry holds */
  readonly digest: (version: number) => string;
}

const foundRow = z.object({ id: z.string(), parts: z.array(z.string().nullable()) });

/** Those that are there, by their names. */
export async function findRecords(
  queries: SqlQueries,
  records: readonly Pick<NamedRecord, 'kind' | 'id'>[],
): Promise<ReadonlyMap<string, FoundRecord>> {
  const found = new Map<string, FoundRecord>();
  for (const kind of RECORD_KINDS) {
    const { from, id, idType, parts, atATime } = TABLES[kind];
    const ids = records.filter((record) => record.kind === kind).map((record) => record.id);
    for (let start = 0; start < ids.length; start += atATime) {
      const rows = await queries.query(
        `select ${id}::text as id, array[${parts.join(', ')}] as parts from ${from}
         where ${id} = any($1::${idType}[])`,
        [ids.slice(start, start + atATime)],
      );
      for (const row of rows.map((raw) => foundRow.parse(raw)))
        found.set(`${kind} ${row.id}`, foundRecord(kind, row.parts));
    }
  }
  return found;
}

/** With the digests instead of the parts, which may be large. */
function foundRecord(kind: RecordKind, parts: readonly (string | null)[]): FoundRecord {
  const all = digestOf(...parts);
  const atFirst = PARTS_AT_FIRST[kind];
  const first = atFirst === undefined ? all : digestOf(...parts.slice(-atFirst));
  return { digest: (version) => (version === 1 ? first : all) };
}

const IDS_AT_A_TIME = 10_000;

/** The ids of all records of a kind, page by page. */
export async function* idsOf(queries: SqlQueries, kind: RecordKind): AsyncGenerator<readonly string[]> {
  const { from, id, idType } = TABLES[kind];
  const [table] = from.split(' ');
  const page = (where: string) =>
    `select ${id}::text as key from ${table} ${where} order by ${id} limit ${IDS_AT_A_TIME}`;
  let rows = await queries.query(page(''));
  while (rows.length > 0) {
    const ids = rows.map((row) => z.object({ key: z.string() }).parse(row).key);
    yield ids;
    rows = await queries.query(page(`where ${id} > $1::${idType}`), [ids.at(-1)]);
  }
}
