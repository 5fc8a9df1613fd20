export const LOG_LEVELS = ['silent', 'error', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** True for the name of a level. */
export function isLogLevel(value: string): value is LogLevel {
  return LOG_LEVELS.some((level) => level === value);
}

export type LogFields = Readonly<Record<string, string | number | undefined>>;
export type Log = (level: Exclude<LogLevel, 'silent'>, event: string, fields?: LogFields) => void;

const SECRET_NAME = /secret|signature|authorization|token|taskresult|stringtosign/i;
const SECRET_VALUE = /(Signature=|Credential=|AccessKeySecret|SecurityToken|ACS3-HMAC)[^\s"]*/g;

/**
 * Logs one line of JSON per event. All redaction happens here, at every level: of fields by name, and of texts that
 * look like signatures.
 */
export function createLog(level: LogLevel, write: (line: string) => void): Log {
  const limit = LOG_LEVELS.indexOf(level);
  return (eventLevel, event, fields = {}) => {
    if (LOG_LEVELS.indexOf(eventLevel) > limit) return;
    const clean = Object.entries(fields).map(([name, value]) => [name, redact(name, value)]);
    write(
      `${JSON.stringify({ time: new Date().toISOString(), level: eventLevel, event, ...Object.fromEntries(clean) })}\n`,
    );
  };
}

function redact(name: string, value: string | number | undefined): string | number | undefined {
  if (SECRET_NAME.test(name)) return '[redacted]';
  return typeof value === 'string' ? value.replace(SECRET_VALUE, '$1[redacted]') : value;
}
