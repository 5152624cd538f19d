/** An HTTP server that listens at once, is given its handler, and can be drained. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Listener {
  readonly port: number;
  /** From now on requests are answered; earlier ones have waited. */
  readonly serve: (handler: RequestListener) => void;
  /** Stops accepting, lets running requests finish, then closes. */
  readonly close: () => Promise<void>;
}

/**
 * Listening comes before serving because a handler may have to know the port it is reached at.
 * @param port 0 for any free one
 * @throws the system's error when the address is taken
 */
export async function listen(host: string, port: number): Promise<Listener> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    // A TCP server that listens has an address of this type.
    port: (server.address() as AddressInfo).port,
    serve: (handler) => server.on('request', handler),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error) reject(error);
          else resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
