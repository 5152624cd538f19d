/** What is checked in under fhir-profiles/generated is what the FSH and the service's source say today. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import type { CapabilityStatement, CodeSystem, ConceptMap, FhirResource, ValueSet } from 'fhir/r4.js';
import { compileProfiles } from '../../scripts/profiles/compile.ts';
import { PREFETCH } from '../../server/fhir/prefetch.ts';
import { loadMedplum } from '../../server/sandbox/fhir/medplum.ts';

const GENERATED = 'fhir-profiles/generated';
const PATIENTS = 'server/sandbox/patients';
const OURS = 'https://stroke-cds.example.org/fhir/CodeSystem/';

const generated = new Map(
  readdirSync(GENERATED).map((name) => [
    name,
    JSON.parse(readFileSync(path.join(GENERATED, name), 'utf8')) as FhirResource,
  ]),
);

const ofType = <T extends FhirResource>(type: T['resourceType']) =>
  [...generated.values()].filter((resource): resource is T => resource.resourceType === type);

function codesOf(url: string): string[] {
  const system = ofType<CodeSystem>('CodeSystem').find((candidate) => candidate.url === url);
  return (system?.concept ?? []).map(({ code }) => code);
}

/** Every coding of one of our systems, wherever it stands. */
function ourCodings(value: unknown): { system: string; code: string }[] {
  if (Array.isArray(value)) return value.flatMap(ourCodings);
  if (typeof value !== 'object' || value === null) return [];
  const here = value as { system?: unknown; code?: unknown };
  const own =
    typeof here.system === 'string' && here.system.startsWith(OURS) && typeof here.code === 'string'
      ? [{ system: here.system, code: here.code }]
      : [];
  return [...own, ...Object.values(value).flatMap(ourCodings)];
}

describe('fhir-profiles/generated', function () {
  this.timeout(60_000);

  it('is what `npm run profiles` makes', () => {
    const compiled = compileProfiles('fhir-profiles', '.tmp/profiles');
    expect([...generated.keys()].toSorted()).to.deep.equal([...compiled.keys()]);
    for (const [name, resource] of compiled) expect(generated.get(name), name).to.deep.equal(resource);
  });

  it('defines every code of ours that the examples and the sandbox patients use', () => {
    const patients = readdirSync(PATIENTS).map(
      (name) => JSON.parse(readFileSync(path.join(PATIENTS, name), 'utf8')) as unknown,
    );
    const used = ourCodings([patients, [...generated.values()]]);
    expect(used.length).to.be.greaterThan(100);
    const unknown = used.filter(({ system, code }) => !codesOf(system).includes(code));
    expect(unknown).to.deep.equal([]);
  });

  it('lists in its value sets and maps only codes that their code systems define', () => {
    const included = ofType<ValueSet>('ValueSet').flatMap(({ compose }) => compose?.include ?? []);
    const targets = ofType<ConceptMap>('ConceptMap').flatMap(({ group = [] }) =>
      group.map(({ target, element }) => ({
        system: target,
        concept: element.flatMap((entry) => (entry.target ?? []).map(({ code }) => ({ code }))),
      })),
    );
    const ours = [...included, ...targets].filter(({ system }) => system?.startsWith(OURS));
    expect(ours.length).to.be.greaterThan(5);
    for (const { system, concept } of ours) {
      expect(codesOf(system ?? ''), system).to.include.members((concept ?? []).map(({ code }) => code));
      expect(codesOf(system ?? ''), system).not.to.be.empty;
    }
  });

  it('asks of an EHR what the prefetch queries need, with the types of the R4 search parameters', async () => {
    const [statement] = ofType<CapabilityStatement>('CapabilityStatement');
    const resources = statement?.rest?.[0]?.resource ?? [];
    const { parameters } = await loadMedplum();
    for (const template of Object.values(PREFETCH)) {
      const [target = '', query] = template.split('?');
      const type = target.replace(/\/.*/, '');
      const declared = resources.find((resource) => resource.type === type && resource.interaction);
      const interactions = declared?.interaction?.map(({ code }) => code);
      expect(interactions, type).to.include(query === undefined ? 'read' : 'search-type');
      for (const name of new URLSearchParams(query).keys()) {
        if (name.startsWith('_')) continue;
        const parameter = declared?.searchParam?.find((candidate) => candidate.name === name);
        expect(parameter?.type, `${type}?${name}`).to.equal(parameters(type).get(name));
      }
    }
  });
});
