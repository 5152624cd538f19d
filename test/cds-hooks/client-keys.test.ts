import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose';
import { expect } from 'chai';
import { startCountingServer } from '../fakes/counting-server.ts';
import { startService, type TestService, type TestServiceOptions } from '../fakes/service.ts';
import { NOW } from '../fixtures/chart.ts';
import { orderSign } from '../fixtures/hook-request.ts';
import { registration } from '../fixtures/registration.ts';

const PATH = '/cds-services/thrombolysis-order-sign';
const ISSUER = 'https://ehr.example.org';

interface Signer {
  readonly jwk: JWK;
  readonly sign: (header?: Record<string, unknown>) => Promise<string>;
}

async function signer(kid: string, alg = 'ES384', keyAlg: string | null = alg): Promise<Signer> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const iat = NOW.getTime() / 1000;
  return {
    jwk: { ...(await exportJWK(publicKey)), kid, ...(keyAlg !== null && { alg: keyAlg }) },
    sign: (header = {}) =>
      new SignJWT({
        iss: ISSUER,
        aud: `https://cds.example.org${PATH}`,
        iat,
        exp: iat + 300,
        jti: crypto.randomUUID(),
      })
        .setProtectedHeader({ alg, kid, typ: 'JWT', ...header })
        .sign(privateKey),
  };
}

/** Where an EHR publishes its keys: what it answers can be changed, and it counts how often it was asked. */
async function startKeyServer() {
  const state = { keys: [] as JWK[], status: 200, asked: 0, body: undefined as string | undefined };
  const server: Server = createServer((_request, response) => {
    state.asked++;
    response.writeHead(state.status, { 'content-type': 'application/json' });
    response.end(state.body ?? JSON.stringify({ keys: state.keys }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  });
}

describe('keys of a client', () => {
  const closers: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });

  async function serviceFor(
    jwksUri: string,
    times: Partial<TestServiceOptions['keyTimes']> = {},
    changes: Parameters<typeof registration>[0] = {},
  ): Promise<TestService> {
    const service = await startService({
      acceptsAnonymous: false,
      clients: [registration({ issuer: ISSUER, jwksUri, privateNetwork: true, ...changes })],
      keyTimes: {
        cooldown: 0,
        refresh: 3_600_000,
        maxAge: 60_000,
        keepWithoutFetch: 60_000,
        timeout: 2000,
        ...times,
      },
    });
    closers.unshift(() => service.close());
    return service;
  }

  async function keyServer() {
    const server = await startKeyServer();
    closers.push(() => server.close());
    return server;
  }

  const call = async (service: TestService, token: Promise<string>) =>
    (await service.post(PATH, orderSign(), { authorization: `Bearer ${await token}` })).status;

  it('are fetched once from the configured address', async () => {
    const [keys, one] = [await keyServer(), await signer('one')];
    keys.keys = [one.jwk];
    const service = await serviceFor(keys.url);
    expect([await call(service, one.sign()), await call(service, one.sign())]).to.deep.equal([200, 200]);
    expect(keys.asked).to.equal(1);
  });

  it('are fetched at the start and then regularly, so that no call waits for them', async () => {
    const [keys, one] = [await keyServer(), await signer('one')];
    keys.keys = [one.jwk];
    const service = await serviceFor(keys.url, { refresh: 20 });
    while (keys.asked < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    Object.assign(keys, { status: 503 });
    expect(await call(service, one.sign())).to.equal(200);
  });

  it('rotate: an unknown kid leads to one fetch, and a key that is gone is no longer accepted', async () => {
    const [keys, old, next] = [await keyServer(), await signer('old'), await signer('next')];
    keys.keys = [old.jwk];
    const service = await serviceFor(keys.url);
    expect(await call(service, old.sign())).to.equal(200);
    keys.keys = [next.jwk];
    expect(await call(service, next.sign())).to.equal(200);
    expect(await call(service, old.sign())).to.equal(401);
  });

  it('cool down: unknown kids lead to no more fetches than one', async () => {
    const [keys, one, stranger] = [await keyServer(), await signer('one'), await signer('stranger')];
    keys.keys = [one.jwk];
    const service = await serviceFor(keys.url, { cooldown: 60_000 });
    expect(await call(service, one.sign())).to.equal(200);
    for (let count = 0; count < 5; count++) expect(await call(service, stranger.sign())).to.equal(401);
    expect(keys.asked).to.equal(1);
  });

  for (const [what, outage, cause] of [
    ['answers 503', { status: 503 }, 'HTTP 503'],
    ['answers a page', { body: '<html>' }, 'not a key set'],
    ['answers something else', { body: '{"error":"maintenance"}' }, 'not a key set'],
  ] as const) {
    it(`are kept while their server ${what}`, async () => {
      const [keys, one] = [await keyServer(), await signer('one')];
      keys.keys = [one.jwk];
      const service = await serviceFor(keys.url, { maxAge: 0 });
      expect(await call(service, one.sign())).to.equal(200);
      Object.assign(keys, outage);
      expect(await call(service, one.sign())).to.equal(200);
      expect(keys.asked).to.be.greaterThan(1);
      const told = service.logged.find((line) => line.includes('keys of the client not fetched'));
      expect(told).to.contain(`"cause":"${cause}"`);
    });
  }

  it('are kept while their server is gone, but not for ever', async () => {
    const [keys, one] = [await startKeyServer(), await signer('one')];
    keys.keys = [one.jwk];
    const kept = await serviceFor(keys.url, { maxAge: 0 });
    const lost = await serviceFor(keys.url, { maxAge: 0, keepWithoutFetch: -1 });
    expect([await call(kept, one.sign()), await call(lost, one.sign())]).to.deep.equal([200, 200]);
    await keys.close();
    expect([await call(kept, one.sign()), await call(lost, one.sign())]).to.deep.equal([200, 401]);
  });

  it('that were never had are not asked for at every call', async () => {
    const [keys, one] = [await keyServer(), await signer('one')];
    keys.status = 500;
    const service = await serviceFor(keys.url, { cooldown: 60_000 });
    for (let count = 0; count < 5; count++) expect(await call(service, one.sign())).to.equal(401);
    expect(keys.asked).to.equal(1);
  });

  it('come from the configured address or from nowhere: a jku that is another one is refused and not called', async () => {
    const [keys, one, attacker] = [await keyServer(), await signer('one'), await startCountingServer()];
    closers.push(() => attacker.close());
    keys.keys = [one.jwk];
    const service = await serviceFor(keys.url);
    expect(await call(service, one.sign({ jku: keys.url }))).to.equal(200);
    expect(await call(service, one.sign({ jku: `http://127.0.0.1:${attacker.port}/` }))).to.equal(401);
    expect(await call(service, one.sign({ jku: `${keys.url}?` }))).to.equal(401);
    expect(attacker.count()).to.equal(0);
  });

  it('are not fetched from a private address unless the registration says so', async () => {
    const [keys, one] = [await keyServer(), await signer('one')];
    keys.keys = [one.jwk];
    const service = await serviceFor(keys.url, {}, { privateNetwork: false });
    expect(await call(service, one.sign())).to.equal(401);
    expect(keys.asked).to.equal(0);
  });

  for (const alg of ['ES384', 'RS384', 'ES256', 'RS256'] as const) {
    it(`${alg}: accepted if the registration allows it, and only with a key that is for it`, async () => {
      const [keys, right, unmarked, wrong] = [
        await keyServer(),
        await signer('right', alg),
        await signer('unmarked', alg, null),
        await signer('wrong', alg, alg === 'RS384' ? 'RS256' : 'RS384'),
      ];
      keys.keys = [right, unmarked, wrong].map(({ jwk }) => jwk);
      const service = await serviceFor(keys.url, {}, { algorithms: [alg] });
      expect(await call(service, right.sign())).to.equal(200);
      expect(await call(service, unmarked.sign())).to.equal(200);
      expect(await call(service, wrong.sign())).to.equal(401);
      const others = (['ES384', 'RS384'] as const).filter((other) => other !== alg);
      const strict = await serviceFor(keys.url, {}, { algorithms: others });
      expect(await call(strict, right.sign())).to.equal(401);
    });
  }
});
