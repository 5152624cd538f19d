/** Marked secrets are sent down every path; afterwards logs, answers and the real database are searched for them. */
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { expect } from 'chai';
import type { Store } from '../../server/storage/store.ts';
import { startFhirServer, type FakeAnswer, type FakeFhirServer } from '../fakes/fhir-server.ts';
import { startService, type TestService } from '../fakes/service.ts';
import { fullPrefetch, NOW, patient } from '../fixtures/chart.ts';
import { orderSign } from '../fixtures/hook-request.ts';
import { registration } from '../fixtures/registration.ts';
import { pglitePlace } from '../fixtures/storage.ts';

const THEIRS = 'canary-access-token-of-the-hook';
const OURS = 'canary-access-token-of-our-own';
const NAME = 'Canaryname';
const SERVICE = 'thrombolysis-order-sign';

describe('tokens and names of patients', function () {
  this.timeout(60_000);
  let place: Awaited<ReturnType<typeof pglitePlace>>;
  let store: Store;
  let service: TestService;
  let ehr: FakeFhirServer;
  let answer: (path: string) => FakeAnswer | undefined;
  let isStorageDown = false;
  let sign: (claims?: object) => Promise<string>;
  /** Every JWT that was sent, whole and in parts. */
  const jwts: string[] = [];
  const answers: string[] = [];

  const chart = (path: string): FakeAnswer => ({
    body: path.startsWith('Patient/')
      ? patient({ name: [{ family: NAME }] })
      : { resourceType: 'Bundle', type: 'searchset' },
  });

  before(async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES384', { extractable: true });
    const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k' }] };
    const iat = NOW.getTime() / 1000;
    sign = async (claims = {}) => {
      const aud = `https://cds.example.org/cds-services/${SERVICE}`;
      const jwt = await new SignJWT({
        iss: 'https://ehr.example.org',
        aud,
        iat,
        exp: iat + 300,
        jti: crypto.randomUUID(),
        ...claims,
      })
        .setProtectedHeader({ alg: 'ES384', kid: 'k', typ: 'JWT' })
        .sign(privateKey);
      jwts.push(jwt, ...jwt.split('.').slice(1));
      return jwt;
    };
    place = await pglitePlace();
    store = await place.open();
    ehr = await startFhirServer((path) => answer(path));
    service = await startService({
      store: new Proxy(store, {
        get: (target, name: keyof Store) =>
          isStorageDown && name !== 'close'
            ? () => Promise.reject(new Error(`connection lost: ${THEIRS} ${NAME}`))
            : target[name],
      }),
      acceptsAnonymous: false,
      clients: [
        registration({ jwks, fhirBases: [ehr.base], origins: ['https://ehr.example.org'], writeBack: true }),
      ],
      backendTokens: { tokenFor: () => Promise.resolve(OURS), refused: () => undefined },
      fhirDeadlineMs: 300,
    });
  });
  after(async () => {
    await service.close();
    await ehr.close();
    await place.remove();
  });

  const withToken = (changes: object = {}) =>
    orderSign({
      fhirServer: ehr.base,
      fhirAuthorization: {
        access_token: THEIRS,
        token_type: 'Bearer',
        expires_in: 300,
        scope: 'user/*.rs',
        subject: 'cds',
      },
      prefetch: {},
      ...changes,
    });

  async function send(
    body: unknown,
    path = `/cds-services/${SERVICE}`,
    claims: object = {},
  ): Promise<Response> {
    const response = await service.post(path, body, { authorization: `Bearer ${await sign(claims)}` });
    answers.push(await response.clone().text(), JSON.stringify([...response.headers]));
    return response;
  }

  const paths: [what: string, expected: number, run: () => Promise<Response>][] = [
    ['a call that succeeds', 200, () => send(withToken())],
    ['a call that reads with our own token', 200, () => send(withToken({ fhirAuthorization: undefined }))],
    [
      'a call with prefetch',
      200,
      () =>
        send(withToken({ prefetch: { ...fullPrefetch(), patient: patient({ name: [{ family: NAME }] }) } })),
    ],
    ...[401, 403, 404, 500].map((status): [string, number, () => Promise<Response>] => [
      `a FHIR server that answers ${status} and quotes the token`,
      412,
      () => {
        answer = () => ({
          status,
          body: { resourceType: 'OperationOutcome', issue: [{ diagnostics: `${THEIRS} ${NAME}` }] },
        });
        return send(withToken());
      },
    ]),
    [
      'a FHIR server that does not answer',
      412,
      () => {
        answer = () => undefined;
        return send(withToken());
      },
    ],
    [
      'a FHIR server that answers no JSON',
      412,
      () => {
        answer = () => ({ headers: { 'content-length': '1000' }, body: THEIRS });
        return send(withToken());
      },
    ],
    [
      'a FHIR server that redirects',
      412,
      () => {
        answer = () => ({ status: 302, headers: { location: `${ehr.base}/${THEIRS}` } });
        return send(withToken());
      },
    ],
    ['a FHIR server of nobody’s', 412, () => send(withToken({ fhirServer: `${ehr.base}/${THEIRS}` }))],
    [
      'a database that is down',
      200,
      () => {
        isStorageDown = true;
        return send(withToken());
      },
    ],
    [
      'a body that is wrong wherever a token or a name could be',
      400,
      () =>
        send(
          withToken({
            hook: THEIRS,
            fhirAuthorization: { access_token: [THEIRS], token_type: THEIRS, expires_in: THEIRS },
          }),
        ),
    ],
    ['a patient id that is a name', 400, () => send(orderSign({}, { patientId: `${NAME} ${THEIRS}` }))],
    ['a body that is not JSON', 400, () => send(`{"access_token":"${THEIRS}","name":"${NAME}"`)],
    [
      'a call that is not authenticated',
      401,
      () => send(withToken(), undefined, { aud: 'https://x.example.org' }),
    ],
    ['a service that is not there', 404, () => send(withToken(), `/cds-services/${THEIRS}`)],
    [
      'feedback',
      200,
      () =>
        send(
          {
            feedback: [
              {
                card: crypto.randomUUID(),
                outcome: 'overridden',
                outcomeTimestamp: NOW.toISOString(),
                overrideReason: { reason: { code: 'x', system: 'https://x.example.org' } },
              },
            ],
          },
          `/cds-services/${SERVICE}/feedback`,
        ),
    ],
  ];
  for (const [what, expected, run] of paths) {
    it(`go down this path: ${what}`, async () => {
      answer = chart;
      isStorageDown = false;
      expect((await run()).status).to.equal(expected);
    });
  }

  it('arrive where they should', () => {
    const bearers = new Set(ehr.requests.map(({ authorization }) => authorization));
    expect([...bearers]).to.have.members([`Bearer ${THEIRS}`, `Bearer ${OURS}`]);
    const writers = ehr.requests.filter(({ url }) => url === 'RiskAssessment');
    expect(new Set(writers.map(({ authorization }) => authorization))).to.deep.equal(
      new Set([`Bearer ${OURS}`]),
    );
  });

  /** As JSON would show it: nothing of it may be there. */
  function expectNone(text: string, where: string): void {
    for (const secret of [THEIRS, OURS, NAME, ...jwts]) {
      expect(text.includes(secret), `${secret.slice(0, 30)} in ${where}`).to.equal(false);
    }
  }

  it('stand in no line of the log', () => {
    expect(service.logged.length).to.be.greaterThan(paths.length);
    expectNone(service.logged.join('\n'), 'the log');
  });

  it('stand in no answer', () => {
    expectNone(answers.join('\n'), 'an answer');
  });

  it('stand in no table', async () => {
    await store.close();
    const database = await PGlite.create(path.join(place.dataDir, 'pglite'));
    const tables = await database.query<{ name: string }>(
      "select table_schema || '.\"' || table_name || '\"' as name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')",
    );
    let rows = 0;
    for (const { name } of tables.rows) {
      const content = await database.query(`select t::text as row from ${name} t`);
      rows += content.rows.length;
      expectNone(JSON.stringify(content.rows), name);
    }
    await database.close();
    expect(rows).to.be.greaterThan(5);
  });
});
