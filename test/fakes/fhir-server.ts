/** A FHIR server that answers what a test tells it to, and remembers how it was asked. */
import type { IncomingMessage } from 'node:http';
import { listen } from '../../server/listener.ts';

export interface FakeFhirServer {
  readonly base: string;
  readonly requests: { readonly url: string; readonly authorization: string | undefined }[];
  readonly close: () => Promise<void>;
}

export interface FakeAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** In place of the body: sent as it is. */
  text?: string;
}

/** @param answer undefined: never answers */
export async function startFhirServer(
  answer: (path: string, request: IncomingMessage, base: string) => FakeAnswer | undefined,
): Promise<FakeFhirServer> {
  const listener = await listen('127.0.0.1', 0);
  const base = `http://127.0.0.1:${listener.port}/fhir`;
  const requests: FakeFhirServer['requests'] = [];
  const open = new Set<() => void>();
  listener.serve((request, response) => {
    const path = (request.url ?? '').replace('/fhir/', '');
    (requests as { url: string; authorization: string | undefined }[]).push({
      url: path,
      authorization: request.headers.authorization,
    });
    const given = answer(path, request, base);
    if (given === undefined) {
      open.add(() => request.socket.destroy());
      return;
    }
    response.writeHead(given.status ?? 200, { 'content-type': 'application/fhir+json', ...given.headers });
    response.end(given.text ?? (given.body === undefined ? undefined : JSON.stringify(given.body)));
  });
  return {
    base,
    requests,
    close: async () => {
      const closed = listener.close();
      for (const end of open) end();
      await closed;
    },
  };
}
