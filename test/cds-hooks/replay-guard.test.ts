import { expect } from 'chai';
import { createReplayGuard } from '../../server/cds-hooks/replay-guard.ts';
import { createMemoryStore, type MemoryStore } from '../fakes/memory-store.ts';
import { NOW } from '../fixtures/chart.ts';

const MINUTE_MS = 60_000;
const token = (jti: string) => ({
  issuer: 'https://ehr.example.org',
  jti,
  expiresAt: new Date(NOW.getTime() + 5 * MINUTE_MS).toISOString(),
  lifetimeMs: 5 * MINUTE_MS,
});

/** Two processes on one database, which can be away. */
describe('tokens that were used while the database was away', () => {
  let database: MemoryStore;
  let elapsed: number;
  const process = () =>
    createReplayGuard(
      database,
      () => NOW,
      { error: () => undefined },
      () => elapsed,
    );
  /** What is written later is written beside the answers. */
  const turns = () => new Promise((resolve) => setTimeout(resolve, 5));
  beforeEach(() => {
    database = createMemoryStore();
    elapsed = 0;
  });

  it('are refused by every process once it is back', async () => {
    const [one, other] = [process(), process()];
    database.isDown = true;
    expect(await one(token('a'))).to.equal(true);
    expect(await one(token('b'))).to.equal(true);
    expect(await one(token('a'))).to.equal(false);
    database.isDown = false;
    expect(await one(token('c'))).to.equal(true);
    await turns();
    for (const jti of ['a', 'b', 'c']) expect(await other(token(jti)), jti).to.equal(false);
    expect(await other(token('d'))).to.equal(true);
  });

  it('are written after a second outage that came before all of them were', async () => {
    const [one, other] = [process(), process()];
    database.isDown = true;
    for (const jti of ['a', 'b', 'c']) await one(token(jti));
    database.isDown = false;
    await one(token('d'));
    database.isDown = true;
    await turns();
    database.isDown = false;
    await one(token('e'));
    await turns();
    for (const jti of ['a', 'b', 'c', 'd', 'e']) expect(await other(token(jti)), jti).to.equal(false);
  });

  it('are not written when they have expired by then', async () => {
    const one = process();
    database.isDown = true;
    await one(token('old'));
    elapsed = 6 * MINUTE_MS;
    // Often enough for what has expired to be forgotten.
    for (let call = 0; call < 1000; call++) await one(token(`other ${call}`));
    database.isDown = false;
    await one(token('last'));
    await turns();
    expect(await process()(token('old'))).to.equal(true);
    expect(await process()(token('other 999'))).to.equal(false);
  });
});
