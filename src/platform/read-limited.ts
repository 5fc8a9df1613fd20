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
 * Reads a body, counting its decoded bytes as they arrive. Throws {@link UnusableBody} at the first byte above
 * `maxBytes`; the rest is not read. Throws whatever breaks the stream.
 */
export async function readLimitedBytes(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader();
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) return Buffer.concat(chunks);
    size += chunk.value.byteLength;
    if (size > maxBytes) {
      // Not awaited: a stream that never ends need not confirm that it has.
      reader?.cancel().catch(() => {});
      throw new UnusableBody('too large');
    }
    chunks.push(chunk.value);
  }
}

/** The same as UTF-8 text. Throws {@link UnusableBody} also for other bytes. A byte order mark stays where it is. */
export async function readLimited(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<string> {
  const bytes = await readLimitedBytes(body, maxBytes);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UnusableBody('not UTF-8');
  }
}
