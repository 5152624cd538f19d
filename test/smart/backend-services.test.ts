import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { exportJWK, generateKeyPair } from 'jose';
import type { ClientRegistration } from '../../server/cds-hooks/clients.ts';
import type { BackendTokens } from '../../server/fhir/backend-tokens.ts';
import { createJsonFetcher, type JsonFetcher } from '../../server/outbound/fetch-json.ts';
import { createBackendServices, missingKeys } from '../../server/smart/backend-services.ts';
import { readOwnKeys, type OwnKeys } from '../../server/smart/own-keys.ts';
import { startAuthorizationServer, type AuthorizationServer } from '../fakes/authorization-server.ts';
import { startService, type TestService } from '../fakes/service.ts';
import { registration } from '../fixtures/registration.ts';

const CLIENT_ID = 'stroke-cds-at-ehr';

describe('our own tokens (SMART App Launch 2.2, "Backend Services")', () => {
  let now = new Date('2026-11-24T09:00:00Z');
  let keys: OwnKeys;
  let publisher: TestService;
  let network: JsonFetcher;
  let server: AuthorizationServer;
  let logged: object[];

  before(async () => {
    const directory = await mkdtemp(path.join(os.tmpdir(), 'stroke-cds-'));
    const file = path.join(directory, 'keys.json');
    const made = await Promise.all(
      (['ES384', 'RS384'] as const).map(async (alg) => {
        const { privateKey } = await generateKeyPair(alg, { extractable: true });
        return { ...(await exportJWK(privateKey)), alg, kid: `our-${alg}` };
      }),
    );
    await writeFile(file, JSON.stringify({ keys: made }));
    keys = await readOwnKeys(file);
    await rm(directory, { recursive: true });
    publisher = await startService({ publicKeys: keys.jwks });
    network = createJsonFetcher();
  });
  after(async () => {
    await network.close();
    await publisher.close();
  });

  beforeEach(async () => {
    logged = [];
    server = await startAuthorizationServer({
      clientId: CLIENT_ID,
      jwksUrl: () => `${publisher.url}/.well-known/jwks.json`,
      now: () => now,
    });
  });
  afterEach(() => server.close());

  type Changes = Partial<Parameters<typeof registration>[0] & object>;

  function client(backend: object = {}, changes: Changes = {}): ClientRegistration {
    return registration({
      fhirBases: [server.fhirBase],
      privateNetwork: true,
      backendServices: { clientId: CLIENT_ID, ...backend },
      ...changes,
    });
  }

  function tokensFor(...clients: ClientRegistration[]): BackendTokens {
    return createBackendServices({
      clients,
      keys,
      fetchJson: network.fetchJson,
      now: () => now,
      newId: () => crypto.randomUUID(),
      log: { warn: (entry: object) => void logged.push(entry) },
    });
  }

  const tokenRequests = () => server.asked.filter((entry) => entry === 'POST /token').length;

  for (const algorithm of ['ES384', 'RS384'] as const) {
    it(`are given for an assertion signed with ${algorithm}, which the server checks against our published keys`, async () => {
      const tokens = tokensFor(client({ tokenUrl: server.tokenUrl, algorithm }));
      expect(await tokens.tokenFor('ehr', server.fhirBase)).to.equal('token-1');
      expect(server.refusals).to.deep.equal([]);
      expect(server.assertions[0]?.header).to.deep.equal({
        alg: algorithm,
        kid: `our-${algorithm}`,
        typ: 'JWT',
      });
      expect(server.assertions[0]?.claims).to.include({
        iss: CLIENT_ID,
        sub: CLIENT_ID,
        aud: server.tokenUrl,
      });
    });
  }

  it('are asked for where the FHIR server’s SMART configuration says, unless the registration does', async () => {
    await tokensFor(client()).tokenFor('ehr', server.fhirBase);
    await tokensFor(client({ tokenUrl: server.tokenUrl })).tokenFor('ehr', server.fhirBase);
    expect(server.asked).to.deep.equal([
      'GET /fhir/.well-known/smart-configuration',
      'POST /token',
      'POST /token',
    ]);
  });

  it('are asked for there again without looking, until that fails', async () => {
    const tokens = tokensFor(client());
    const ask = async () => {
      now = new Date(now.getTime() + 600_000);
      return tokens.tokenFor('ehr', server.fhirBase);
    };
    await ask();
    expect(await ask()).to.equal('token-2');
    server.answer = () => ({ status: 404, body: '' });
    expect(await ask()).to.equal(undefined);
    server.answer = undefined;
    expect(await ask()).to.equal('token-4');
    const looks = server.asked.filter((entry) => entry.startsWith('GET'));
    expect(looks).to.have.length(2);
  });

  it('are for reading what prefetch reads, or for what the registration says', async () => {
    await tokensFor(client()).tokenFor('ehr', server.fhirBase);
    await tokensFor(client({ scope: 'system/*.read' })).tokenFor('ehr', server.fhirBase);
    const [byDefault = '', said] = server.scopes;
    expect(byDefault.split(' ')).to.include.members(['system/Patient.rs', 'system/Observation.rs']);
    expect(byDefault).not.to.match(/\*|[cud]\b/);
    expect(said).to.equal('system/*.read');
  });

  it('are also for writing predictions and decisions where the registration has that on, and nothing else', async () => {
    await tokensFor(client({}, { writeBack: true })).tokenFor('ehr', server.fhirBase);
    const writes = (server.scopes[0] ?? '').split(' ').filter((scope) => !scope.endsWith('.rs'));
    expect(writes).to.have.members(['system/RiskAssessment.cs', 'system/Provenance.u']);
  });

  it('are kept until shortly before they expire, and never for more than five minutes', async () => {
    const tokens = tokensFor(client());
    const at = async (seconds: number) => {
      now = new Date(now.getTime() + seconds * 1000);
      return tokens.tokenFor('ehr', server.fhirBase);
    };
    expect([await at(0), await at(260), await at(11)]).to.deep.equal(['token-1', 'token-1', 'token-2']);
    server.expiresIn = 3600;
    expect([await at(300), await at(299), await at(2)]).to.deep.equal(['token-3', 'token-3', 'token-4']);
  });

  it('are not kept where the server does not say for how long', async () => {
    server.expiresIn = undefined;
    const tokens = tokensFor(client());
    expect(await tokens.tokenFor('ehr', server.fhirBase)).to.equal('token-1');
    expect(await tokens.tokenFor('ehr', server.fhirBase)).to.equal('token-2');
  });

  it('are not given out again once the FHIR server has refused them', async () => {
    const tokens = tokensFor(client());
    expect(await tokens.tokenFor('ehr', server.fhirBase)).to.equal('token-1');
    tokens.refused('ehr', server.fhirBase, 'token-1');
    expect(await tokens.tokenFor('ehr', server.fhirBase)).to.equal('token-2');
    // A late answer to an earlier token says nothing of the present one.
    tokens.refused('ehr', server.fhirBase, 'token-1');
    tokens.refused('stranger', server.fhirBase, 'token-2');
    expect(await tokens.tokenFor('ehr', server.fhirBase)).to.equal('token-2');
    expect(tokenRequests()).to.equal(2);
  });

  it('are asked for once when many want one at the same time', async () => {
    const tokens = tokensFor(client());
    const all = await Promise.all(Array.from({ length: 20 }, () => tokens.tokenFor('ehr', server.fhirBase)));
    expect(new Set(all)).to.deep.equal(new Set(['token-1']));
    expect(tokenRequests()).to.equal(1);
  });

  it('are for the bases of a client that has registered us, and for nothing else', async () => {
    const tokens = tokensFor(
      client(),
      registration({ id: 'other', issuer: 'https://b.example.org', fhirBases: [server.fhirBase] }),
    );
    expect(await tokens.tokenFor('other', server.fhirBase)).to.equal(undefined);
    expect(await tokens.tokenFor('nobody', server.fhirBase)).to.equal(undefined);
    expect(await tokens.tokenFor('ehr', `${server.fhirBase}x`)).to.equal(undefined);
    expect(server.asked).to.deep.equal([]);
  });

  const failures: [string, () => void][] = [
    ['refuses', () => (server.answer = () => ({ status: 400, body: '{"error":"invalid_scope"}' }))],
    ['fails', () => (server.answer = () => ({ status: 500, body: 'canary-body' }))],
    ['answers something else', () => (server.answer = () => ({ status: 200, body: '{"access_token":5}' }))],
    [
      'gives a token of another kind',
      () =>
        (server.answer = (grant) => ({
          status: 200,
          body: JSON.stringify({ ...grant, token_type: 'DPoP' }),
        })),
    ],
    ['redirects', () => (server.answer = () => ({ status: 307, body: '' }))],
    ['names no token endpoint', () => (server.configuration = {})],
    ['names one that is no URL', () => (server.configuration = { token_endpoint: 'javascript:alert(1)' })],
  ];
  for (const [what, arrange] of failures) {
    it(`are none when the server ${what}: logged without what was answered, and not asked for again at once`, async () => {
      arrange();
      const tokens = tokensFor(client());
      expect(await tokens.tokenFor('ehr', server.fhirBase)).to.equal(undefined);
      const asked = server.asked.length;
      expect(await tokens.tokenFor('ehr', server.fhirBase)).to.equal(undefined);
      expect(server.asked).to.have.length(asked);
      expect(logged).to.have.length(1);
      expect(logged[0]).to.have.keys('clientId', 'cause');
      expect(JSON.stringify(logged)).not.to.match(/token-|canary|eyJ/);
      server.answer = undefined;
      server.configuration = { token_endpoint: server.tokenUrl };
      now = new Date(now.getTime() + 60_000);
      expect(await tokens.tokenFor('ehr', server.fhirBase)).to.match(/^token-/);
    });
  }

  it('are asked for again when the clock is set back: neither a pause nor a token outlives its time by that', async () => {
    const tokens = tokensFor(client());
    const setBack = () => {
      now = new Date(now.getTime() - 86_400_000);
    };
    server.answer = () => ({ status: 500, body: '' });
    expect(await tokens.tokenFor('ehr', server.fhirBase)).to.equal(undefined);
    server.answer = undefined;
    setBack();
    const first = await tokens.tokenFor('ehr', server.fhirBase);
    expect(first).to.match(/^token-/);
    setBack();
    expect(await tokens.tokenFor('ehr', server.fhirBase))
      .to.match(/^token-/)
      .and.not.equal(first);
  });

  it('are none from a private address that is not registered as such', async () => {
    const tokens = tokensFor(client({}, { privateNetwork: false }));
    expect(await tokens.tokenFor('ehr', server.fhirBase)).to.equal(undefined);
    expect(server.asked).to.deep.equal([]);
  });

  it('are not waited for longer than the caller has time; the next one finds the token', async () => {
    let answerNow: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (answerNow = resolve));
    const fetchJson: JsonFetcher['fetchJson'] = async (request) => {
      await slow;
      return network.fetchJson(request);
    };
    const tokens = createBackendServices({
      clients: [client()],
      keys,
      fetchJson,
      now: () => now,
      newId: () => crypto.randomUUID(),
      log: { warn: () => undefined },
    });
    expect(await tokens.tokenFor('ehr', server.fhirBase, AbortSignal.timeout(20))).to.equal(undefined);
    expect(await tokens.tokenFor('ehr', server.fhirBase, AbortSignal.abort())).to.equal(undefined);
    const patient = tokens.tokenFor('ehr', server.fhirBase, AbortSignal.timeout(20_000));
    answerNow();
    expect(await patient).to.equal('token-1');
    expect(tokenRequests()).to.equal(1);
  });

  it('need a key for the algorithm a registration names', () => {
    const without = { signing: new Map([...keys.signing].filter(([alg]) => alg === 'ES384')) };
    expect(missingKeys([client({ algorithm: 'RS384' })], without)).to.deep.equal(['RS384']);
    expect(missingKeys([client()], without)).to.deep.equal([]);
    expect(missingKeys([client()], undefined)).to.deep.equal(['ES384']);
    expect(missingKeys([registration()], undefined)).to.deep.equal([]);
  });
});
