/** The most frames: deeper ones say little about where an error comes from. */
const MAX_FRAMES = 8;

/**
 * The places where an error was thrown, innermost first, such as `at sign (file:///app/sign.ts:12:3)`. The message of
 * the error, with all its lines, is removed because it may quote a secret. Empty for a value that is no error.
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
