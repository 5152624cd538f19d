/** `/metadata`: what this server does, FHIR R4 capabilitystatement.html. */
import type { CapabilityStatement } from 'fhir/r4.js';
import { FHIR_MEDIA_TYPES } from './media-types.ts';
import type { FhirStore } from './fhir-store.ts';
import { RESOURCE_TYPES } from './resource-types.ts';

const INTERACTIONS = ['read', 'search-type', 'create', 'update', 'delete'] as const;

export function capabilityStatement(store: FhirStore, fhirBase: string, now: Date): CapabilityStatement {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    experimental: true,
    date: now.toISOString(),
    kind: 'instance',
    software: { name: 'stroke-cds sandbox EHR' },
    implementation: { description: 'Synthetic patients only; kept in memory.', url: fhirBase },
    fhirVersion: '4.0.1',
    format: [...FHIR_MEDIA_TYPES, 'json'],
    rest: [
      {
        mode: 'server',
        security: {
          cors: true,
          service: [
            {
              coding: [
                {
                  system: 'http://terminology.hl7.org/CodeSystem/restful-security-service',
                  code: 'SMART-on-FHIR',
                },
              ],
            },
          ],
          description: 'Calls without a token are accepted; a token that is sent is enforced.',
        },
        interaction: [{ code: 'transaction' }, { code: 'batch' }],
        resource: RESOURCE_TYPES.map((type) => ({
          type,
          versioning: 'no-version',
          updateCreate: true,
          conditionalCreate: true,
          interaction: INTERACTIONS.map((code) => ({ code })),
          searchParam: [...store.parameters(type)].map(([name, parameterType]) => ({
            name,
            type: parameterType,
          })),
        })),
      },
    ],
  };
}
