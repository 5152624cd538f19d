import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { VECTOR_NAMES } from '../fixtures/vectors.ts';

describe('the published vectors', () => {
  it('are all replayed by some test', () => {
    const tests = readdirSync('test/clinical', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => readFileSync(`test/clinical/${file}`, 'utf8'))
      .join('\n');
    const forgotten = VECTOR_NAMES.filter((name) => !tests.includes(`vectorRows('${name}')`));
    expect(forgotten).to.deep.equal([]);
  });
});
