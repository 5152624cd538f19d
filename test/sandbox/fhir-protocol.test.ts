import { expect } from 'chai';
import type { CapabilityStatement } from 'fhir/r4.js';
import { get } from './http.ts';
import { runSandbox, type RunningSandbox } from './running-sandbox.ts';

describe('sandbox FHIR server, protocol', () => {
  let sandbox: RunningSandbox;
  before(async () => {
    sandbox = await runSandbox();
  });
  after(() => sandbox.close());

  const patient = (headers: Record<string, string>, query = '') =>
    get(`${sandbox.fhirBase}/Patient/typical${query}`, headers);

  it('R4 http.html#mime-type: answers application/fhir+json to every name of FHIR JSON', async () => {
    const accepted = [
      'application/fhir+json',
      'application/json+fhir',
      'application/json',
      '*/*',
      'text/html, */*;q=0.1',
    ];
    for (const accept of accepted) {
      const { status, headers } = await patient({ Accept: accept });
      expect(status, accept).to.equal(200);
      expect(headers.get('content-type'), accept).to.equal('application/fhir+json; charset=utf-8');
    }
  });

  it('R4 http.html#parameters: _format overrules Accept, and XML is 406', async () => {
    expect((await patient({ Accept: 'application/fhir+xml' })).status).to.equal(406);
    expect((await patient({ Accept: 'application/fhir+xml' }, '?_format=json')).status).to.equal(200);
    expect((await patient({}, '?_format=xml')).status).to.equal(406);
    expect((await patient({}, '?_format=application/fhir+json')).status).to.equal(200);
  });

  it('R4 capabilitystatement.html: /metadata names version, interactions and search parameters', async () => {
    const { status, body } = await get(`${sandbox.fhirBase}/metadata`);
    const statement = body as CapabilityStatement;
    expect(status).to.equal(200);
    expect([statement.fhirVersion, statement.kind]).to.eql(['4.0.1', 'instance']);
    const observation = statement.rest?.[0]?.resource?.find(({ type }) => type === 'Observation');
    expect(observation?.interaction?.map(({ code }) => code)).to.include.members(['read', 'search-type']);
    expect(observation?.searchParam?.map(({ name }) => name)).to.include.members(['patient', 'code', 'date']);
  });

  it('answers every error with an OperationOutcome and no stack', async () => {
    const wrong: [string, number][] = [
      ['Patient/nobody', 404],
      ['Coffee/1', 404],
      ['Patient/typical/_history', 404],
      ['Observation?date=never', 400],
      ['Patient/%E0%A4%A', 400],
    ];
    for (const [path, expected] of wrong) {
      const { status, body, headers } = await get(`${sandbox.fhirBase}/${path}`);
      expect(status, path).to.equal(expected);
      expect(headers.get('content-type'), path).to.match(/^application\/fhir\+json/);
      expect(body, path).to.have.property('resourceType', 'OperationOutcome');
      expect(JSON.stringify(body), path).not.to.match(/\.ts|node_modules/);
    }
  });

  it('R4 security.html#cors: browser apps of any origin may call, with a token but without cookies', async () => {
    const preflight = await fetch(`${sandbox.fhirBase}/Patient/typical`, {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://app.example.org',
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'authorization',
      },
    });
    expect(preflight.status).to.equal(204);
    expect(preflight.headers.get('access-control-allow-origin')).to.equal('*');
    expect(preflight.headers.get('access-control-allow-headers')).to.match(/authorization/i);
    expect(preflight.headers.has('access-control-allow-credentials')).to.be.false;
    const refused = await patient({ Origin: 'https://app.example.org', Authorization: 'Bearer nonsense' });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).to.eql([401, '*']);
  });
});
