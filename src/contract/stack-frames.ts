/** Deeper frames say little of where an error comes from. */
const MAX_FRAMES = 8;

/**
 * Where an error was thrown, innermost first, such as `at sign (file:///app/sign.ts:12:3)`. The error's message is cut
 * off, all its lines included: it may quote a secret. Empty for what is no error.
 */
export function stackFrames(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { stack, message } = error;
  const end = typeof stack === 'string' ? stack.indexOf(message) : -1;
  if (typeof stack !== 'string' || end === -1) return [];
  return stack
    .slice(end + message.length)
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .slice(0, MAX_FRAMES);
}
