import { EventEmitter, once } from 'node:events';
import { expect } from 'chai';
import { FOR_REQUESTS, openPostgres } from '../../server/storage/postgres-database.ts';
import type { SqlDatabase } from '../../server/storage/sql-database.ts';
import { DATABASES, needsDatabase } from '../fixtures/storage.ts';

const postgres = DATABASES.find(({ name }) => name === 'PostgreSQL');
if (postgres === undefined) throw new Error('PostgreSQL is not among the databases');

describe('limits of a PostgreSQL connection', function () {
  const opened: SqlDatabase[] = [];
  const open = (silenceMs = FOR_REQUESTS.silenceMs) => {
    const url = process.env['TEST_DATABASE_URL'] ?? '';
    const database = openPostgres(url, { ...FOR_REQUESTS, silenceMs }, () => undefined);
    opened.push(database);
    return database;
  };
  before(function () {
    needsDatabase.call(this, postgres);
  });
  after(async () => {
    for (const database of opened) await database.close();
  });

  it('are set for each', async () => {
    const database = open();
    const limits = await database.query(
      `select current_setting('statement_timeout') as statement, current_setting('lock_timeout') as lock,
         current_setting('idle_in_transaction_session_timeout') as silence`,
    );
    expect(limits).to.deep.equal([{ statement: '5s', lock: '3s', silence: '5s' }]);
  });

  it('give a lock back that a process holds which says nothing any more', async () => {
    const [frozen, other] = [open(200), open()];
    await other.query('create table if not exists held (id int)');
    const signals = new EventEmitter();
    const locked = once(signals, 'locked');
    const silence = new Promise((resolve) => setTimeout(resolve, 1500));
    const ended = frozen
      .transaction(async (queries) => {
        await queries.query('lock table held');
        signals.emit('locked');
        await silence;
        await queries.query('select 1');
      })
      .then(
        () => 'committed',
        () => 'rolled back',
      );
    await locked;
    expect(await other.query('select count(*)::int as rows from held')).to.deep.equal([{ rows: 0 }]);
    expect(await ended).to.equal('rolled back');
    expect(await frozen.query('select 1 as one')).to.deep.equal([{ one: 1 }]);
    await other.query('drop table held');
  });
});
