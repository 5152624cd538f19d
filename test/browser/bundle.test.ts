import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';

const FOLDER = 'dist/smart-app';
/** Before any part that is loaded on demand. */
const LIMIT_BYTES = 150_000;

/** Every script and style sheet that the page loads at once, by what it names itself. */
async function loadedAtOnce(page: string): Promise<string[]> {
  const html = await readFile(path.join(FOLDER, page), 'utf8');
  return [...html.matchAll(/(?:src|href)="\/app\/(assets\/[^"]+)"/g)].map(([, file]) => file ?? '');
}

describe('size of the app', () => {
  it('is below 150 kB compressed, before what is loaded on demand', async () => {
    const files = await loadedAtOnce('index.html');
    expect(files.some((file) => file.endsWith('.js'))).to.equal(true);
    const sizes = await Promise.all(
      files.map(async (file) => gzipSync(await readFile(path.join(FOLDER, file))).byteLength),
    );
    const total = sizes.reduce((sum, size) => sum + size, 0);
    expect(total).to.be.lessThan(LIMIT_BYTES);
  });

  it('loads the code that reads charts on demand', async () => {
    const assets = await readdir(path.join(FOLDER, 'assets'));
    const [reading] = assets.filter((file) => file.startsWith('read-chart'));
    expect(reading).not.to.equal(undefined);
    expect(await loadedAtOnce('index.html')).not.to.include(`assets/${reading ?? ''}`);
  });
});
