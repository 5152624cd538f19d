import { expect } from 'chai';
import type { Bundle, BundleEntry, FhirResource, Observation } from 'fhir/r4.js';
import { get, send } from './http.ts';
import { runSandbox, type RunningSandbox } from './running-sandbox.ts';

const observation = (id?: string): Observation => ({
  resourceType: 'Observation',
  ...(id !== undefined && { id }),
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '2345-7' }] },
  subject: { reference: 'Patient/typical' },
  effectiveDateTime: '2026-03-04T09:00:00Z',
});

const put = (resource: FhirResource): BundleEntry<FhirResource> => ({
  resource,
  request: { method: 'PUT', url: `${resource.resourceType}/${resource.id ?? ''}` },
});

describe('sandbox FHIR server, writing', () => {
  let sandbox: RunningSandbox;
  before(async () => {
    sandbox = await runSandbox();
  });
  after(() => sandbox.close());

  const at = (path: string) => `${sandbox.fhirBase}/${path}`;
  const transact = (entry: BundleEntry<FhirResource>[]) =>
    send('POST', sandbox.fhirBase, { resourceType: 'Bundle', type: 'transaction', entry });
  const total = async (query: string) => ((await get(at(query))).body as Bundle).total;

  it('R4 http.html#create: 201 with Location and an id of the server’s choice', async () => {
    const { status, headers, body } = await send('POST', at('Observation'), observation('mine'));
    const { id } = body as Observation;
    expect(status).to.equal(201);
    expect(id).not.to.equal('mine');
    expect(headers.get('location')).to.equal(at(`Observation/${id ?? ''}`));
    expect((await get(at(`Observation/${id ?? ''}`))).status).to.equal(200);
  });

  it('R4 http.html#ccreate: created once, then 200 with what is there; 412 when several match', async () => {
    const create = (value: string, condition: string) =>
      send(
        'POST',
        at('Observation'),
        { ...observation(), identifier: [{ system: 'urn:x', value }] },
        { 'If-None-Exist': condition },
      );
    const condition = `identifier=${encodeURIComponent('urn:x|1')}`;
    const [one, other] = await Promise.all([create('1', condition), create('1', condition)]);
    expect([one.status, other.status]).to.have.members([200, 201]);
    expect((other.body as Observation).id).to.equal((one.body as Observation).id);
    await create('2', `identifier=${encodeURIComponent('urn:x|2')}`);
    expect((await create('3', 'code=2345-7')).status).to.equal(412);
    expect(await total('Observation?identifier=urn:x|1,urn:x|2,urn:x|3')).to.equal(2);
  });

  it('R4 http.html#update: 201 for a new id, 200 afterwards, and the new content is found', async () => {
    expect((await send('PUT', at('Observation/mine'), observation('mine'))).status).to.equal(201);
    const amended = { ...observation('mine'), status: 'amended' };
    expect((await send('PUT', at('Observation/mine'), amended)).status).to.equal(200);
    expect((await get(at('Observation/mine'))).body).to.include({ status: 'amended' });
  });

  it('R4 http.html#concurrency: If-Match with another version is 412', async () => {
    await send('PUT', at('Observation/versioned'), observation('versioned'));
    const etag = (await get(at('Observation/versioned'))).headers.get('etag') ?? '';
    const update = (ifMatch: string) =>
      send('PUT', at('Observation/versioned'), observation('versioned'), { 'If-Match': ifMatch });
    expect((await update('W/"another"')).status).to.equal(412);
    expect((await update(etag)).status).to.equal(200);
    expect((await update(etag)).status).to.equal(412);
  });

  it('R4 http.html#delete: 204, then 404, and deleting again is no error', async () => {
    await send('PUT', at('Observation/gone'), observation('gone'));
    expect((await send('DELETE', at('Observation/gone'))).status).to.equal(204);
    expect((await get(at('Observation/gone'))).status).to.equal(404);
    expect((await send('DELETE', at('Observation/gone'))).status).to.equal(204);
  });

  it('refuses what is not valid FHIR: no code, an unknown element, another type, another id, no JSON', async () => {
    const wrong: [unknown, string][] = [
      [{ resourceType: 'Observation', id: 'x', status: 'final' }, 'x'],
      [{ ...observation('x'), shoeSize: 42 }, 'x'],
      [{ resourceType: 'Patient', id: 'x' }, 'x'],
      [observation('y'), 'x'],
      [[], 'x'],
    ];
    for (const [body, id] of wrong) {
      const answer = await send('PUT', at(`Observation/${id}`), body);
      expect(answer.status, JSON.stringify(body)).to.equal(400);
      expect(answer.body).to.have.property('resourceType', 'OperationOutcome');
    }
    const broken = await fetch(at('Observation'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/fhir+json' },
      body: '{"resourceType":',
    });
    expect(broken.status).to.equal(400);
    expect((await get(at('Observation/x'))).status).to.equal(404);
  });

  it('R4 http.html#transaction: applies all entries and answers one entry each', async () => {
    const { status, body } = await transact([put(observation('t1')), put(observation('t2'))]);
    const answer = body as Bundle;
    expect(status).to.equal(200);
    expect(answer.type).to.equal('transaction-response');
    expect(answer.entry?.map(({ response }) => response?.status.slice(0, 3))).to.eql(['200', '200']);
    expect(await total('Observation?_id=t1,t2')).to.equal(2);
  });

  it('R4 http.html#trules: references between new entries follow the ids they are given', async () => {
    const patient = 'urn:uuid:6f1f6a0e-0c1f-4c6d-9c3b-0d1d6f3f7a11';
    const { body } = await transact([
      {
        fullUrl: patient,
        resource: { resourceType: 'Patient', name: [{ family: 'Nobody' }] },
        request: { method: 'POST', url: 'Patient' },
      },
      {
        fullUrl: 'urn:uuid:0b0e0c5e-63c5-4f0c-8a53-6a4b2a6b1c22',
        resource: { ...observation(), subject: { reference: patient } },
        request: { method: 'POST', url: 'Observation' },
      },
    ]);
    const [created, observed] = (body as Bundle<FhirResource>).entry ?? [];
    expect((observed?.resource as Observation).subject?.reference).to.equal(
      `Patient/${created?.resource?.id ?? ''}`,
    );
  });

  it('R4 http.html#trules: a transaction that fails at its last entry leaves nothing behind', async () => {
    const before = (await get(at('Observation/typical-glucose'))).body;
    const { status } = await transact([
      put(observation('half')),
      put({ ...observation('typical-glucose'), status: 'amended' }),
      { request: { method: 'DELETE', url: 'Observation/typical-inr' } },
      {
        resource: observation('typical-platelets'),
        request: { method: 'PUT', url: 'Observation/typical-platelets', ifMatch: 'W/"another"' },
      },
    ]);
    expect(status).to.be.within(400, 499);
    expect((await get(at('Observation/half'))).status).to.equal(404);
    expect((await get(at('Observation/typical-inr'))).status).to.equal(200);
    expect((await get(at('Observation/typical-glucose'))).body).to.eql(before);
  });

  it('validates every entry before it applies the first', async () => {
    const invalid = { resourceType: 'Observation', id: 'bad', status: 'final' } as FhirResource;
    expect((await transact([put(observation('good')), put(invalid)])).status).to.equal(400);
    expect((await get(at('Observation/good'))).status).to.equal(404);
  });
});
