/** A transaction is as many calls as it has entries: each needs its own permission. */
import type { BundleEntry, FhirResource } from 'fhir/r4.js';
import { fhirError } from '../fhir/fhir-error.ts';
import type { FhirStore, ResourceBundle } from '../fhir/fhir-store.ts';
import { isResourceType } from '../fhir/resource-types.ts';
import type { Access } from './access.ts';

const PERMISSIONS: Readonly<Record<string, 'c' | 'u' | 'd'>> = { POST: 'c', PUT: 'u', DELETE: 'd' };

/** `Type` or `Type/id`: nothing whose target a search or a second reading of the URL would change. */
const PLAIN_TARGET = /^([A-Z][A-Za-z]*)(?:\/([A-Za-z0-9.-]{1,64}))?$/;

/** @throws FhirError 403 */
export async function requireOnBundle(
  access: Access,
  bundle: ResourceBundle,
  store: FhirStore,
): Promise<void> {
  if (access.isOpen) return;
  for (const entry of bundle.entry ?? []) await requireOnEntry(access, entry, store);
}

async function requireOnEntry(
  access: Access,
  { request, resource }: BundleEntry<FhirResource>,
  store: FhirStore,
): Promise<void> {
  const permission = PERMISSIONS[request?.method ?? ''];
  const [, type = '', id] = PLAIN_TARGET.exec(request?.url ?? '') ?? [];
  // Searches, patches and conditional entries would need all the other checks again.
  if (permission === undefined || !isResourceType(type)) {
    throw fhirError(403, 'forbidden', 'the token does not cover this kind of entry');
  }
  access.require(permission, type);
  if (resource) access.requireOn(permission, resource);
  const before = id === undefined ? undefined : await store.read(type, id);
  if (before) access.requireOn(permission, before);
}
