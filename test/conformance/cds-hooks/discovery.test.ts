/** Checklist B: discovery, and D7, D8: what a prefetch template may hold. Read from the wire, not from the source. */
import { expect } from 'chai';
import { startService, type TestService } from '../../fakes/service.ts';
import { cardsIn } from '../../fixtures/answers.ts';
import { fullPrefetch, PATIENT_ID } from '../../fixtures/chart.ts';
import { draftOrders } from '../../fixtures/hook-request.ts';

interface Service {
  readonly hook: string;
  readonly id: string;
  readonly [key: string]: unknown;
}

/** Context fields of the hook pages of the library that are single values: these, and only these, can be tokens. */
const CONTEXT_TOKENS = ['context.userId', 'context.patientId', 'context.encounterId'];
const USER_TOKENS = ['userPractitionerId', 'userPractitionerRoleId', 'userPatientId', 'userRelatedPersonId'];

/** Versions of the hook pages (HL7/cds-hooks-library). */
const HOOK_VERSIONS: Readonly<Record<string, string>> = {
  'order-select': '1.0',
  'order-sign': '1.0',
  'patient-view': '1.0',
};

describe('CDS Hooks conformance: discovery', () => {
  let service: TestService;
  let services: Service[];
  before(async () => {
    service = await startService();
    const response = await fetch(`${service.url}/cds-services`);
    ({ services } = (await response.json()) as { services: Service[] });
  });
  after(() => service.close());

  const templates = () =>
    services.flatMap((entry) => Object.entries((entry['prefetch'] ?? {}) as Record<string, string>));

  // Goes red when the services are answered as a bare array.
  it('[B1] answers GET with 200, JSON and an object that holds the array services, also under load of nonsense', async () => {
    for (const query of ['', '?x=1', '?__proto__[x]=1', '?%']) {
      const response = await fetch(`${service.url}/cds-services${query}`);
      expect(response.status, query).to.equal(200);
      expect(response.headers.get('content-type')).to.match(/^application\/json/);
      expect(await response.json())
        .to.have.property('services')
        .that.is.an('array');
    }
  });

  // Goes red when a service loses its description, or two share an id.
  it('[B2] [B3] [B6] gives each service hook, id, title, description and usageRequirements as text', () => {
    expect(services.map(({ id, hook }) => [id, hook])).to.deep.equal([
      ['thrombolysis-order-select', 'order-select'],
      ['thrombolysis-order-sign', 'order-sign'],
      ['stroke-prognosis', 'patient-view'],
    ]);
    for (const entry of services) {
      for (const field of ['hook', 'id', 'title', 'description', 'usageRequirements']) {
        expect(entry[field], field).to.be.a('string').and.not.equal('');
      }
    }
  });

  it('[B4] every listed id answers POST with cards', async () => {
    for (const { hook, id } of services) {
      const context = {
        userId: 'Practitioner/doctor',
        patientId: PATIENT_ID,
        ...(hook.startsWith('order-') && { draftOrders: draftOrders() }),
        ...(hook === 'order-select' && { selections: [] }),
      };
      await cardsIn(
        await service.post(`/cds-services/${id}`, {
          hook,
          hookInstance: 'i',
          context,
          prefetch: fullPrefetch(),
        }),
      );
    }
  });

  // Goes red when PREFETCH.patient becomes "/Patient/..." or an absolute URL.
  it('[B5] prefetch maps keys to FHIR queries relative to the base', () => {
    expect(templates()).to.have.length.above(0);
    for (const [key, template] of templates()) expect(template, key).to.match(/^[A-Z][A-Za-z]+(\/|\?)/);
  });

  it('[B8] gives the version of the specification, as semver', () => {
    for (const entry of services) expect(entry['version']).to.match(/^(2\.0\.1|3\.0\.0)$/);
  });

  it('[B9] gives no hookVersion but the published one', () => {
    for (const entry of services) {
      expect(HOOK_VERSIONS).to.have.property(entry.hook);
      expect([undefined, HOOK_VERSIONS[entry.hook]]).to.include(entry['hookVersion']);
    }
  });

  it('[B10] gives each service an id of its own, so that no card replaces another', () => {
    expect(new Set(services.map(({ id }) => id)).size).to.equal(services.length);
  });

  it('[B11] refers to no other prefetch key', () => {
    for (const [key, template] of templates()) expect(template, key).not.to.contain('%');
  });

  // Goes red when a template holds {{context.draftOrders}} or {{context.selections}}.
  it('[D7] uses only tokens that are single values of the context or ids of the user', () => {
    for (const [key, template] of templates()) {
      for (const [, token] of template.matchAll(/{{(.*?)}}/g)) {
        expect([...CONTEXT_TOKENS, ...USER_TOKENS], key).to.include(token);
      }
      expect(template.replaceAll(/{{.*?}}/g, ''), key).not.to.match(/[{}]/);
    }
  });

  // Goes red when a template holds `_include`, a chained parameter, `_maxresults` or `_sort:desc=date`.
  it('[D8] keeps to the recommended queries: read, type search, token equality, _count, _sort', () => {
    const read = /^[A-Z][A-Za-z]+\/{{context\.[a-zA-Z]+}}$/;
    for (const [key, template] of templates()) {
      if (read.test(template)) continue;
      const [type, query = ''] = template.split('?');
      expect(type, key).to.match(/^[A-Z][A-Za-z]+$/);
      for (const [name, value] of new URLSearchParams(query)) {
        expect(name, key).to.match(/^([a-z][a-z-]*(:in)?|_count|_sort)$/);
        if (name === '_sort') expect(value, key).to.match(/^-?[a-z-]+$/);
        if (name === '_count') expect(value, key).to.match(/^[1-9]\d*$/);
      }
    }
  });

  it('[K5] [K6] offers neither appointment-book nor order-dispatch', () => {
    expect(services.map(({ hook }) => hook)).not.to.include.members(['appointment-book']);
    expect(services.map(({ hook }) => hook)).not.to.include.members(['order-dispatch']);
  });
});
