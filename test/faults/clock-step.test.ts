import { expect } from 'chai';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createReplayGuard } from '../../server/cds-hooks/replay-guard.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';
import { startService, type TestService } from '../fakes/service.ts';
import { NOW } from '../fixtures/chart.ts';
import { orderSign } from '../fixtures/hook-request.ts';
import { registration } from '../fixtures/registration.ts';
import { pglitePlace } from '../fixtures/storage.ts';

const HOUR_MS = 3_600_000;
const PATH = '/cds-services/thrombolysis-order-sign';
const BASE = 'https://ehr.example.org/fhir';

/** Every step of a clock comes back: what it must not do is stay. */
describe('a clock that is set forward or back', () => {
  let now: Date;
  let service: TestService;
  let privateKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

  before(async () => {
    const keys = await generateKeyPair('ES384', { extractable: true });
    privateKey = keys.privateKey;
    const jwks = { keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k' }] };
    now = NOW;
    service = await startService({
      clients: [registration({ jwks, fhirBases: [BASE] })],
      acceptsAnonymous: false,
      repeatCards: 'always',
      now: () => now,
    });
  });
  after(() => service.close());
  beforeEach(() => {
    now = NOW;
  });
  const stepBy = (hours: number) => {
    now = new Date(NOW.getTime() + hours * HOUR_MS);
  };

  const token = (issuedAt: Date) =>
    new SignJWT({ jti: crypto.randomUUID() })
      .setProtectedHeader({ alg: 'ES384', kid: 'k', typ: 'JWT' })
      .setIssuer('https://ehr.example.org')
      .setAudience(`https://cds.example.org${PATH}`)
      .setIssuedAt(issuedAt.getTime() / 1000)
      .setExpirationTime(issuedAt.getTime() / 1000 + 300)
      .sign(privateKey);
  /** @param ehrClock is right, unless a test says otherwise */
  const call = async (ehrClock = NOW) => {
    const authorization = `Bearer ${await token(ehrClock)}`;
    const response = await service.post(PATH, orderSign({ hookInstance: crypto.randomUUID() }), {
      authorization,
    });
    const body = (await response.json()) as { cards?: { summary: string }[] };
    return { status: response.status, summaries: (body.cards ?? []).map(({ summary }) => summary) };
  };

  it('refuses tokens by it while it is wrong, and none when it is right again; the cards are the same as before', async () => {
    const before = await call();
    expect(before.status).to.equal(200);
    for (const hours of [2, -2, 24 * 365, -24 * 365]) {
      stepBy(hours);
      expect((await call()).status).to.equal(401);
      now = NOW;
      expect(await call()).to.deep.equal(before);
    }
  });

  it('computes no total from values that are then too old or not yet come, and the same one when it is right again', async () => {
    const single = /HAT 2 → /;
    for (const hours of [24 * 30, -1]) {
      stepBy(hours);
      const { status, summaries } = await call(now);
      expect(status).to.equal(200);
      expect(summaries).not.to.be.empty;
      expect(summaries.join()).not.to.match(single);
      now = NOW;
      expect((await call()).summaries.join()).to.match(single);
    }
  });

  it('opens sessions of the app again that it has taken for expired', async () => {
    const session = { fhirBase: BASE, user: 'u', patientId: 'p1' };
    const { token: sealed } = await service.sessions.seal(session);
    stepBy(1);
    expect(await service.sessions.open(sealed)).to.equal(undefined);
    stepBy(-1);
    expect(await service.sessions.open(sealed)).to.deep.equal(session);
    now = NOW;
    expect(await service.sessions.open(sealed)).to.deep.equal(session);
  });

  it('measures durations by another clock', async () => {
    const { calls, rememberJwtId } = service.store;
    for (const hours of [-24, 24]) {
      now = NOW;
      const before = calls.length;
      // Once the caller is known: from then on it is measured.
      Object.assign(service.store, {
        rememberJwtId: (...id: Parameters<typeof rememberJwtId>) => {
          stepBy(hours);
          return rememberJwtId(...id);
        },
      });
      expect((await call()).status).to.equal(200);
      expect(calls.slice(before)).to.have.length(1);
      expect(calls.at(-1)?.durationMs).to.be.within(0, HOUR_MS);
    }
    Object.assign(service.store, { rememberJwtId });
  });

  it('does not make a replayed token a new one, in the process', async () => {
    const database = createMemoryStore();
    database.isDown = true;
    const silent = { error: () => undefined };
    const remember = createReplayGuard(database, () => now, silent);
    const id = {
      issuer: 'i',
      expiresAt: new Date(NOW.getTime() + HOUR_MS).toISOString(),
      lifetimeMs: HOUR_MS,
    };
    expect(await remember({ ...id, jti: 'first' })).to.equal(true);
    stepBy(24);
    // Often enough for what has expired to be forgotten.
    for (let other = 0; other < 1500; other++) await remember({ ...id, jti: `other ${other}` });
    now = NOW;
    expect(await remember({ ...id, jti: 'first' })).to.equal(false);
  });

  it('does not make it a new one in the database, which has a clock of its own', async () => {
    const place = await pglitePlace();
    const store = await place.open();
    const start = Date.now();
    const at = (hours: number) => new Date(start + hours * HOUR_MS).toISOString();
    const id = { issuer: 'i', expiresAt: at(1) };
    expect(await store.rememberJwtId({ ...id, jti: 'first' }, at(0))).to.equal(true);
    for (let other = 0; other < 150; other++)
      await store.rememberJwtId({ ...id, jti: `other ${other}` }, at(24));
    expect(await store.rememberJwtId({ ...id, jti: 'first' }, at(0))).to.equal(false);
    await store.close();
    await place.remove();
  });
});
