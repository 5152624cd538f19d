import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { createPseudonyms } from '../../server/storage/pseudonyms.ts';
import { createResilientStore } from '../../server/storage/resilient-store.ts';
import { openStore } from '../../server/storage/open-store.ts';
import { openSpool, type Spool } from '../../server/storage/spool.ts';
import type { Store } from '../../server/storage/store.ts';
import { createFaultyDisk, type FaultyDisk } from '../fakes/faulty-disk.ts';
import { createMemoryStore, type MemoryStore } from '../fakes/memory-store.ts';
import { startService, type TestService } from '../fakes/service.ts';
import { orderSign } from '../fixtures/hook-request.ts';
import { assessmentRecord } from '../fixtures/records.ts';
import { pglitePlace, type Place, SITE_KEY, STORAGE_SETTINGS } from '../fixtures/storage.ts';

const DEADLINE_MS = 100;
/** Long enough for any disk of a test. */
const CLOSE_MS = 20_000;

const { now } = STORAGE_SETTINGS;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(5);
}

describe('a disk that fails while the database is away', () => {
  let directory: string;
  let disk: FaultyDisk;
  let database: MemoryStore;
  let store: Store;
  let service: TestService;
  let logged: object[];

  const open = async () => {
    logged = [];
    const note = (fields: object) => void logged.push(fields);
    const spool = await openSpool(directory, 10_000_000, createPseudonyms(SITE_KEY), now, disk);
    store = createResilientStore(database, {
      spool,
      deadlineMs: DEADLINE_MS,
      retryMs: 10,
      reviewMs: 10,
      forgottenBefore: () => new Date(0),
      closeMs: CLOSE_MS,
      log: { info: note, warn: note },
    });
    service = await startService({ store });
  };
  beforeEach(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'stroke-cds-disk-'));
    disk = createFaultyDisk();
    database = createMemoryStore();
    database.isDown = true;
    await open();
  });
  afterEach(async () => {
    await service.close();
    await store.close();
    await rm(directory, { recursive: true, force: true });
  });

  /** The ids of the cards that a hook shows. */
  const callHook = async (): Promise<string[]> => {
    const body = orderSign({ hookInstance: crypto.randomUUID() });
    const response = await service.post('/cds-services/thrombolysis-order-sign', body);
    expect(response.status).to.equal(200);
    const { cards } = (await response.json()) as { cards: { uuid: string }[] };
    expect(cards).not.to.be.empty;
    return cards.map(({ uuid }) => uuid);
  };
  const callHooks = async (count: number) =>
    (await Promise.all(Array.from({ length: count }, callHook))).flat();
  const readiness = async () => (await (await fetch(`${service.url}/readyz`)).json()) as object;
  const back = async () => {
    database.isDown = false;
    await until(() => store.waiting() === 0 && database.cards.size > 0);
  };

  for (const fault of ['ENOSPC', 'EIO'] as const) {
    it(`${fault}: hooks answer, what is lost is counted and said, and nothing else is lost`, async () => {
      const before = await callHooks(3);
      disk.fault = fault;
      await callHooks(5);
      expect(store.answersNotKept()).to.equal(5);
      expect(await readiness()).to.include({ recordsWaiting: 3, answersNotKept: 5 });
      expect(await (await fetch(`${service.url}/metrics`)).text()).to.match(
        /^stroke_cds_answers_not_kept 5$/m,
      );
      expect(logged).to.deep.include({ cause: fault, answersNotKept: 5 });
      disk.fault = undefined;
      const after = await callHooks(3);
      await back();
      expect([...database.cards.keys()]).to.have.members([...before, ...after]);
    });
  }

  it('a service that starts on what a full disk left takes up every whole record', async () => {
    const before = await callHooks(3);
    disk.fault = 'ENOSPC';
    await callHooks(2);
    disk.fault = undefined;
    await service.close();
    await store.close();
    await open();
    const after = await callHooks(2);
    await back();
    expect([...database.cards.keys()]).to.include.members([...before, ...after]);
  });

  it('slow: hooks do not wait for it, and what is on its way there is not lost', async () => {
    let release: () => void = () => undefined;
    disk.held = new Promise((resolve) => {
      release = resolve;
    });
    const shown = await callHooks(3);
    expect(store.waiting()).to.equal(0);
    release();
    await until(() => store.waiting() === 3);
    await back();
    expect([...database.cards.keys()]).to.have.members(shown);
    expect(store.answersNotKept()).to.equal(0);
  });

  it('a line that it has changed is kept aside, and holds up no other', async () => {
    await callHook();
    const file = path.join(directory, 'records.jsonl');
    const text = await readFile(file, 'utf8');
    const damaged = `${text.slice(0, 100)}${text[100] === 'A' ? 'B' : 'A'}${text.slice(101)}`;
    await writeFile(file, damaged);
    const shown = await callHook();
    await back();
    expect([...database.cards.keys()]).to.have.members(shown);
    expect(await readFile(path.join(directory, 'refused-2026-11-24.jsonl'), 'utf8')).to.equal(damaged);
  });
});

describe('records that come while earlier ones are handed over', () => {
  let directory: string;
  let disk: FaultyDisk;
  let spool: Spool;
  let taken: unknown[];

  beforeEach(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'stroke-cds-disk-'));
    disk = createFaultyDisk();
    taken = [];
    spool = await openSpool(directory, 10_000_000, createPseudonyms(SITE_KEY), now, disk);
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  const take = (records: readonly unknown[]) => {
    taken.push(...records);
    return Promise.resolve(new Set());
  };

  it('are not lost with the file that a slow disk has already opened for them', async () => {
    await spool.append({ id: 'first' });
    const { rename } = disk;
    let late: Promise<void> | undefined;
    let release: () => void = () => undefined;
    Object.assign(disk, {
      rename: async (from: string, to: string) => {
        if (late === undefined) {
          disk.heldOpen = new Promise((resolve) => {
            release = resolve;
          });
          late = spool.append({ id: 'late' });
          // Long enough to open a file.
          await pause(50);
        }
        return rename(from, to);
      },
    });
    await spool.drain(take);
    disk.heldOpen = undefined;
    release();
    await late;
    await spool.drain(take);
    expect(taken).to.deep.equal([{ id: 'first' }, { id: 'late' }]);
    expect(spool.waiting()).to.equal(0);
    disk.fault = 'ENOSPC';
    await spool.append({ id: 'none' }).catch(() => undefined);
    disk.fault = undefined;
    await spool.append({ id: 'last' });
    expect(await spool.drain(take)).to.equal(0);
    expect(taken.at(-1)).to.deep.equal({ id: 'last' });
  });

  it('do not keep them from being handed over', async () => {
    let isHandedOver = false;
    let count = 0;
    const write = async () => {
      while (!isHandedOver && count < 300) await spool.append({ id: count++ });
    };
    const writers = [write(), write()];
    await spool.drain(take);
    isHandedOver = true;
    const countThen = count;
    await Promise.all(writers);
    expect(countThen).to.be.lessThan(300);
    await spool.drain(take);
    expect(taken).to.have.length(count);
  });
});

describe('the embedded database on a full disk', function () {
  this.timeout(60_000);
  let place: Place | undefined;
  let mounted: string;
  let store: Store | undefined;

  before(async function () {
    mounted = await mkdtemp(path.join(os.tmpdir(), 'stroke-cds-full-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=80m', 'tmpfs', mounted], { stdio: 'ignore' });
    } catch {
      console.warn('      skipped: only root can mount a file system to fill');
      await rm(mounted, { recursive: true });
      return this.skip();
    }
    const empty = await pglitePlace();
    place = empty;
    await cp(empty.dataDir, mounted, { recursive: true });
  });
  after(async () => {
    if (place === undefined) return;
    await store?.close();
    execFileSync('umount', [mounted]);
    await rm(mounted, { recursive: true });
    await place.remove();
  });

  it('refuses what it cannot keep, keeps what it took, and takes records again when there is room', async () => {
    const opened = await openStore({ ...STORAGE_SETTINGS, dataDir: mounted });
    store = opened;
    const record = async () => {
      const assessment = assessmentRecord({ document: { text: randomBytes(150_000).toString('hex') } });
      await opened.recordAnswer({ assessment, cards: [] });
      return assessment.id;
    };
    const kept: string[] = [];
    const filler = path.join(mounted, 'filler');
    await writeFile(filler, Buffer.alloc((await statfs(mounted)).bavail * 4096 - 2_000_000));
    const fill = async (): Promise<unknown> => {
      for (;;) kept.push(await record());
    };
    const refusal = await fill().catch((error: unknown) => error);
    expect(refusal).to.have.property('code', 'ENOSPC');
    expect(opened.answersNotKept()).to.equal(1);
    await rm(filler);
    kept.push(await record());
    while (opened.waiting() > 0) await pause(50);
    for (const id of kept) expect(await opened.findAssessment(id)).not.to.equal(null);
  });
});
