import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import type { ReadResult } from '../../server/fhir/fhir-reader.ts';
import { localFhirAccess } from '../fakes/fhir-access.ts';
import type { Reach } from '../../server/outbound/address-rules.ts';

const LIMIT = 1_000_000;

describe('reading from a FHIR server that misbehaves', () => {
  const closers: (() => Promise<void>)[] = [];
  const logged: object[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
    logged.length = 0;
  });

  async function serve(handler: RequestListener): Promise<string> {
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
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`;
  }

  async function read(
    handler: RequestListener,
    { ms = 5000, reachOf = () => 'private' }: { ms?: number; reachOf?: () => Reach | undefined } = {},
  ): Promise<ReadResult> {
    const base = await serve(handler);
    const access = localFhirAccess({
      maxResponseBytes: LIMIT,
      reachOf,
      log: { warn: (line: object) => void logged.push(line) },
    });
    closers.unshift(() => access.close());
    return access.open({ base, token: 't', signal: AbortSignal.timeout(ms) }).get('Patient/1');
  }

  const patient = { resourceType: 'Patient', id: '1' };
  const failed = { ok: false, problem: 'failed' };

  for (const type of ['application/fhir+json; charset=utf-8', 'application/json', 'text/plain', undefined]) {
    it(`takes JSON for what it is, called ${type ?? 'nothing'}`, async () => {
      const result = await read((_request, response) => {
        if (type !== undefined) response.setHeader('content-type', type);
        response.end(JSON.stringify(patient));
      });
      expect(result).to.deep.equal({ ok: true, body: patient });
    });
  }

  it('takes nothing above the limit: 50 MB, in one piece or in many', async () => {
    const megabyte = ' '.repeat(1_000_000);
    const whole = await read((_request, response) => response.end(megabyte.repeat(50)));
    expect(whole).to.deep.equal(failed);
    const pieces = await read((_request, response) => {
      for (let count = 0; count < 50; count++) response.write(megabyte);
      response.end(JSON.stringify(patient));
    });
    expect(pieces).to.deep.equal(failed);
  });

  it('takes nothing compressed, which could be any size once read', async () => {
    for (const [encoding, body] of [
      ['gzip', gzipSync(JSON.stringify({ ...patient, text: ' '.repeat(50_000_000) }))],
      ['gzip', gzipSync(JSON.stringify(patient))],
      ['br', Buffer.from('x')],
    ] as const) {
      const result = await read((request, response) => {
        expect(request.headers['accept-encoding']).to.equal('identity');
        response.writeHead(200, { 'content-encoding': encoding }).end(body);
      });
      expect(result).to.deep.equal(failed);
    }
  });

  it('takes nothing that ends too early, and no nonsense', async () => {
    const half = JSON.stringify(patient).slice(0, 20);
    expect(await read((_request, response) => response.end(half))).to.deep.equal(failed);
    const cut = await read((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write(JSON.stringify(patient));
      setImmediate(() => response.destroy());
    });
    expect(cut).to.deep.equal(failed);
    for (const body of ['<html>', 'null', '"text"', '\0']) {
      expect(await read((_request, response) => response.end(body)), body).to.deep.equal(failed);
    }
  });

  it('waits no longer than it may: for the first byte, or for the last', async () => {
    const late = { ok: false, problem: 'timed-out' };
    expect(await read(() => undefined, { ms: 50 })).to.deep.equal(late);
    const dripping = await read(
      (_request, response) => {
        const timer = setInterval(() => response.write(' '), 5);
        response.on('close', () => {
          clearInterval(timer);
        });
      },
      { ms: 80 },
    );
    expect(dripping).to.deep.equal(late);
  });

  it('is not opened at all if the base is nobody’s, or private and not registered so', async () => {
    let asked = 0;
    const count: RequestListener = (_request, response) => {
      asked++;
      response.end('{}');
    };
    expect(await read(count, { reachOf: () => undefined })).to.deep.equal({
      ok: false,
      problem: 'outside-base',
    });
    expect(await read(count, { reachOf: () => 'public' })).to.deep.equal(failed);
    expect(asked).to.equal(0);
  });

  for (const [what, handler, cause, options] of [
    ['refuses', (_request, response) => response.writeHead(403).end('{"canary":1}'), 'HTTP 403', {}],
    ['fails', (_request, response) => response.writeHead(500).end('canary'), 'HTTP 500', {}],
    ['sends no JSON', (_request, response) => response.end('canary'), 'not JSON', {}],
    [
      'sends too much',
      (_request, response) => response.end(' '.repeat(2 * LIMIT)),
      'UND_ERR_RES_EXCEEDED_MAX_SIZE',
      {},
    ],
    [
      'compresses',
      (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'),
      'ERR_COMPRESSED',
      {},
    ],
    ['hangs up', (request) => request.socket.destroy(), 'UND_ERR_SOCKET', {}],
    ['is silent', () => undefined, 'timed-out', { ms: 50 }],
    ['is where it may not be', () => undefined, 'ERR_ADDRESS_REFUSED', { reachOf: () => 'public' }],
  ] as [string, RequestListener, string, { ms?: number; reachOf?: () => Reach }][]) {
    it(`is told to the operator by a code: a server that ${what}`, async () => {
      await read(handler, options);
      expect(logged).to.have.length(1);
      expect(logged[0]).to.deep.include({ method: 'GET', cause });
      expect(logged[0]).to.have.keys('base', 'method', 'cause');
    });
  }

  it('tells the operator nothing of a resource that is not there', async () => {
    await read((_request, response) => response.writeHead(404).end('{}'));
    expect(logged).to.deep.equal([]);
  });
});
