import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { boundFhirBase, reachOfBase } from '../../server/cds-hooks/clients.ts';
import { readClientsFile, type Deployment } from '../../server/cds-hooks/clients-file.ts';
import { ConfigError } from '../../server/config.ts';
import { registration } from '../fixtures/registration.ts';

describe('the file of registered clients', () => {
  let directory: string;
  before(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'stroke-cds-'));
  });
  after(() => rm(directory, { recursive: true }));

  async function read(text: string, deployment: Deployment = 'production') {
    const file = path.join(directory, 'clients.json');
    await writeFile(file, text);
    return readClientsFile(file, deployment);
  }

  /** What is wrong with the file, one line each, without the name of the setting. */
  async function problemsOf(reading: Promise<unknown>): Promise<string> {
    const error = await reading.catch((caught: unknown) => caught);
    return error instanceof ConfigError ? error.problems.join('\n').replaceAll('CDS_CLIENTS_FILE: ', '') : '';
  }

  const ehr = { id: 'ehr', issuer: 'https://ehr.example.org', jwksUri: 'https://ehr.example.org/jwks' };
  const problems = (...clients: object[]) => problemsOf(read(JSON.stringify(clients)));
  const problemsOfOne = (changes: object) => problems({ ...ehr, ...changes });

  it('must be there, be JSON, and register someone', async () => {
    expect(await problemsOf(readClientsFile('/no/such/file', 'production'))).to.contain('cannot be read');
    expect(await problemsOf(read('{'))).to.contain('the file');
    expect(await problemsOf(read('[]'))).not.to.equal('');
    expect(await problems(ehr)).to.equal('');
  });

  it('names the field that is misspelt or not allowed', async () => {
    expect(await problemsOfOne({ fhirBase: 'https://x.example.org' })).to.contain('fhirBase');
    expect(await problemsOfOne({ algorithms: ['HS256'] })).to.match(/^0\.algorithms/);
    expect(await problemsOfOne({ backendServices: { clientId: 'c', algorithm: 'RS256' } })).to.match(
      /^0\.backendServices\.algorithm/,
    );
    expect(await problemsOfOne({ tenants: [] })).to.match(/^0\.tenants/);
  });

  it('wants one source of keys, and no private or shared ones', async () => {
    expect(await problemsOfOne({ jwksUri: undefined })).to.contain('exactly one of jwks and jwksUri');
    expect(await problemsOfOne({ jwks: { keys: [] } })).to.contain('exactly one of jwks and jwksUri');
    const withKey = (key: object) => problemsOfOne({ jwksUri: undefined, jwks: { keys: [key] } });
    expect(await withKey({ kty: 'EC', crv: 'P-384', x: 'x', y: 'y' })).to.equal('');
    const secret = 'c2VjcmV0LXNlY3JldC1zZWNyZXQ';
    for (const key of [
      { kty: 'EC', crv: 'P-384', x: 'x', y: 'y', d: secret },
      { kty: 'oct', k: secret },
    ]) {
      const told = await withKey(key);
      expect(told).to.match(/^0\.jwks: /);
      expect(told).not.to.contain(secret);
    }
  });

  it('wants https everywhere, and names what is not', async () => {
    const told = await problemsOfOne({
      jwksUri: 'http://ehr.example.org/jwks',
      fhirBases: ['https://ehr.example.org/fhir', 'http://ehr.example.org/fhir'],
      origins: ['http://ehr.example.org'],
      backendServices: { clientId: 'c', tokenUrl: 'http://ehr.example.org/token' },
    });
    expect(told.split('\n').map((line) => line.split(':')[0])).to.have.members([
      '0.jwksUri',
      '0.fhirBases.1',
      '0.origins.0',
      '0.backendServices.tokenUrl',
    ]);
  });

  it('lets nobody be written to with whom no token of our own is agreed', async () => {
    expect(await problemsOfOne({ writeBack: true })).to.equal('0.writeBack: needs backendServices');
    expect(await problemsOfOne({ writeBack: true, backendServices: { clientId: 'us' } })).to.equal('');
  });

  it('beside the sandbox takes http on the same machine, and nowhere else', async () => {
    const at = (host: string) =>
      problemsOf(
        read(JSON.stringify([{ ...ehr, fhirBases: [`http://${host}/fhir`], privateNetwork: true }]), 'local'),
      );
    for (const host of ['localhost:8000', '127.0.0.1', '[::1]:8000']) expect(await at(host)).to.equal('');
    for (const host of ['ehr.example.org', 'localhost.example.org', '10.0.0.1']) {
      expect(await at(host)).to.equal('0.fhirBases.0: must be https');
    }
  });

  it('wants bases that are bases, and origins that are origins', async () => {
    for (const base of [
      'https://user:secret@ehr.example.org/fhir',
      'https://ehr.example.org/fhir?x=1',
      'https://ehr.example.org/fhir#x',
      'ftp://ehr.example.org/fhir',
      'ehr.example.org',
    ]) {
      expect(await problemsOfOne({ fhirBases: [base] })).to.match(/^0\.fhirBases\.0: /);
    }
    for (const origin of ['https://ehr.example.org/', 'https://ehr.example.org/x', '*']) {
      expect(await problemsOfOne({ origins: [origin] })).to.match(/^0\.origins\.0: /);
    }
  });

  it('takes an address of a private network only where that is said, and one of a cloud’s metadata never', async () => {
    const at = (host: string, privateNetwork: boolean) =>
      problemsOfOne({ fhirBases: [`https://${host}/fhir`], privateNetwork });
    expect(await at('10.1.2.3', true)).to.equal('');
    expect(await at('[fd12::1]', true)).to.equal('');
    for (const host of ['10.1.2.3', '[fd12::1]', '[::1]', '2130706433']) {
      expect(await at(host, false)).to.contain('privateNetwork');
    }
    for (const host of ['169.254.169.254', '[fe80::1]', '0.0.0.0']) {
      expect(await at(host, true)).to.match(/^0\.fhirBases\.0: /);
    }
  });

  it('leads each token to one registration: no id twice, no tenant of an issuer twice', async () => {
    const other = { ...ehr, id: 'other' };
    expect(await problems(ehr, { ...ehr, issuer: 'https://b.example.org' })).to.contain(
      '1.id: is used twice',
    );
    expect(await problems(ehr, other)).to.match(/^1\.tenants: /);
    expect(await problems({ ...ehr, tenants: ['a'] }, other)).to.match(/^1\.tenants: /);
    expect(await problems(ehr, { ...other, tenants: ['a'] })).to.match(/^1\.tenants: /);
    expect(await problems({ ...ehr, tenants: ['a', 'b'] }, { ...other, tenants: ['b'] })).to.match(
      /^1\.tenants/,
    );
    expect(await problems({ ...ehr, tenants: ['a'] }, { ...other, tenants: ['b'] })).to.equal('');
  });

  it('is accepted as the README shows it, with every field', async () => {
    const examples = [...readFileSync('README.md', 'utf8').matchAll(/^```json\n(\[\n[^]*?)^```$/gm)];
    expect(examples).to.have.length(1);
    const clients = await read(examples[0]?.[1] ?? '');
    const fields = new Set(clients.flatMap((client) => Object.keys(client)));
    expect([...fields]).to.include.members([
      'id',
      'issuer',
      'tenants',
      'algorithms',
      'jwks',
      'jwksUri',
      'fhirBases',
      'origins',
      'privateNetwork',
      'appClientId',
      'backendServices',
      'selectionBehavior',
    ]);
  });
});

describe('the FHIR base a client may send us to', () => {
  const base = 'https://ehr.example.org/fhir';
  const client = registration({ fhirBases: [base] });

  it('is its own, with or without a slash at the end', () => {
    expect(boundFhirBase(client, base)).to.equal(base);
    expect(boundFhirBase(client, `${base}/`)).to.equal(base);
    expect(boundFhirBase(client, undefined)).to.equal(undefined);
  });

  for (const url of [
    'https://ehr.example.org/fhirx',
    'https://ehr.example.org/fhir/x',
    'https://ehr.example.org/fhir/../admin',
    'https://ehr.example.org/fhir/%2e%2e/admin',
    'https://ehr.example.org/fhirx/../fhir',
    'https://ehr.example.org/',
    'https://ehr.example.org/FHIR',
    'https://ehr.example.org/fhir?x=/fhir',
    'https://ehr.example.org/fhir#',
    'https://ehr.example.org:8443/fhir',
    'http://ehr.example.org/fhir',
    'https://ehr.example.org.evil.example/fhir',
    'https://ehr.example.org@evil.example/fhir',
    'https://user@ehr.example.org/fhir',
    'https://evil.example/https://ehr.example.org/fhir',
    'https://ehr.example.org\\@evil.example/fhir',
    ' https://ehr.example.org/fhir',
  ]) {
    it(`is not ${url}`, () => {
      expect(boundFhirBase(client, url)).to.equal(undefined);
    });
  }

  it('is on a private network only if a registration of that very base says so', () => {
    const reach = reachOfBase([client, registration({ fhirBases: [`${base}/b/`], privateNetwork: true })]);
    expect([reach(base), reach(`${base}/b`), reach(`${base}/b/c`)]).to.deep.equal([
      'public',
      'private',
      undefined,
    ]);
  });
});
