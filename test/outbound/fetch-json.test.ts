import { createServer, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import type { Reach } from '../../server/outbound/address-rules.ts';
import { createJsonFetcher, type JsonFetcher } from '../../server/outbound/fetch-json.ts';
import { startCountingServer, type CountingServer } from '../fakes/counting-server.ts';

describe('fetching over the network', () => {
  const closers: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });

  function fetcher(lookup?: LookupFunction): JsonFetcher {
    const made = createJsonFetcher({ lookup });
    closers.push(() => made.close());
    return made;
  }

  async function counting(host?: string): Promise<CountingServer> {
    const server = await startCountingServer(host);
    closers.push(() => server.close());
    return server;
  }

  /** Resolves every name to these addresses, one list for each question. */
  const answering = (...answers: string[][]): LookupFunction & { readonly asked: () => number } => {
    let asked = 0;
    const lookup: LookupFunction = (_name, options, callback) => {
      const addresses = answers[Math.min(asked++, answers.length - 1)] ?? [];
      const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      if (options.all) callback(null, found);
      else callback(null, found[0]?.address ?? '', found[0]?.family);
    };
    return Object.assign(lookup, { asked: () => asked });
  };

  const get = (from: JsonFetcher, url: string, reach: Reach) =>
    from.fetchJson({ url, reach, signal: AbortSignal.timeout(2000) }).catch((error: unknown) => error);

  it('reads a document, also one on this machine if that is allowed', async () => {
    const server = await counting();
    const answer = await get(fetcher(), `http://127.0.0.1:${server.port}/`, 'private');
    expect(answer).to.deep.equal({ status: 200, body: {} });
    const named = await get(
      fetcher(answering(['127.0.0.1'])),
      `http://ehr.example.org:${server.port}/`,
      'private',
    );
    expect(named).to.deep.equal({ status: 200, body: {} });
  });

  for (const host of [
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '0177.0.0.1',
    'localhost',
    '[::ffff:127.0.0.1]',
    '127.1',
  ]) {
    it(`opens no connection to this machine as ${host} unless it is allowed`, async () => {
      const server = await counting();
      expect(await get(fetcher(), `http://${host}:${server.port}/`, 'public')).to.be.an('error');
      expect(server.count()).to.equal(0);
    });
  }

  it('opens no connection to [::1] either', async function () {
    const server = await counting('::1').catch(() => undefined);
    if (server === undefined) this.skip();
    expect(await get(fetcher(), `http://[::1]:${server.port}/`, 'public')).to.be.an('error');
    expect(server.count()).to.equal(0);
  });

  it('connects to no address of a name that is not allowed, and to the others', async () => {
    const server = await counting();
    const onlyPrivate = fetcher(answering(['127.0.0.1', '::1', '10.0.0.1']));
    expect(await get(onlyPrivate, `http://ehr.example.org:${server.port}/`, 'public')).to.be.an('error');
    expect(server.count()).to.equal(0);
    const metadataFirst = fetcher(answering(['169.254.169.254', '127.0.0.1']));
    const answer = await get(metadataFirst, `http://ehr.example.org:${server.port}/`, 'private');
    expect(answer).to.deep.equal({ status: 200, body: {} });
  });

  it('connects to what it judged: a name that answers differently the second time (DNS rebinding) gains nothing', async () => {
    const server = await counting();
    const lookup = answering(['127.0.0.1'], ['169.254.169.254']);
    const from = fetcher(lookup);
    const url = `http://ehr.example.org:${server.port}/`;
    expect(await get(from, url, 'private')).to.deep.equal({ status: 200, body: {} });
    expect([lookup.asked(), server.count()]).to.deep.equal([1, 1]);
    expect(await get(from, url, 'private')).to.have.nested.property('cause.code', 'ERR_ADDRESS_REFUSED');
  });

  it('does not use a connection that was opened for the other reach', async () => {
    const server = await serve((_request, response) => response.end('{}'));
    const from = fetcher();
    expect(await get(from, server, 'private')).to.deep.equal({ status: 200, body: {} });
    expect(await get(from, server, 'public')).to.be.an('error');
  });

  async function serve(handler: Parameters<typeof createServer>[1]): Promise<string> {
    const server: Server = createServer(handler);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    closers.push(
      () =>
        new Promise((resolve) => {
          server.close(() => {
            resolve();
          });
          server.closeAllConnections();
        }),
    );
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }

  it('follows no redirect, not even to the same host', async () => {
    const asked: (string | undefined)[] = [];
    const server = await serve((request, response) => {
      asked.push(request.url);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(await get(fetcher(), server, 'private')).to.be.an('error');
    expect(asked).to.deep.equal(['/']);
  });

  it('breaks off an answer that is too large', async () => {
    let sent = 0;
    const endless = await serve((_request, response) => {
      const chunk = Buffer.alloc(64 * 1024, ' ');
      const more = () => {
        sent += chunk.length;
        if (!response.destroyed && sent < 100e6) response.write(chunk, more);
      };
      more();
    });
    expect(await get(fetcher(), endless, 'private')).to.be.an('error');
    expect(sent).to.be.lessThan(20e6);
  });

  it('asks for no compression and refuses it: 60 kB of gzip are not read as 60 MB', async () => {
    const bomb = gzipSync(Buffer.alloc(60_000_000, ' '));
    expect(bomb.length).to.be.lessThan(100_000);
    const encodings: unknown[] = [];
    const server = await serve((request, response) => {
      encodings.push(request.headers['accept-encoding']);
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb);
    });
    expect(await get(fetcher(), server, 'private')).to.be.an('error');
    expect(encodings).to.deep.equal(['identity']);
  });

  it('says that a body is not JSON by leaving it out', async () => {
    const server = await serve((_request, response) => response.writeHead(502).end('<html>'));
    expect(await get(fetcher(), server, 'private')).to.deep.equal({ status: 502, body: undefined });
  });
});
