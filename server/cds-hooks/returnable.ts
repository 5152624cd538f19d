/** A draft order on its way back to the EHR in an update (CDS Hooks 2.0.1, "Action"): whole, with its id, nothing empty. */
import type { JsonResource } from './thrombolytic-order.ts';

/** Deeper than any order. What is nested thousands of levels deep could not even be written as JSON. */
const MAX_DEPTH = 60;

/**
 * The resource without null, "", [] and {} ("Use of JSON" forbids them in a response, FHIR in a resource).
 * @returns undefined when it cannot be sent back as what it was: without an id, nested without end, with a number
 * that JSON cannot hold, or with a null in a list, where it keeps the place of a value that is written elsewhere
 */
export function returnable(resource: JsonResource): JsonResource | undefined {
  const { resourceType, id } = resource;
  if (typeof id !== 'string' || id === '' || !canBeWritten(resource, 0)) return undefined;
  return { resourceType, ...(withoutEmpty(resource) as object) };
}

function canBeWritten(value: unknown, depth: number): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth > MAX_DEPTH || (Array.isArray(value) && value.includes(null))) return false;
  return Object.values(value).every((child) => canBeWritten(child, depth + 1));
}

/** Undefined when nothing is left. */
function withoutEmpty(value: unknown): unknown {
  if (value === null || value === '') return undefined;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) {
    const kept = value.map(withoutEmpty).filter((child) => child !== undefined);
    return kept.length > 0 ? kept : undefined;
  }
  const kept = Object.entries(value)
    .map(([key, child]) => [key, withoutEmpty(child)] as const)
    .filter(([, child]) => child !== undefined);
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
