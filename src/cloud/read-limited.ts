/** A body that cannot be used as text. */
export class UnusableBody extends Error {
  override name = 'UnusableBody';
  readonly reason: 'too large' | 'not UTF-8';

  constructor(reason: UnusableBody['reason']) {
    super(`The body is ${reason}.`);
    this.reason = reason;
  }
}

/**
 * Reads a body as UTF-8, counting decoded bytes while they arrive and giving up at the first one above `maxBytes`.
 * A byte order mark stays where it is. Throws {@link UnusableBody}, and whatever breaks the stream.
 */
export async function readLimited(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) break;
    size += chunk.value.byteLength;
    if (size > maxBytes) {
      // Not awaited: a stream that never ends need not confirm that it has.
      reader?.cancel().catch(() => {});
      throw new UnusableBody('too large');
    }
    chunks.push(chunk.value);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new UnusableBody('not UTF-8');
  }
}
