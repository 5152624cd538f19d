import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { openMaintenance } from '../../server/storage/open-maintenance.ts';
import { openStore } from '../../server/storage/open-store.ts';
import type { AssessmentRecord, CardRecord, Store } from '../../server/storage/store.ts';
import { assessmentRecord, cardRecord } from '../fixtures/records.ts';
import {
  DATABASES,
  needsDatabase,
  pglitePlace,
  postgresPlace,
  STORAGE_SETTINGS,
} from '../fixtures/storage.ts';

const run = promisify(execFile);

async function write(store: Store): Promise<{ assessment: AssessmentRecord; card: CardRecord }> {
  const assessment = assessmentRecord();
  const card = cardRecord({ assessmentId: assessment.id });
  await store.recordAnswer({ assessment, cards: [card] });
  return { assessment, card };
}

/** As the README tells operators to do it. */
describe('backup and restore', () => {
  it('the embedded database: a copy of the stopped DATA_DIR is the same database', async () => {
    const place = await pglitePlace();
    const store = await place.open();
    const { assessment, card } = await write(store);
    await store.close();
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'stroke-cds-restored-'));
    await cp(place.dataDir, dataDir, { recursive: true });
    await place.remove();
    await expectWhole({ dataDir }, assessment, card);
    await rm(dataDir, { recursive: true });
  });

  it('PostgreSQL: pg_dump of a running database, restored into an empty one', async function () {
    const database = DATABASES.find(({ name }) => name === 'PostgreSQL');
    const adminUrl = process.env['TEST_DATABASE_URL'];
    if (database) needsDatabase.call(this, database);
    const [from, to] = [await postgresPlace(adminUrl ?? ''), await postgresPlace(adminUrl ?? '')];
    const store = await from.open();
    const { assessment, card } = await write(store);
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'stroke-cds-dump-'));
    const file = path.join(dataDir, 'records.dump');
    await run('pg_dump', ['--format=custom', `--file=${file}`, from.databaseUrl]);
    await write(store);
    await store.close();
    await run('pg_restore', ['--exit-on-error', `--dbname=${to.databaseUrl}`, file]);
    await expectWhole({ dataDir, databaseUrl: to.databaseUrl }, assessment, card);
    for (const place of [from, to]) await place.remove();
    await rm(dataDir, { recursive: true });
  });
});

async function expectWhole(
  where: { dataDir: string; databaseUrl?: string },
  assessment: AssessmentRecord,
  card: CardRecord,
): Promise<void> {
  const maintenance = await openMaintenance({ ...where, ...STORAGE_SETTINGS });
  const report = await maintenance.verify();
  await maintenance.close();
  expect(report.problems).to.deep.equal([]);
  expect(report.records).to.equal(2);
  const store = await openStore({ ...where, ...STORAGE_SETTINGS });
  expect(await store.findAssessment(assessment.id)).to.deep.equal(assessment);
  expect(await store.findCard(card.uuid)).to.deep.equal(card);
  await write(store);
  await store.close();
}
