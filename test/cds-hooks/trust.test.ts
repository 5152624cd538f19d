import { exportJWK, generateKeyPair, SignJWT, type JSONWebKeySet, type JWTPayload } from 'jose';
import { expect } from 'chai';
import { startService, type TestService } from '../fakes/service.ts';
import { NOW } from '../fixtures/chart.ts';
import { orderSign } from '../fixtures/hook-request.ts';
import { registration } from '../fixtures/registration.ts';

const PATH = '/cds-services/thrombolysis-order-sign';
const ENDPOINT = `https://cds.example.org${PATH}`;
const ISSUER = 'https://ehr.example.org';

describe('CDS Hooks 2.0.1 "Trusting CDS Clients"', () => {
  let service: TestService;
  let keys: Awaited<ReturnType<typeof generateKeyPair>>;
  let strangerKeys: Awaited<ReturnType<typeof generateKeyPair>>;
  let serial = 0;

  before(async () => {
    keys = await generateKeyPair('ES384', { extractable: true });
    strangerKeys = await generateKeyPair('ES384');
    const jwks: JSONWebKeySet = { keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'ES384' }] };
    service = await startService({
      clients: [registration({ issuer: ISSUER, jwks })],
      acceptsAnonymous: false,
    });
  });
  after(() => service.close());

  const seconds = NOW.getTime() / 1000;
  const claims = (changes: JWTPayload = {}): JWTPayload => ({
    iss: ISSUER,
    aud: ENDPOINT,
    iat: seconds,
    exp: seconds + 300,
    jti: `jti-${++serial}`,
    ...changes,
  });

  function sign(
    payload: JWTPayload,
    header: Record<string, unknown> = {},
    key = keys.privateKey,
  ): Promise<string> {
    const defined = Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined));
    return new SignJWT(defined)
      .setProtectedHeader({ alg: 'ES384', kid: 'k1', typ: 'JWT', ...header })
      .sign(key);
  }

  async function call(
    token: string | undefined,
    path = PATH,
    body: unknown = orderSign(),
  ): Promise<Response> {
    return service.post(path, body, token === undefined ? {} : { authorization: `Bearer ${token}` });
  }

  it('lets a registered client in, with aud as string or array', async () => {
    expect((await call(await sign(claims()))).status).to.equal(200);
    expect(
      (await call(await sign(claims({ aud: ['https://other.example.org', ENDPOINT] })))).status,
    ).to.equal(200);
  });

  it('refuses a call without a token, before it reads the body', async () => {
    const response = await service.post(PATH, '{ not json');
    expect(response.status).to.equal(401);
    expect(response.headers.get('www-authenticate')).to.equal('Bearer');
  });

  it('refuses a jti that was used before, however long or strange it is', async () => {
    const kept: string[] = [];
    const { rememberJwtId } = service.store;
    Object.assign(service.store, {
      rememberJwtId: (...[id, now]: Parameters<typeof rememberJwtId>) => {
        kept.push(id.jti);
        return rememberJwtId(id, now);
      },
    });
    for (const jti of ['plain', 'a blank', 'nul\0', 'x'.repeat(6000), `${'x'.repeat(6000)}y`]) {
      const token = await sign(claims({ jti }));
      expect((await call(token)).status).to.equal(200);
      expect((await call(token)).status).to.equal(401);
    }
    Object.assign(service.store, { rememberJwtId });
    expect(new Set(kept).size).to.equal(5);
    // What a row of an index in PostgreSQL takes, and a text: 54000 and 22021 otherwise.
    for (const jti of kept) expect(jti).to.match(/^[\x20-\x7e]{1,256}$/);
  });

  it('lets exactly one of several concurrent uses of a token through', async () => {
    const token = await sign(claims());
    const statuses = await Promise.all(Array.from({ length: 10 }, async () => (await call(token)).status));
    expect(statuses.filter((status) => status === 200)).to.have.length(1);
  });

  const refused: [string, () => Promise<string>][] = [
    ['another issuer', () => sign(claims({ iss: 'https://evil.example.org' }))],
    [
      'the audience of another service',
      () => sign(claims({ aud: 'https://cds.example.org/cds-services/stroke-prognosis' })),
    ],
    [
      'the audience of the address it was sent to instead of the public one',
      () => sign(claims({ aud: service.url + PATH })),
    ],
    ['an expired token', () => sign(claims({ exp: seconds - 60, iat: seconds - 360 }))],
    ['a token issued in the future', () => sign(claims({ iat: seconds + 600, exp: seconds + 900 }))],
    ['a life of more than an hour', () => sign(claims({ exp: seconds + 4000 }))],
    ['a foreign key under a known kid', () => sign(claims(), {}, strangerKeys.privateKey)],
    ['no kid', () => sign(claims(), { kid: undefined })],
    ['another typ', () => sign(claims(), { typ: 'at+jwt' })],
    ['no typ', () => sign(claims(), { typ: undefined })],
    ['a token that is not valid yet', () => sign(claims({ nbf: seconds + 120 }))],
    [
      'a symmetric algorithm',
      () =>
        new SignJWT(claims())
          .setProtectedHeader({ alg: 'HS256', kid: 'k1', typ: 'JWT' })
          .sign(new Uint8Array(32)),
    ],
    [
      'HS256 with the public key as the secret',
      async () =>
        new SignJWT(claims())
          .setProtectedHeader({ alg: 'HS256', kid: 'k1', typ: 'JWT' })
          .sign(new TextEncoder().encode(JSON.stringify(await exportJWK(keys.publicKey)))),
    ],
    [
      'alg none',
      () => Promise.resolve(`${encoded({ alg: 'none', typ: 'JWT', kid: 'k1' })}.${encoded(claims())}.`),
    ],
    ['no JWT at all', () => Promise.resolve('abc')],
    ...(['iss', 'aud', 'exp', 'iat', 'jti'] as const).map((claim): [string, () => Promise<string>] => [
      `a missing ${claim}`,
      () => sign(claims({ [claim]: undefined })),
    ]),
  ];
  for (const [what, make] of refused) {
    it(`refuses ${what} with 401, and does not say what failed`, async () => {
      const response = await call(await make());
      expect(response.status).to.equal(401);
      const { issue } = (await response.json()) as {
        issue: { details: { text: string }; expression?: unknown }[];
      };
      expect(issue[0]?.details.text).to.equal('The call carries no acceptable token.');
      expect(issue[0]).not.to.have.property('expression');
    });
  }

  it('accepts for feedback the URL of the endpoint or of its service, and no other', async () => {
    const body = { feedback: [] };
    const send = async (aud: string) =>
      (await call(await sign(claims({ aud })), `${PATH}/feedback`, body)).status;
    expect(await send(`${ENDPOINT}/feedback`)).to.equal(200);
    expect(await send(ENDPOINT)).to.equal(200);
    expect(await send('https://cds.example.org/cds-services')).to.equal(401);
  });

  it('still answers while the database is down, and still refuses a token it has seen', async () => {
    service.store.isDown = true;
    const token = await sign(claims());
    const [first, second] = [await call(token), await call(token)];
    service.store.isDown = false;
    expect([first.status, second.status]).to.deep.equal([200, 401]);
  });

  it('logs no token', async () => {
    const token = await sign(claims());
    await call(token);
    expect(service.logged.join('')).not.to.contain(token.split('.')[2]);
  });
});

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
