import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { openMaintenance } from '../../server/storage/open-maintenance.ts';
import { pglitePlace, STORAGE_SETTINGS } from '../fixtures/storage.ts';

/** A real second process that opens the store and writes; see the script for its messages. */
function startWriter(dataDir: string): ChildProcess {
  return fork('test/fixtures/store-writer.ts', [dataDir], { execArgv: ['--import', 'tsx'], silent: true });
}

type Message = { kind: 'stored'; id: string } | { kind: 'refused'; code: string; message: string };

async function nextMessage(child: ChildProcess): Promise<Message> {
  const [message] = (await once(child, 'message')) as [Message];
  return message;
}

describe('the embedded database directory', function () {
  // A dead process's lock needs ten seconds to go stale.
  this.timeout(60_000);

  it('keeps every acknowledged row when its process is killed, and opens again after the lock went stale', async () => {
    const place = await pglitePlace();
    const writer = startWriter(place.dataDir);
    const acknowledged: string[] = [];
    while (acknowledged.length < 20) {
      const message = await nextMessage(writer);
      if (message.kind === 'stored') acknowledged.push(message.id);
    }
    writer.kill('SIGKILL');
    await once(writer, 'exit');
    const store = await place.open();
    for (const id of acknowledged) expect(await store.findAssessment(id), id).not.to.equal(null);
    await store.close();
    await place.remove();
  });

  it('tells maintenance, too, that another process took it over', async () => {
    const place = await pglitePlace();
    const events = new EventEmitter();
    const maintenance = await openMaintenance({
      dataDir: place.dataDir,
      ...STORAGE_SETTINGS,
      onLockLost: () => events.emit('lost'),
    });
    const lost = once(events, 'lost');
    await rm(path.join(place.dataDir, 'in-use.lock'), { recursive: true });
    await lost;
    await maintenance.database.close();
    await place.remove();
  });

  it('refuses a second process while the first lives, naming the directory and what to do', async () => {
    const place = await pglitePlace();
    const store = await place.open();
    const second = startWriter(place.dataDir);
    const message = await nextMessage(second);
    expect(message).to.deep.include({ kind: 'refused', code: 'DATA_DIR_LOCKED' });
    expect(message.kind === 'refused' && message.message)
      .to.contain(place.dataDir)
      .and.to.contain('DATA_DIR');
    await store.close();
    await place.remove();
  });
});
