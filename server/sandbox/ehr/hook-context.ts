/** The `context` of a hook: order-sign 1.0, order-select 1.0 and patient-view 1.0 of the CDS Hooks library. */
import type { MedicationRequest } from 'fhir/r4.js';
import { PRACTITIONER } from './draft-order.ts';
import type { HookRequest } from './ehr-requests.ts';
import type { PatientRecord } from './patient-record.ts';

export function hookContext(
  hook: HookRequest['hook'],
  { patient, encounter }: PatientRecord,
  order: MedicationRequest | undefined,
): Readonly<Record<string, unknown>> {
  const common = {
    userId: PRACTITIONER,
    patientId: patient.id,
    ...(encounter?.id !== undefined && { encounterId: encounter.id }),
  };
  if (!order) return common;
  const selection = `MedicationRequest/${order.id ?? ''}`;
  return {
    ...common,
    ...(hook === 'order-select' && { selections: [selection] }),
    draftOrders: {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ fullUrl: `urn:uuid:${(order.id ?? '').replace('draft-', '')}`, resource: order }],
    },
  };
}
