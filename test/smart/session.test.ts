import { expect } from 'chai';
import { SignJWT, exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import { startFhirServer, type FakeAnswer, type FakeFhirServer } from '../fakes/fhir-server.ts';
import { startService, type TestService } from '../fakes/service.ts';
import { NOW, patient, PATIENT_ID } from '../fixtures/chart.ts';

const NONCE = 'nonce-of-this-launch';
const seconds = (date: Date) => Math.floor(date.getTime() / 1000);

describe('POST /api/session', () => {
  let privateKey: CryptoKey;
  let strangersKey: CryptoKey;
  let jwk: object;
  let fhir: FakeFhirServer;
  let service: TestService;
  /** What the EHR answers, by path; a test changes some. */
  let answers: Record<string, FakeAnswer | undefined>;

  before(async () => {
    const pair = await generateKeyPair('ES384');
    privateKey = pair.privateKey;
    strangersKey = (await generateKeyPair('ES384')).privateKey;
    jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES384', use: 'sig' };
    fhir = await startFhirServer((path) => answers[path] ?? { status: 404 });
    service = await startService({ fhirBases: [fhir.base] });
  });
  after(async () => {
    await service.close();
    await fhir.close();
  });
  beforeEach(() => {
    answers = {
      '.well-known/smart-configuration': {
        body: {
          issuer: fhir.base,
          jwks_uri: `${fhir.base}/jwks`,
          introspection_endpoint: `${fhir.base}/introspect`,
        },
      },
      jwks: { body: { keys: [jwk] } },
      introspect: { status: 404 },
      [`Patient/${PATIENT_ID}`]: { body: patient() },
    };
  });

  const idToken = (changes: Record<string, unknown> = {}, key = privateKey, header = {}) =>
    new SignJWT({
      iss: fhir.base,
      aud: 'app',
      sub: 'dr-1',
      nonce: NONCE,
      iat: seconds(NOW),
      exp: seconds(NOW) + 3600,
      ...changes,
    })
      .setProtectedHeader({ alg: 'ES384', kid: 'k1', ...header })
      .sign(key);

  const ask = async (changes: Record<string, unknown> = {}) =>
    service.post('/api/session', {
      iss: fhir.base,
      idToken: await idToken(),
      accessToken: 'users-token',
      patient: PATIENT_ID,
      nonce: NONCE,
      ...changes,
    });

  it('gives a session in which the patient’s assessments are readable, and no other’s', async () => {
    const response = await ask();
    expect(response.status).to.equal(200);
    const { session, expiresInSeconds } = (await response.json()) as {
      session: string;
      expiresInSeconds: number;
    };
    expect(expiresInSeconds).to.equal(1800);
    const opened = await service.sessions.open(session);
    expect(opened).to.deep.equal({ fhirBase: fhir.base, user: 'dr-1', patientId: PATIENT_ID });
    expect(fhir.requests.find(({ url }) => url === `Patient/${PATIENT_ID}`)?.authorization).to.equal(
      'Bearer users-token',
    );
  });

  it('keeps neither token: they are in no log and in no session', async () => {
    const token = await idToken();
    await ask({ idToken: token });
    const logged = service.logged.join('\n');
    expect(logged).not.to.contain('users-token').and.not.to.contain(token);
  });

  const REFUSED: [string, () => Promise<Record<string, unknown>>][] = [
    ['signed by someone else', async () => ({ idToken: await idToken({}, strangersKey) })],
    ['of another issuer', async () => ({ idToken: await idToken({ iss: 'https://evil.example.org' }) })],
    ['for another app', async () => ({ idToken: await idToken({ aud: 'another-app' }) })],
    ['expired', async () => ({ idToken: await idToken({ exp: seconds(NOW) - 60 }) })],
    ['without an end', async () => ({ idToken: await idToken({ exp: undefined }) })],
    ['of another launch', async () => ({ idToken: await idToken({ nonce: 'another' }) })],
    ['without a nonce', async () => ({ idToken: await idToken({ nonce: undefined }) })],
    ['not a token', async () => Promise.resolve({ idToken: 'x.y.z' })],
    ['unsigned', async () => Promise.resolve({ idToken: `${btoa('{"alg":"none"}')}.${btoa('{}')}.` })],
  ];
  for (const [what, changes] of REFUSED) {
    it(`OpenID Connect Core 3.1.3.7: refuses an id_token ${what}, without saying why`, async () => {
      const response = await ask(await changes());
      expect(response.status).to.equal(401);
      expect(await response.text()).not.to.match(/nonce|audience|signature|expired/i);
    });
  }

  it('allows clocks that differ by some seconds', async () => {
    expect((await ask({ idToken: await idToken({ exp: seconds(NOW) - 20 }) })).status).to.equal(200);
  });

  it('RFC 7662: the EHR’s word about the token counts, whatever it lets be read', async () => {
    answers['introspect'] = { body: { active: true, patient: 'somebody-else' } };
    expect((await ask()).status).to.equal(401);
    answers['introspect'] = { body: { active: false } };
    expect((await ask()).status).to.equal(401);
    answers['introspect'] = { body: { active: true, patient: PATIENT_ID } };
    answers[`Patient/${PATIENT_ID}`] = { status: 403 };
    expect((await ask()).status).to.equal(200);
    const asked = fhir.requests.filter(({ url }) => url === 'introspect').at(-1);
    expect(asked?.authorization).to.equal('Bearer users-token');
  });

  it('without introspection the token has to read the patient', async () => {
    answers[`Patient/${PATIENT_ID}`] = { status: 403 };
    expect((await ask()).status).to.equal(401);
    answers[`Patient/${PATIENT_ID}`] = { body: { ...patient(), id: 'somebody-else' } };
    expect((await ask()).status).to.equal(401);
    answers[`Patient/${PATIENT_ID}`] = { status: 500 };
    expect((await ask()).status).to.equal(503);
  });

  it('says that the EHR is the one that does not answer', async () => {
    answers['.well-known/smart-configuration'] = { status: 500 };
    expect((await ask()).status).to.equal(503);
  });

  it('asks nobody about an issuer that is not registered', async () => {
    const before = fhir.requests.length;
    const response = await ask({ iss: 'https://evil.example.org/fhir' });
    expect(response.status).to.equal(400);
    const { issue } = (await response.json()) as { issue: { expression: string[] }[] };
    expect(issue[0]?.expression).to.deep.equal(['iss']);
    expect(fhir.requests.length).to.equal(before);
  });

  it('names the fields that are missing or too many', async () => {
    const response = await service.post('/api/session', { iss: fhir.base, patient: '', more: 1 });
    expect(response.status).to.equal(400);
    const { issue } = (await response.json()) as { issue: { expression: string[] }[] };
    expect(issue[0]?.expression).to.include.members(['idToken', 'accessToken', 'nonce', 'patient']);
    expect((await fetch(`${service.url}/api/session`)).status).to.equal(405);
  });
});
