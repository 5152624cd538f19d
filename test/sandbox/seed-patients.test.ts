import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import type { Bundle, FhirResource, Observation } from 'fhir/r4.js';
import { loadMedplum, type Medplum } from '../../server/sandbox/fhir/medplum.ts';
import { resolveTimes } from '../../server/sandbox/seed/time-placeholders.ts';
import expected from '../fixtures/sandbox-expected.json' with { type: 'json' };
import { PATIENTS_DIR } from './running-sandbox.ts';

const NOW = new Date('2026-03-04T09:30:00Z');
const ITEMS = ['70184-7', '70185-4', '70186-2', '70187-0', '70188-8', '70189-6', '70190-4', '70967-5'].concat(
  ['70191-2', '70968-3', '70192-0', '70193-8', '70194-6', '70195-3', '70196-1'],
);

describe('sandbox patients', () => {
  let medplum: Medplum;
  const files = new Map<string, FhirResource[]>();
  before(async () => {
    medplum = await loadMedplum();
    for (const name of await readdir(PATIENTS_DIR)) {
      const json: unknown = JSON.parse(await readFile(path.join(PATIENTS_DIR, name), 'utf8'));
      const bundle = resolveTimes(json, NOW) as Bundle<FhirResource>;
      files.set(
        path.basename(name, '.json'),
        (bundle.entry ?? []).flatMap(({ resource }) => (resource ? [resource] : [])),
      );
    }
  });

  const patients = () => [...files].filter(([name]) => name !== 'hospital');
  const codesOf = (resource: FhirResource) =>
    resource.resourceType === 'Condition' || resource.resourceType === 'Observation'
      ? (resource.code?.coding ?? []).map(({ code }) => code)
      : [];

  it('are valid FHIR R4, every resource', () => {
    for (const [name, resources] of files) {
      for (const resource of resources) {
        expect(
          () => {
            medplum.validate(resource);
          },
          `${name} ${resource.id ?? ''}`,
        ).not.to.throw();
      }
    }
  });

  it('are at least 16, each in a file of its name, marked as test data, with a scenario', () => {
    expect(patients().length).to.be.at.least(16);
    for (const [name, resources] of patients()) {
      const patient = resources.find(({ resourceType }) => resourceType === 'Patient');
      expect(patient?.id).to.equal(name);
      expect(patient?.meta?.security?.[0]).to.include({
        system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
        code: 'HTEST',
      });
      expect(patient?.meta?.tag?.[0]).to.include({
        system: 'https://stroke-cds.example.org/sandbox/scenario',
        code: name,
      });
      expect(patient?.meta?.tag?.[0]?.display).to.match(/^[^:]+: .+/);
    }
  });

  it('refer to nobody but themselves and the hospital', () => {
    for (const [name, resources] of patients()) {
      const ids = resources.map(({ resourceType, id }) => `${resourceType}/${id ?? ''}`);
      const references = [...JSON.stringify(resources).matchAll(/"reference":"([^"]+)"/g)].map(
        ([, to]) => to,
      );
      const outside = references.filter((to) => !ids.includes(to ?? ''));
      expect(new Set(outside), name).to.eql(
        new Set(['Organization/sandbox-hospital', 'Practitioner/COREPRACTITIONER1']),
      );
    }
  });

  it('have NIHSS items that add up to their total', () => {
    let added = 0;
    for (const [name, resources] of patients()) {
      const observations = resources.filter(
        (resource): resource is Observation => resource.resourceType === 'Observation',
      );
      const scored = observations.flatMap((one) => [one, ...(one.component ?? [])]);
      const valueOf = (code: string) =>
        scored.find((one) => one.code.coding?.[0]?.code === code && 'valueInteger' in one)?.valueInteger;
      const items = ITEMS.map(valueOf);
      if (items.every((item) => item === undefined)) continue;
      const total = scored
        .filter((one) => one.code.coding?.[0]?.code === '72089-6')
        .map((one) => one.valueQuantity?.value ?? one.valueInteger);
      const sum = items.reduce<number>((so, item) => so + (item ?? 0), 0);
      expect(total, name).to.eql([sum]);
      added += 1;
    }
    expect(added).to.equal(19);
  });

  it('hold nothing from the future', () => {
    for (const [name, resources] of files) {
      const times = [...JSON.stringify(resources).matchAll(/"(\d{4}-\d\d-\d\dT[^"]+)"/g)].map(
        ([, time]) => time,
      );
      expect(
        times.filter((time) => Date.parse(time ?? '') > NOW.getTime()),
        name,
      ).to.eql([]);
    }
  });

  it('the one with pulmonary embolism has no stroke and no NIHSS', () => {
    const codes = (files.get('pulmonary-embolism') ?? []).flatMap(codesOf);
    expect(codes).to.include.members(['59282003', 'I26.99']);
    expect(codes).not.to.include.members(['422504002']);
    expect(codes).not.to.include.members(['72089-6']);
  });

  it('each have their expected scores worked out by hand', () => {
    expect(Object.keys(expected)).to.have.members(patients().map(([name]) => name));
  });
});
