/** What monitoring reads and writes, in SQL. Documents are read as they stand, with pseudonyms; nothing is unsealed. */
import { z } from 'zod';
import type { AlertState, MonitoringStore } from './monitoring-store.ts';
import type { PseudonymousOutcome } from './outcome-store.ts';
import { unpack } from './packed-text.ts';
import type { SqlDatabase } from './sql-database.ts';
import type { JsonObject } from './store.ts';

const instant = z.date().transform((date) => date.toISOString());

const headRow = z.object({
  id: z.string(),
  created_at: instant,
  fhir_base: z.string().nullable(),
  patient_ref: z.string(),
});

const outcomeRow = z.object({
  patient_ref: z.string(),
  fhir_base: z.string().nullable(),
  kind: z.string(),
  value: z.string().transform((text) => JSON.parse(text) as PseudonymousOutcome['value']),
  observed_at: instant,
});

const fateRow = z.object({
  topic: z.string().nullable(),
  indicator: z.string().nullable(),
  outcome: z.enum(['accepted', 'overridden']).nullable(),
  reason: z.string().nullable(),
  seconds: z.number().nullable(),
});

const countRow = z.object({ service: z.string(), outcome: z.string(), count: z.number() });
const documentRow = z.object({ id: z.string(), document: z.string() });
const alertRow = z.object({
  key: z.string(),
  level: z.string(),
  created_at: instant,
  detail: z.string().transform((text) => JSON.parse(text) as JsonObject),
});

/** Reports that are kept: a year of nightly ones. */
const REPORTS_KEPT = 400;

export function createMonitoringStore(database: SqlDatabase): MonitoringStore {
  return {
    heads: async (limit) => {
      const rows = await database.query(
        `select * from (select id, created_at, fhir_base, patient_ref from assessments
           order by created_at desc limit $1) latest
         order by fhir_base, patient_ref, created_at, id`,
        [limit],
      );
      return rows
        .map((row) => headRow.parse(row))
        .map(({ id, created_at, fhir_base, patient_ref }) => ({
          id,
          createdAt: created_at,
          fhirBase: fhir_base,
          patientRef: patient_ref,
        }));
    },
    documents: async (ids) => {
      const rows = await database.query('select id, document from assessments where id = any($1::text[])', [
        ids,
      ]);
      return new Map(
        rows
          .map((row) => documentRow.parse(row))
          .map(({ id, document }) => [id, JSON.parse(unpack(document)) as JsonObject] as const),
      );
    },
    outcomes: async () => {
      const rows = await database.query(
        'select patient_ref, fhir_base, kind, value, observed_at from outcomes order by seq',
      );
      return rows
        .map((row) => outcomeRow.parse(row))
        .map(({ patient_ref, fhir_base, observed_at, ...rest }) => ({
          ...rest,
          patientRef: patient_ref,
          fhirBase: fhir_base,
          observedAt: observed_at,
        }));
    },
    cardFates: async (since) => {
      const rows = await database.query(
        `select c.card::jsonb #>> '{source,topic,code}' as topic, c.card::jsonb ->> 'indicator' as indicator,
           f.outcome, f.override_reason::jsonb ->> 'code' as reason,
           extract(epoch from f.outcome_timestamp - c.created_at)::float8 as seconds
         from cards c left join lateral
           (select * from feedback where card_uuid = c.uuid and client_id = c.client_id
            order by outcome_timestamp, id limit 1) f on true
         where c.created_at >= $1`,
        [since],
      );
      return rows
        .map((row) => fateRow.parse(row))
        .map(({ topic, indicator, seconds, ...rest }) => ({
          ...rest,
          topic: topic ?? 'unknown',
          indicator: indicator ?? 'unknown',
          secondsToAnswer: seconds,
        }));
    },
    callCounts: async (since) => {
      const rows = await database.query(
        `select service_id as service, outcome, count(*)::int as count from hook_calls where created_at >= $1
         group by service_id, outcome order by service_id, outcome`,
        [since],
      );
      return rows.map((row) => countRow.parse(row));
    },
    saveRun: ({ report, alerts, at }) =>
      database.transaction(async (queries) => {
        for (const { key, level, since, detail } of alerts)
          await queries.query(
            'insert into monitoring_alerts (created_at, key, level, detail) values ($1, $2, $3, $4)',
            [since, key, level, JSON.stringify(detail)],
          );
        await queries.query('insert into monitoring_reports (created_at, document) values ($1, $2)', [
          at,
          JSON.stringify(report),
        ]);
        await queries.query(
          `delete from monitoring_reports where id not in
             (select id from monitoring_reports order by id desc limit ${REPORTS_KEPT})`,
        );
      }),
    latestReport: async () => {
      const [row] = await database.query('select document from monitoring_reports order by id desc limit 1');
      return row === undefined
        ? null
        : (JSON.parse(z.object({ document: z.string() }).parse(row).document) as JsonObject);
    },
    alerts: async () => {
      const rows = await database.query(
        'select distinct on (key) key, level, created_at, detail from monitoring_alerts order by key, id desc',
      );
      return rows
        .map((row) => alertRow.parse(row))
        .map(({ created_at, ...rest }): AlertState => ({ ...rest, since: created_at }));
    },
  };
}
