/** FHIR servers that fail, each in one way. The faults need the raw response: they break what a server framework keeps. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';

export interface FaultyServer {
  readonly base: string;
  readonly requests: () => number;
  readonly close: () => Promise<void>;
}

/** Answers one request wrongly; `base` is the server's own FHIR base. */
export type Fault = (request: IncomingMessage, response: ServerResponse, base: string) => void;

export async function startFaultyServer(fault: Fault): Promise<FaultyServer> {
  let base = '';
  let count = 0;
  const server = createServer((request, response) => {
    count++;
    // A client that has heard enough hangs up: no failure of the test.
    response.on('error', () => undefined);
    fault(request, response, base);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A TCP server that listens has an address of this type.
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`;
  return {
    base,
    requests: () => count,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The base of a server that is gone: connections are refused. */
export async function deadServerBase(): Promise<string> {
  const server = await startFaultyServer(() => undefined);
  await server.close();
  return server.base;
}

const json = { 'content-type': 'application/fhir+json' };

export const status =
  (code: number): Fault =>
  (_request, response) => {
    response
      .writeHead(code, json)
      .end('{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"processing"}]}');
  };

/** Whatever the text is, with status 200. */
export const text =
  (body: string | ((base: string) => string), headers: Record<string, string> = json): Fault =>
  (_request, response, base) => {
    response.writeHead(200, headers).end(typeof body === 'string' ? body : body(base));
  };

export const neverAnswers: Fault = () => undefined;

export const breaksOff: Fault = (_request, response) => {
  response.writeHead(200, { ...json, 'content-length': '1000' });
  response.write('{"resourceType":"Bundle","entry":[');
  setTimeout(() => response.destroy(), 5);
};

/** Says less than it sends: what is read is cut off. */
export const understatesLength: Fault = (_request, response) => {
  response.socket?.end(
    'HTTP/1.1 200 OK\r\ncontent-type: application/fhir+json\r\ncontent-length: 20\r\n\r\n{"resourceType":"Bundle","entry":[]}',
  );
};

/** A start of JSON, then a byte now and then, without end. */
export const drips: Fault = (_request, response) => {
  response.writeHead(200, json);
  response.write('{"resourceType":"Bundle","type":"searchset","id":"');
  const timer = setInterval(() => response.write('x'), 10);
  response.on('close', () => {
    clearInterval(timer);
  });
};

/** A body of so many megabytes, as fast as it is taken. */
export const huge =
  (megabytes: number): Fault =>
  (_request, response) => {
    response.writeHead(200, json);
    response.write('{"resourceType":"Bundle","type":"searchset","id":"');
    const megabyte = 'x'.repeat(1_000_000);
    let left = megabytes;
    const more = () => {
      while (left > 0 && !response.destroyed) {
        left--;
        if (!response.write(megabyte)) {
          response.once('drain', more);
          return;
        }
      }
      response.end('"}');
    };
    more();
  };
