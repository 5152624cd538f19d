import { brotliCompressSync } from 'node:zlib';
import { expect } from 'chai';
import fc from 'fast-check';
import { pack, unpack } from '../../server/storage/packed-text.ts';

describe('packed text', () => {
  it('comes back as it was, whatever is in it', () => {
    fc.assert(
      fc.property(fc.json(), fc.string({ unit: 'grapheme' }), (json, words) => {
        const text = JSON.stringify([json, words]);
        expect(unpack(pack(text))).to.equal(text);
      }),
    );
  });

  it('is left alone where it was written as plain JSON', () => {
    expect(unpack('{"brief":"br:"}')).to.equal('{"brief":"br:"}');
  });

  it('can be read by any Brotli decoder (RFC 7932), and says when it is damaged', () => {
    const written = pack('[1]');
    expect(written).to.match(/^br:[A-Za-z0-9+/]+=*$/);
    expect(unpack(`br:${brotliCompressSync('{"a":1}').toString('base64')}`)).to.equal('{"a":1}');
    expect(() => unpack(written.slice(0, -4))).to.throw();
  });

  it('takes a fraction of a document that repeats itself', () => {
    const text = JSON.stringify(Array.from({ length: 500 }, (_, id) => ({ id, status: 'not-recorded' })));
    expect(pack(text).length).to.be.lessThan(text.length / 4);
  });
});
