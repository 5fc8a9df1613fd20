/**
 * The body of a request, or undefined as soon as it is known to be longer than `max` bytes: by its Content-Length, else
 * by counting. What is left of it is not read.
 */
export async function readAtMost(request: Request, max: number): Promise<Uint8Array | undefined> {
  const { body } = request;
  if (Number(request.headers.get('content-length') ?? 0) > max) {
    await body?.cancel();
    return undefined;
  }
  if (!body) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > max) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
