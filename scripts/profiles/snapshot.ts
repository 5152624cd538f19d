/** Snapshots without what is copied from the base specification and no validator reads: a third of their size. */
import type { ElementDefinition, FhirResource, StructureDefinition } from 'fhir/r4.js';

/** `definition` stays: every element of a snapshot must have one (invariant sdf-3). */
const PROSE: readonly string[] = ['mapping', 'comment', 'requirements', 'alias', 'example'];

export function withoutProse(resource: FhirResource): FhirResource {
  if (resource.resourceType !== 'StructureDefinition' || !resource.snapshot) return resource;
  return { ...trimmed(resource), snapshot: { element: resource.snapshot.element.map(trimmed) } };
}

function trimmed<T extends StructureDefinition | ElementDefinition>(part: T): T {
  return Object.fromEntries(Object.entries(part).filter(([key]) => !PROSE.includes(key))) as T;
}
