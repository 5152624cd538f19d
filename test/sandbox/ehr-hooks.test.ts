import { expect } from 'chai';
import type { Bundle, MedicationRequest } from 'fhir/r4.js';
import { startFakeService, type FakeService, type ReceivedCall } from './fake-service.ts';
import { get, send } from './http.ts';
import { runSandbox, type RunningSandbox } from './running-sandbox.ts';

const PREFETCH = {
  patient: 'Patient/{{context.patientId}}',
  glucose: 'Observation?patient={{context.patientId}}&code=http://loinc.org|2345-7&_sort=-date&_count=20',
  user: '{{context.userId}}',
  encounter: 'Encounter/{{context.encounterId}}',
  nothing: 'Procedure?patient={{context.patientId}}',
  unread: 'Device/none-of-{{context.patientId}}',
  unresolvable: 'Observation?patient={{context.shoeSize}}',
  unsupported: 'Coverage?patient={{context.patientId}}',
};

const SERVICES = [
  { id: 'sign-a', hook: 'order-sign', description: 'a', prefetch: PREFETCH },
  { id: 'sign-b', hook: 'order-sign', description: 'b' },
  { id: 'select', hook: 'order-select', description: 'c' },
  { id: 'view', hook: 'patient-view', description: 'd' },
];

interface HookBody {
  hook: string;
  hookInstance: string;
  fhirServer: string;
  fhirAuthorization: Record<string, unknown>;
  context: { draftOrders?: Bundle; selections?: string[]; userId: string; patientId: string };
  prefetch?: Record<string, unknown>;
}

interface HookAnswer {
  hookInstance: string;
  results: { serviceId: string; status: number | null; ms: number; response?: unknown; problem?: unknown }[];
  draftOrder: MedicationRequest | null;
}

describe('sandbox EHR, firing hooks', () => {
  let service: FakeService;
  let sandbox: RunningSandbox;
  before(async () => {
    service = await startFakeService(SERVICES, {
      'sign-b': [412, '{"resourceType":"OperationOutcome"}'],
      view: [200, '<html>'],
    });
    sandbox = await runSandbox(service.url);
  });
  after(async () => {
    await sandbox.close();
    await service.close();
  });

  const fire = async (body: object) => {
    service.calls.length = 0;
    const { status, body: answer } = await send('POST', `${sandbox.url}/ehr/hooks`, {
      hook: 'order-sign',
      patientId: 'typical',
      drug: 'alteplase',
      prefetch: true,
      ...body,
    });
    expect(status).to.equal(200);
    return answer as HookAnswer;
  };
  const callOf = (id: string): ReceivedCall =>
    service.calls.find(({ path }) => path === `/cds-services/${id}`) ?? expect.fail(`${id} was not called`);
  const bodyOf = (id: string) => callOf(id).body as HookBody;

  it('calls every service of the hook, and no other, with one hookInstance', async () => {
    const { results, hookInstance } = await fire({});
    expect(service.calls.map(({ path }) => path).toSorted()).to.eql([
      '/cds-services',
      '/cds-services/sign-a',
      '/cds-services/sign-b',
    ]);
    expect([bodyOf('sign-a').hookInstance, bodyOf('sign-b').hookInstance]).to.eql([
      hookInstance,
      hookInstance,
    ]);
    expect(results.map(({ serviceId, status }) => [serviceId, status])).to.eql([
      ['sign-a', 200],
      ['sign-b', 412],
    ]);
    expect(results[0]?.response).to.eql({ cards: [] });
    expect(results[1]?.problem).to.eql({ code: 'http-error', body: { resourceType: 'OperationOutcome' } });
  });

  it('order-sign 1.0: context has user, patient, encounter and the draft order, coded in RxNorm', async () => {
    const { draftOrder } = await fire({});
    const { context, hook } = bodyOf('sign-a');
    expect(hook).to.equal('order-sign');
    expect(context).to.include({
      userId: 'Practitioner/COREPRACTITIONER1',
      patientId: 'typical',
      encounterId: 'typical-encounter',
    });
    expect(context).not.to.have.property('selections');
    expect(context.draftOrders?.entry?.map(({ resource }) => resource)).to.eql([draftOrder]);
    expect(draftOrder?.status).to.equal('draft');
    expect(draftOrder?.medicationCodeableConcept?.coding?.map(({ code }) => code)).to.eql([
      '1804799',
      '8410',
    ]);
    expect(draftOrder?.reasonCode?.[0]?.coding?.[0]?.code).to.equal('422504002');
  });

  it('order-select 1.0: names the selected draft order', async () => {
    const { draftOrder } = await fire({ hook: 'order-select', drug: 'tenecteplase' });
    expect(bodyOf('select').context.selections).to.eql([`MedicationRequest/${draftOrder?.id ?? ''}`]);
    expect(draftOrder?.medicationCodeableConcept?.coding?.map(({ code }) => code)).to.eql([
      '313212',
      '259280',
    ]);
  });

  it('patient-view 1.0: no order is involved', async () => {
    const { draftOrder } = await fire({ hook: 'patient-view', drug: undefined });
    expect(draftOrder).to.equal(null);
    expect(bodyOf('view').context).not.to.have.property('draftOrders');
  });

  it('CDS Hooks 2.0.1, prefetch: read, search, null for a read that finds nothing, absent if unresolvable', async () => {
    await fire({});
    const { prefetch = {} } = bodyOf('sign-a');
    expect(Object.keys(prefetch)).to.have.members([
      'patient',
      'glucose',
      'encounter',
      'user',
      'nothing',
      'unread',
    ]);
    expect(prefetch['patient']).to.include({ resourceType: 'Patient', id: 'typical' });
    expect(prefetch['user']).to.include({ resourceType: 'Practitioner', id: 'COREPRACTITIONER1' });
    expect(prefetch['encounter']).to.include({ resourceType: 'Encounter' });
    expect(prefetch['unread']).to.equal(null);
    expect(prefetch['nothing']).to.include({ resourceType: 'Bundle', total: 0 });
    const glucose = prefetch['glucose'] as Bundle;
    expect(glucose.entry?.map(({ resource }) => resource?.id)).to.eql([
      'typical-glucose',
      'typical-glucose-mistyped',
    ]);
    expect(bodyOf('sign-b')).to.have.deep.property('prefetch', {});
  });

  it('sends no prefetch when told so, but always a way to fetch', async () => {
    await fire({ prefetch: false });
    expect(bodyOf('sign-a')).not.to.have.property('prefetch');
    expect(bodyOf('sign-a').fhirServer).to.equal(sandbox.fhirBase);
  });

  it('CDS Hooks 2.0.1, FHIR Resource Access: a fresh token for this patient and just the types asked for', async () => {
    await fire({});
    const { fhirAuthorization } = bodyOf('sign-a');
    expect(fhirAuthorization).to.include({ token_type: 'Bearer', expires_in: 300, patient: 'typical' });
    expect(fhirAuthorization['scope']).to.equal(
      'patient/Patient.rs patient/Observation.rs patient/Encounter.rs patient/Procedure.rs patient/Device.rs patient/Coverage.rs',
    );
    const headers = { Authorization: `Bearer ${String(fhirAuthorization['access_token'])}` };
    const status = async (path: string) => (await get(`${sandbox.fhirBase}/${path}`, headers)).status;
    expect(await status('Patient/typical')).to.equal(200);
    expect(await status('Patient/high-risk')).to.equal(403);
    expect(await status('Condition?patient=typical')).to.equal(403);
    expect(fhirAuthorization['access_token']).not.to.equal(
      bodyOf('sign-b').fhirAuthorization['access_token'],
    );
  });

  it('says so when an answer is not JSON', async () => {
    const { results } = await fire({ hook: 'patient-view', drug: undefined });
    expect(results[0]).to.deep.include({ serviceId: 'view', status: 200, problem: { code: 'not-json' } });
  });

  it('says so when the services cannot be discovered', async () => {
    const alone = await runSandbox('http://127.0.0.1:1');
    try {
      const { status, body } = await send('POST', `${alone.url}/ehr/hooks`, {
        hook: 'patient-view',
        patientId: 'typical',
        prefetch: true,
      });
      expect([status, (body as { code: string }).code]).to.eql([502, 'service-unavailable']);
    } finally {
      await alone.close();
    }
  });

  it('refuses a request that is not right, naming the field and repeating nothing', async () => {
    const right = { hook: 'order-sign', patientId: 'typical', drug: 'alteplase', prefetch: true };
    const wrong: [object, number, string][] = [
      [{ hook: 'order-dispatch' }, 400, 'hook'],
      [{ drug: undefined }, 400, 'drug'],
      [{ drug: 'aspirin' }, 400, 'drug'],
      [{ patientId: '../secret' }, 400, 'patientId'],
      [{ patientId: 'nobody' }, 404, 'patientId'],
      [{ prefetch: 'yes' }, 400, 'prefetch'],
      [{ shoeSize: 42 }, 400, 'shoeSize'],
    ];
    for (const [change, expected, field] of wrong) {
      const { status, body } = await send('POST', `${sandbox.url}/ehr/hooks`, { ...right, ...change });
      expect([status, (body as { field: string }).field], JSON.stringify(change)).to.eql([expected, field]);
      expect(body).to.have.property('code');
      expect(JSON.stringify(body)).not.to.include('secret');
    }
  });
});
