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
 * Reads a body. Throws {@link UnusableBody} when it is larger than `maxBytes` (after decompression), as soon as that is
 * known, and the error of the stream if it breaks.
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
      // Not awaited: a stream that never ends may never confirm it.
      reader?.cancel().catch(() => {});
      throw new UnusableBody('too large');
    }
    chunks.push(chunk.value);
  }
}

/**
 * Reads a body as UTF-8 text, keeping a byte order mark. Throws {@link UnusableBody} also for bytes that are not UTF-8.
 */
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
