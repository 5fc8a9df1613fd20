import type { ServerResponse } from 'node:http';

/** An answer that HTTP cannot carry to its end. */
export interface BrokenAnswer {
  readonly kind: 'broken';
  /** What Node calls it at the caller's end. */
  readonly cause: string;
  /** What arrives before it breaks; without it, not even a status does. */
  readonly begun?: {
    readonly head: Response;
    readonly bytes: Uint8Array;
    /** What Content-Length promises. */
    readonly promised: number;
  };
  /** Whether the connection ends in order. */
  readonly isOrderly: boolean;
}

/** Node bindings of a request on the real port, as @hono/node-server hands them over. */
export interface Connection {
  readonly outgoing: ServerResponse;
}

/**
 * Breaks off as `fetch` shows it to its caller: a rejected promise, or a body that fails after its last good byte.
 * In process there is no name to resolve and no certificate, so those look as they would over the network.
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

/** Breaks off for real. The answer tells the server's adapter that nothing is left to send. */
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
