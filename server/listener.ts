/** An HTTP server that listens at once, is given its handler, and can be drained. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** A request that still runs after this long is cut off: a stuck client must not keep the process alive. */
export const DRAIN_MS = 5000;

/**
 * How long an unused connection is kept, milliseconds: longer than proxies keep theirs (60 to 120 s), or one of them sends
 * a hook into a connection that is just being closed, and may not repeat it.
 */
const KEEP_ALIVE_MS = 125_000;

export interface Listener {
  readonly port: number;
  /** From now on requests are answered; those that came earlier have waited and are answered now. */
  readonly serve: (handler: RequestListener) => void;
  /**
   * Stops accepting, lets running requests finish, then closes.
   * @param goingOnMs for which everything is answered before that, and callers are told to come on a new connection,
   * which by then a load balancer gives to another process
   */
  readonly close: (goingOnMs?: number) => Promise<void>;
}

/**
 * Listening comes before serving because a handler may have to know the port it is reached at.
 * @param port 0 for any free one
 * @throws the system's error when the address is taken
 */
export async function listen(host: string, port: number): Promise<Listener> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS });
  const waiting: Parameters<RequestListener>[] = [];
  const wait: RequestListener = (...exchange) => waiting.push(exchange);
  server.on('request', wait);
  const connections = trackConnections(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    // A TCP server that listens has an address of this type.
    port: (server.address() as AddressInfo).port,
    serve: (handler) => {
      server.off('request', wait);
      server.on('request', handler);
      for (const exchange of waiting.splice(0)) handler(...exchange);
    },
    close: async (goingOnMs = 0) => {
      connections.endAfterAnswer();
      await pause(goingOnMs);
      await new Promise<void>((resolve, reject) => {
        const deadline = setTimeout(() => {
          server.closeAllConnections();
        }, DRAIN_MS);
        server.close((error) => {
          clearTimeout(deadline);
          if (error) reject(error);
          else resolve();
        });
        connections.closeUnused();
      });
    },
  };
}

interface Connections {
  /** From now on a connection ends with the answer that it carries. */
  readonly endAfterAnswer: () => void;
  /**
   * Closes connections that carry no request. Node's own `closeIdleConnections` leaves those alone that never carried
   * one, and browsers open such connections ahead of need.
   */
  readonly closeUnused: () => void;
}

function trackConnections(server: Server): Connections {
  let isEnding = false;
  const requestsBySocket = new Map<Socket, number>();
  const count = (socket: Socket, change: number) => {
    const running = requestsBySocket.get(socket);
    if (running !== undefined) requestsBySocket.set(socket, running + change);
  };
  server.on('connection', (socket: Socket) => {
    requestsBySocket.set(socket, 0);
    socket.once('close', () => requestsBySocket.delete(socket));
  });
  server.on('request', ({ socket }, response) => {
    count(socket, 1);
    if (isEnding) response.setHeader('connection', 'close');
    response.once('close', () => {
      count(socket, -1);
      // An answer that was begun before has promised to keep it.
      if (isEnding && requestsBySocket.get(socket) === 0) socket.destroySoon();
    });
  });
  return {
    endAfterAnswer: () => {
      isEnding = true;
    },
    closeUnused: () => {
      for (const [socket, running] of requestsBySocket) if (running === 0) socket.destroy();
    },
  };
}
