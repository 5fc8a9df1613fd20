import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** The most requests that wait on one connection. Browsers do not pipeline; programs that do have a few under way. */
const MAX_WAITING = 64;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface Turns {
  readonly handle: Handler;
  /** The response that is being written on a connection, if any. */
  current(socket: Socket): ServerResponse | undefined;
}

/**
 * Handles the requests of a connection one after the other, each when the answer before it has been read. Node starts
 * all at once and keeps every answer in memory until the client reads. A connection with more than {@link MAX_WAITING}
 * waiting requests is closed.
 */
export function takeTurns(handle: Handler): Turns {
  const connections = new WeakMap<Socket, { current: ServerResponse | undefined; waiting: (() => void)[] }>();
  return {
    current: (socket) => connections.get(socket)?.current,
    handle(request, response) {
      const { socket } = request;
      const connection = connections.get(socket) ?? { current: undefined, waiting: [] };
      connections.set(socket, connection);
      const run = () => {
        connection.current = response;
        response.once('close', () => {
          connection.current = undefined;
          if (!socket.destroyed) connection.waiting.shift()?.();
        });
        handle(request, response);
      };
      if (connection.current === undefined) run();
      else if (connection.waiting.length < MAX_WAITING) connection.waiting.push(run);
      else socket.destroy();
    },
  };
}
