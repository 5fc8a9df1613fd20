import type { ServerResponse } from 'node:http';

/** An answer that does not arrive whole. */
export interface BrokenAnswer {
  readonly kind: 'broken';
  /** The code of the error that the caller sees in Node. */
  readonly cause: string;
  /** What arrives before it breaks. Without it not even a status arrives. */
  readonly begun?: {
    readonly head: Response;
    readonly bytes: Uint8Array;
    /** The Content-Length of the answer. */
    readonly promised: number;
  };
  /** True if the connection is closed in order, not reset. */
  readonly isOrderly: boolean;
}

/** The Node objects of a request on the port, as @hono/node-server passes them. */
export interface Connection {
  readonly outgoing: ServerResponse;
}

/**
 * Breaks off as a caller of `fetch` sees it: a rejected promise, or a body that fails after its last byte. Within a
 * process there is no name to resolve and no certificate, so these faults look as they would over the network.
 */
export async function breakInProcess({ cause, begun }: BrokenAnswer): Promise<Response> {
  if (!begun) throw failure('fetch failed', cause);
  let isSent = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (isSent) return controller.error(failure('terminated', cause));
      isSent = true;
      controller.enqueue(begun.bytes);
    },
  });
  return new Response(body, {
    status: begun.head.status,
    headers: { ...Object.fromEntries(begun.head.headers), 'content-length': String(begun.promised) },
  });
}

/**
 * Breaks off the connection. The Response that is returned tells the adapter of the server that nothing is left to
 * send.
 */
export async function breakConnection(broken: BrokenAnswer, { outgoing }: Connection): Promise<Response> {
  const { begun, isOrderly } = broken;
  const { socket } = outgoing;
  if (begun) {
    outgoing.writeHead(begun.head.status, {
      ...Object.fromEntries(begun.head.headers),
      'content-length': begun.promised,
    });
    await new Promise<void>((resolve) => outgoing.write(begun.bytes, () => resolve()));
  }
  if (isOrderly) socket?.end();
  else socket?.resetAndDestroy();
  return new Response(null, { headers: { 'x-hono-already-sent': 'true' } });
}

function failure(message: string, code: string): TypeError {
  return new TypeError(message, { cause: Object.assign(new Error(code), { code }) });
}
