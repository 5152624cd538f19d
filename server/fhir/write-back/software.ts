/** The service as the Device that calculated or recorded something, contained in the resource (profile stroke-software). */
import type { Device, Reference } from 'fhir/r4.js';

export const SOFTWARE: Reference = { reference: '#stroke-cds' };

/** @param coreVersion version of the rules that were applied */
export function software(coreVersion: string): Device {
  return {
    resourceType: 'Device',
    id: 'stroke-cds',
    deviceName: [{ name: 'stroke-cds', type: 'model-name' }],
    version: [{ value: coreVersion }],
  };
}
