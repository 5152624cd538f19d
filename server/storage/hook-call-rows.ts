/** Hook calls as rows, with or without an answer; each bound to the audit trail by its digest. */
import { digestOf } from './audit-trail.ts';
import { insertion } from './insert-rows.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import type { HookCallRecord } from './store.ts';

/** As it is written. */
export interface HookCallRow extends Omit<HookCallRecord, 'patientId' | 'encounterId' | 'versions'> {
  readonly patientRef: string | null;
  readonly encounterRef: string | null;
  readonly versions: string;
}

export function hookCallRow(record: HookCallRecord, { refOf }: Pick<Pseudonyms, 'refOf'>): HookCallRow {
  const { patientId, encounterId, versions, ...rest } = record;
  return {
    ...rest,
    patientRef: patientId === null ? null : refOf('patient', patientId),
    encounterRef: encounterId === null ? null : refOf('encounter', encounterId),
    versions: JSON.stringify(versions),
  };
}

/** As audit-check.ts puts it together from the columns. */
export function hookCallDigest(row: HookCallRow): string {
  return digestOf(
    row.createdAt,
    row.clientId,
    row.serviceId,
    row.hookInstance,
    row.outcome,
    row.errorCode,
    String(row.cards),
    String(row.durationMs),
    row.assessmentId,
    row.patientRef,
    row.encounterRef,
    row.versions,
  );
}

/** Returns the keys of those that were not there before. */
export const insertHookCalls = insertion<HookCallRow>(
  'hook_calls',
  {
    id: ['text', ({ id }) => id],
    created_at: ['timestamptz', ({ createdAt }) => createdAt],
    client_id: ['text', ({ clientId }) => clientId],
    service_id: ['text', ({ serviceId }) => serviceId],
    hook_instance: ['text', ({ hookInstance }) => hookInstance],
    outcome: ['text', ({ outcome }) => outcome],
    error_code: ['text', ({ errorCode }) => errorCode],
    cards: ['integer', ({ cards }) => cards],
    duration_ms: ['integer', ({ durationMs }) => durationMs],
    assessment_id: ['text', ({ assessmentId }) => assessmentId],
    patient_ref: ['text', ({ patientRef }) => patientRef],
    encounter_ref: ['text', ({ encounterRef }) => encounterRef],
    versions: ['text', ({ versions }) => versions],
  },
  'on conflict do nothing returning id as key',
);
