/** A server that counts the connections it is offered: what must not be called must not even be connected to. */
import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface CountingServer {
  readonly port: number;
  /** Connections since the start. */
  readonly count: () => number;
  readonly close: () => Promise<void>;
}

/** @param host loopback by default, 127.0.0.1 */
export async function startCountingServer(host = '127.0.0.1'): Promise<CountingServer> {
  let connections = 0;
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    connections++;
    open.add(socket);
    socket.on('error', () => undefined);
    socket.end('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    count: () => connections,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => {
          resolve();
        });
      }),
  };
}
