/** A CDS service that keeps what it is asked. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedCall {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly body: unknown;
}

export interface FakeService {
  readonly url: string;
  readonly calls: ReceivedCall[];
  readonly close: () => Promise<void>;
}

/**
 * @param services the entries of its discovery document
 * @param answers status and body by service id; `{ cards: [] }` for the others
 */
export async function startFakeService(
  services: readonly object[],
  answers: Readonly<Record<string, readonly [number, string]>> = {},
): Promise<FakeService> {
  const calls: ReceivedCall[] = [];
  const server = createServer((req, res) => {
    void textOf(req).then((text) => {
      const path = req.url ?? '';
      calls.push({
        method: req.method ?? '',
        path,
        authorization: req.headers.authorization ?? '',
        body: text === '' ? undefined : (JSON.parse(text) as unknown),
      });
      const id = path.split('/')[2] ?? '';
      const [status, body] =
        path === '/cds-services'
          ? [200, JSON.stringify({ services })]
          : (answers[id] ?? [200, '{"cards":[]}']);
      res.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function textOf(req: IncomingMessage): Promise<string> {
  req.setEncoding('utf8');
  let text = '';
  for await (const chunk of req) text += String(chunk);
  return text;
}
