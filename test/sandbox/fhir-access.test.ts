import { expect } from 'chai';
import type { Bundle } from 'fhir/r4.js';
import { launchApp, tokenFor } from './app-client.ts';
import { get, send } from './http.ts';
import { runSandbox, type RunningSandbox } from './running-sandbox.ts';

/** SMART App Launch 2.2, "Scopes and launch context"; RFC 6750 section 3.1 for 401 and 403. */
describe('sandbox FHIR server, access by token', () => {
  let sandbox: RunningSandbox;
  before(async () => {
    sandbox = await runSandbox();
  });
  after(() => sandbox.close());

  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
  const grant = (scope: string) => tokenFor(sandbox, { scope: `launch ${scope}`, patient: 'typical' });
  const status = async (path: string, token: string) =>
    (await get(`${sandbox.fhirBase}/${path}`, bearer(token))).status;

  it('lets calls without a token pass', async () => {
    expect((await get(`${sandbox.fhirBase}/Patient/typical`)).status).to.equal(200);
  });

  it('RFC 6750: 401 for a token it never gave and for another kind of credential', async () => {
    for (const authorization of ['Bearer never-given', 'Bearer', 'Basic dXNlcjpwYXNz']) {
      const answer = await get(`${sandbox.fhirBase}/Patient/typical`, { Authorization: authorization });
      expect(answer.status, authorization).to.equal(401);
      expect(answer.headers.get('www-authenticate')).to.match(/^Bearer/);
      expect(answer.body).to.have.property('resourceType', 'OperationOutcome');
    }
  });

  it('RFC 6750: 401 once the token has expired', async () => {
    const running = await runSandbox();
    try {
      const token = await tokenFor(running, { scope: 'launch patient/Patient.rs', patient: 'typical' });
      const read = async () => (await get(`${running.fhirBase}/Patient/typical`, bearer(token))).status;
      running.wait(3599);
      expect(await read()).to.equal(200);
      running.wait(1);
      expect(await read()).to.equal(401);
    } finally {
      await running.close();
    }
  });

  it('403 for a type that no scope names', async () => {
    const token = await grant('patient/Observation.rs');
    expect(await status('Observation?patient=typical', token)).to.equal(200);
    expect(await status('Condition?patient=typical', token)).to.equal(403);
    expect(await status('Patient/typical', token)).to.equal(403);
  });

  it('tells reading from searching: .r reads, .s searches, .rs and .read do both', async () => {
    const expected: [string, number, number][] = [
      ['patient/Observation.r', 200, 403],
      ['patient/Observation.s', 403, 200],
      ['patient/Observation.rs', 200, 200],
      ['patient/Observation.read', 200, 200],
      ['patient/*.rs', 200, 200],
    ];
    for (const [scope, read, search] of expected) {
      const token = await grant(scope);
      expect(await status('Observation/typical-nihss', token), scope).to.equal(read);
      expect(await status('Observation?patient=typical', token), scope).to.equal(search);
    }
  });

  it('403 for another patient’s record, read or searched by name', async () => {
    const token = await grant('patient/*.rs');
    const others = [
      'Patient/high-risk',
      'Observation/high-risk-nihss',
      'Observation?patient=high-risk',
      'Observation?subject=Patient/high-risk',
      'Observation?subject:Patient=high-risk',
      'Observation?patient=typical,high-risk',
      'Patient?_id=high-risk',
      `Observation?patient=${sandbox.fhirBase}/Patient/high-risk`,
    ];
    for (const path of others) expect(await status(path, token), path).to.equal(403);
  });

  it('a search that names no patient finds the token’s patient only', async () => {
    const token = await grant('patient/*.rs');
    const { body } = await get(`${sandbox.fhirBase}/Observation?_count=500`, bearer(token));
    const bundle = body as Bundle;
    expect(bundle.total).to.be.greaterThan(5);
    expect(bundle.entry?.every(({ resource }) => resource?.id?.startsWith('typical-'))).to.be.true;
  });

  it('lets the shared types be read by whoever may read the type', async () => {
    const token = await grant('patient/Practitioner.r');
    expect(await status('Practitioner/COREPRACTITIONER1', token)).to.equal(200);
    expect(await status('Organization/sandbox-hospital', token)).to.equal(403);
  });

  it('403 for every way of writing with a token that may only read', async () => {
    const headers = bearer(await grant('patient/*.rs'));
    const own = (await get(`${sandbox.fhirBase}/Observation/typical-inr`)).body;
    const entry = [{ resource: own, request: { method: 'PUT', url: 'Observation/typical-inr' } }];
    const attempts = [
      await send('POST', `${sandbox.fhirBase}/Observation`, own, headers),
      await send('PUT', `${sandbox.fhirBase}/Observation/typical-inr`, own, headers),
      await send('DELETE', `${sandbox.fhirBase}/Observation/typical-inr`, undefined, headers),
      await send('POST', sandbox.fhirBase, { resourceType: 'Bundle', type: 'transaction', entry }, headers),
    ];
    expect(attempts.map((attempt) => attempt.status)).to.eql([403, 403, 403, 403]);
  });

  it('403 for a search hidden in a batch, whatever the scopes', async () => {
    const headers = bearer(await grant('patient/*.rs'));
    for (const url of [
      'Observation?patient=high-risk',
      'Observation/high-risk-inr',
      '/Observation//high-risk-inr',
    ]) {
      const entry = [{ request: { method: 'GET', url } }];
      const { status: answered } = await send(
        'POST',
        sandbox.fhirBase,
        { resourceType: 'Bundle', type: 'batch', entry },
        headers,
      );
      expect(answered, url).to.equal(403);
    }
  });

  it('grants reading of the patient in context only: no user/, no writing, no narrowed scope', async () => {
    const response = await launchApp(sandbox, {
      scope:
        'launch openid patient/Patient.r patient/Observation.cruds user/Observation.rs system/*.rs ' +
        'patient/Condition.write patient/Observation.rs?category=laboratory patient/Condition.sr',
      patient: 'typical',
    });
    expect(response['scope']).to.equal('launch openid patient/Patient.r');
  });
});
