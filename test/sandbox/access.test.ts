import { expect } from 'chai';
import type { BundleEntry, FhirResource, Observation } from 'fhir/r4.js';
import { accessOf } from '../../server/sandbox/access/access.ts';
import { requireOnBundle } from '../../server/sandbox/access/bundle-access.ts';
import { createGrants } from '../../server/sandbox/access/grants.ts';
import { parseResourceScope } from '../../server/sandbox/access/scopes.ts';
import { createMedplumStore } from '../../server/sandbox/fhir/medplum-store.ts';
import { FhirError } from '../../server/sandbox/fhir/fhir-error.ts';

const observation = (id: string, patient: string): Observation => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: 'x' },
  subject: { reference: `Patient/${patient}` },
});

describe('SMART App Launch 2.2, resource scopes', () => {
  it('reads both versions and refuses everything else', () => {
    const lettersOf = (scope: string) => [...(parseResourceScope(scope)?.permissions ?? [])].join('');
    expect(lettersOf('patient/Observation.rs')).to.equal('rs');
    expect(lettersOf('user/*.cruds')).to.equal('cruds');
    expect(lettersOf('patient/Patient.read')).to.equal('rs');
    expect(lettersOf('system/Patient.write')).to.equal('cud');
    expect(lettersOf('patient/*.*')).to.equal('cruds');
    const refused = [
      'patient/Observation.sr',
      'patient/Observation.',
      'patient/Observation.Read',
      'Observation.r',
    ];
    for (const scope of [
      ...refused,
      'patient/Observation.rs?category=x',
      'launch',
      'patient/Observation.rsx',
    ]) {
      expect(parseResourceScope(scope), scope).to.equal(undefined);
    }
  });
});

describe('sandbox access, writing with a token', () => {
  const grants = createGrants(() => new Date('2026-03-04T09:30:00Z'));
  const access = (scope: string) =>
    accessOf(
      `Bearer ${grants.issue({ clientId: 'app', scope, patientId: 'typical', lifetimeS: 60 })}`,
      grants,
    );
  const attempt = async (scope: string, entry: BundleEntry<FhirResource>) => {
    const store = await createMedplumStore();
    await store.update(observation('other', 'high-risk'));
    try {
      await requireOnBundle(
        access(scope),
        { resourceType: 'Bundle', type: 'transaction', entry: [entry] },
        store,
      );
      return 'allowed';
    } catch (error) {
      return error instanceof FhirError ? error.status : error;
    }
  };
  const put = (resource: FhirResource, url: string): BundleEntry<FhirResource> => ({
    resource,
    request: { method: 'PUT', url },
  });

  it('allows an entry for the patient in context under a scope for it', async () => {
    const entry = put(observation('own', 'typical'), 'Observation/own');
    expect(await attempt('patient/Observation.u', entry)).to.equal('allowed');
    expect(await attempt('patient/Observation.rs', entry)).to.equal(403);
    expect(await attempt('patient/Condition.cruds', entry)).to.equal(403);
  });

  it('refuses another patient’s record, and taking a resource over from it', async () => {
    const scope = 'patient/*.cruds';
    expect(await attempt(scope, put(observation('new', 'high-risk'), 'Observation/new'))).to.equal(403);
    expect(await attempt(scope, put(observation('other', 'typical'), 'Observation/other'))).to.equal(403);
    const remove: BundleEntry<FhirResource> = { request: { method: 'DELETE', url: 'Observation/other' } };
    expect(await attempt(scope, remove)).to.equal(403);
    expect(await attempt('user/*.cruds', remove)).to.equal('allowed');
  });

  it('refuses entries whose target is not plain to see', async () => {
    const own = observation('own', 'typical');
    for (const url of [
      'Observation?code=x',
      '/Observation/own',
      'Observation//other',
      'Observation/own/_history/1',
    ]) {
      expect(await attempt('patient/*.cruds', put(own, url)), url).to.equal(403);
    }
    const patch: BundleEntry<FhirResource> = { request: { method: 'PATCH', url: 'Observation/own' } };
    expect(await attempt('user/*.cruds', patch)).to.equal(403);
  });

  it('lets shared types be read, never written, under a patient scope', () => {
    const practitioner: FhirResource = { resourceType: 'Practitioner', id: 'p' };
    const caller = access('patient/*.cruds');
    expect(caller.isVisible('r', practitioner)).to.be.true;
    expect(caller.isVisible('u', practitioner)).to.be.false;
  });
});
