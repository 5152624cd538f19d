import { expect } from 'chai';
import { createNameSet } from '../../server/storage/name-set.ts';

describe('set of names', () => {
  it('holds what was put into it and nothing else, also after it has grown', () => {
    const set = createNameSet();
    const names = Array.from({ length: 30_000 }, (_, index) => `card ${index}`);
    for (const name of [...names, ...names]) set.add(name);
    expect(names.filter((name) => !set.has(name))).to.deep.equal([]);
    const others = names.map((name) => `${name} of another`);
    expect(others.filter((name) => set.has(name))).to.deep.equal([]);
  });
});
