/**
 * Validates resources against base R4 and our profiles. No single library checks everything: Medplum checks structure,
 * cardinality, slices and invariants; `fhir` the required bindings of the base specification; profile-checks.ts the
 * bindings and types that our profiles add.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Fhir } from 'fhir';
import type { FhirResource, StructureDefinition } from 'fhir/r4.js';
import { loadMedplum } from '../../server/sandbox/fhir/medplum.ts';
import { isIn, profileProblems, type Conformance } from './profile-checks.ts';

export interface ProfileValidator {
  /** What is wrong, in sentences that begin with who found it; empty when nothing is. */
  readonly problems: (resource: FhirResource) => string[];
  /** Our profiles that a resource has to satisfy: those it claims, and those made for its code. */
  readonly profilesOf: (resource: FhirResource) => StructureDefinition[];
  /** The same resource, naming these profiles in its `meta`, for validators that know no other way. */
  readonly claiming: <T extends FhirResource>(resource: T) => T;
}

/** Everything in a folder of compiled profiles. */
export function readConformance(folder: string): FhirResource[] {
  return readdirSync(folder).map(
    (name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as FhirResource,
  );
}

export async function createProfileValidator(resources: readonly FhirResource[]): Promise<ProfileValidator> {
  const medplum = await loadMedplum();
  const { loadDataType, validateResource } = await import('@medplum/core');
  type Validated = Parameters<typeof validateResource>;
  const base = new Fhir();
  const conformance: Conformance = {
    profiles: resources.filter((resource) => resource.resourceType === 'StructureDefinition'),
    valueSets: resources.filter((resource) => resource.resourceType === 'ValueSet'),
    codeSystems: resources.filter((resource) => resource.resourceType === 'CodeSystem'),
  };

  // Slices of extensions are told apart by the extensions' own definitions.
  for (const profile of conformance.profiles) {
    loadDataType(profile as unknown as Parameters<typeof loadDataType>[0]);
  }

  const profilesOf = (resource: FhirResource) =>
    conformance.profiles.filter(
      (profile) =>
        profile.type === resource.resourceType &&
        (resource.meta?.profile?.includes(profile.url) === true ||
          isForCodeOf(resource, profile, conformance)),
    );

  const said = (by: string, check: () => void): string[] => {
    try {
      check();
      return [];
    } catch (error) {
      return [`${by}: ${error instanceof Error ? error.message : String(error)}`];
    }
  };

  return {
    profilesOf,
    claiming: (resource) => {
      const profile = profilesOf(resource).map(({ url }) => url);
      return profile.length === 0 ? resource : { ...resource, meta: { ...resource.meta, profile } };
    },
    problems: (resource) => {
      const claimed = (resource.meta?.profile ?? []).filter(
        (url) => !conformance.profiles.some((profile) => profile.url === url),
      );
      const { messages } = base.validate(structuredClone(resource));
      return [
        ...claimed.map((url) => `unknown profile ${url}`),
        ...messages
          .filter(({ severity }) => String(severity) === 'error' || String(severity) === 'fatal')
          .map(({ location = '', message = '' }) => `fhir: ${location} ${message}`),
        ...said('medplum', () => {
          medplum.validate(resource);
        }),
        ...profilesOf(resource).flatMap((profile) => [
          ...said(`medplum, ${profile.id ?? ''}`, () => {
            // Two libraries' names for the same FHIR R4 JSON.
            const options = { profile } as unknown as Validated[1] & object;
            validateResource(resource as unknown as Validated[0], options);
          }),
          ...profileProblems(resource, profile, conformance),
        ]),
      ];
    },
  };
}

/** A profile is made for a code when it fixes one, or binds the code to a value set of its own. */
function isForCodeOf(
  resource: FhirResource,
  { snapshot }: StructureDefinition,
  conformance: Conformance,
): boolean {
  if (resource.resourceType !== 'Observation') return false;
  const codings = resource.code.coding ?? [];
  const elements = (snapshot?.element ?? []).filter(({ path: at }) =>
    ['Observation.code', 'Observation.code.coding'].includes(at),
  );
  const fixed = elements.flatMap(({ patternCodeableConcept, patternCoding }) => [
    ...(patternCodeableConcept?.coding ?? []),
    ...(patternCoding ? [patternCoding] : []),
  ]);
  const bound = conformance.valueSets.filter(({ url }) =>
    elements.some(({ binding }) => binding?.strength === 'required' && binding.valueSet === url),
  );
  return codings.some(
    (coding) =>
      fixed.some(({ system, code }) => system === coding.system && code === coding.code) ||
      bound.some((valueSet) => isIn(coding, valueSet, conformance)),
  );
}
