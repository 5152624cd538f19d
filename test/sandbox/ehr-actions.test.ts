import { expect } from 'chai';
import type { FhirResource, Observation, ServiceRequest } from 'fhir/r4.js';
import { authorizationRequest, authorize, exchange, tokenForm } from './app-client.ts';
import { get, send } from './http.ts';
import { APP_LAUNCH_URL, runSandbox, type RunningSandbox } from './running-sandbox.ts';

const glucoseOrder: ServiceRequest = {
  resourceType: 'ServiceRequest',
  status: 'draft',
  intent: 'order',
  code: { coding: [{ system: 'http://loinc.org', code: '2345-7' }] },
  subject: { reference: 'Patient/glucose-missing' },
};

describe('sandbox EHR, what the doctor does with a card', () => {
  let sandbox: RunningSandbox;
  beforeEach(async () => {
    sandbox = await runSandbox();
  });
  afterEach(() => sandbox.close());

  const suggest = (actions: unknown) => send('POST', `${sandbox.url}/ehr/suggestions`, { actions });
  const launch = (body: object) =>
    send('POST', `${sandbox.url}/ehr/launch`, { url: APP_LAUNCH_URL, patientId: 'typical', ...body });

  it('CDS Hooks 2.0.1, Suggestion: carries out create, update and delete', async () => {
    const inr = (await get(`${sandbox.fhirBase}/Observation/typical-inr`)).body as FhirResource;
    const { status, body } = await suggest([
      { type: 'create', description: 'Order glucose', resource: glucoseOrder },
      { type: 'update', description: 'Amend', resource: { ...inr, status: 'amended' } },
      { type: 'delete', description: 'Remove', resourceId: 'Observation/typical-platelets' },
    ]);
    const { resources } = body as { resources: FhirResource[] };
    expect(status).to.equal(200);
    expect(resources.map(({ resourceType }) => resourceType)).to.eql(['ServiceRequest', 'Observation']);
    const stored = await get(`${sandbox.fhirBase}/ServiceRequest/${resources[0]?.id ?? ''}`);
    expect(stored.body).to.include({ resourceType: 'ServiceRequest', status: 'draft' });
    expect((await get(`${sandbox.fhirBase}/Observation/typical-inr`)).body).to.include({ status: 'amended' });
    expect((await get(`${sandbox.fhirBase}/Observation/typical-platelets`)).status).to.equal(404);
  });

  it('CDS Hooks 2.0.1, Suggestion: all actions or none', async () => {
    const { status } = await suggest([
      { type: 'delete', resourceId: 'Observation/typical-inr' },
      { type: 'create', resource: { resourceType: 'ServiceRequest', status: 'draft' } },
    ]);
    expect(status).to.equal(400);
    expect((await get(`${sandbox.fhirBase}/Observation/typical-inr`)).status).to.equal(200);
  });

  it('refuses actions that are not actions', async () => {
    for (const actions of [undefined, [], [{ type: 'burn' }], [{ type: 'delete', resourceId: '../x' }]]) {
      const { status, body } = await suggest(actions);
      expect(status).to.equal(400);
      expect((body as { field: string }).field).to.match(/^actions/);
    }
  });

  it('SMART 2.2, EHR launch: the link opens the app with iss and launch, and keeps its own parameters', async () => {
    const { body } = await launch({ url: `${APP_LAUNCH_URL}?theme=dark`, appContext: 'opaque-7' });
    const href = new URL((body as { href: string }).href);
    expect(`${href.origin}${href.pathname}`).to.equal(APP_LAUNCH_URL);
    expect(href.searchParams.get('theme')).to.equal('dark');
    expect(href.searchParams.get('iss')).to.equal(sandbox.fhirBase);
    expect(href.search).not.to.include('opaque-7');

    const wish = { scope: 'launch patient/Patient.rs', patient: 'unused' };
    const { parameters, verifier } = await authorizationRequest(sandbox, wish);
    const { sentTo } = await authorize(sandbox, {
      ...parameters,
      launch: href.searchParams.get('launch') ?? '',
    });
    const answer = await exchange(sandbox, tokenForm(sentTo?.searchParams.get('code') ?? '', verifier));
    expect(answer.body).to.include({
      patient: 'typical',
      encounter: 'typical-encounter',
      appContext: 'opaque-7',
    });
  });

  it('launches nothing but the registered app, and nobody who is not a patient', async () => {
    const elsewhere = [
      'https://evil.example.org/',
      'https://app.example.org@evil.org/',
      'javascript:alert(1)',
    ];
    for (const url of [...elsewhere, 'https://user@app.example.org/app/launch.html']) {
      expect((await launch({ url })).status, url).to.equal(400);
    }
    expect((await launch({ patientId: 'nobody' })).status).to.equal(404);
  });

  it('reset brings the patients back as they were, freshly ill', async () => {
    await send('DELETE', `${sandbox.fhirBase}/Observation/typical-inr`);
    await suggest([{ type: 'create', resource: glucoseOrder }]);
    sandbox.wait(7200);
    const { body } = await send('POST', `${sandbox.url}/ehr/reset`, {});
    expect(body).to.eql({ patients: 20 });
    const inr = (await get(`${sandbox.fhirBase}/Observation/typical-inr`)).body as Observation;
    expect(Date.parse(inr.effectiveDateTime ?? '')).to.equal(Date.parse('2026-03-04T10:56:00Z'));
    expect((await get(`${sandbox.fhirBase}/ServiceRequest?patient=glucose-missing`)).body).to.include({
      total: 0,
    });
  });
});
