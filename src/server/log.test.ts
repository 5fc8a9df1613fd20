import { expect, test } from 'vitest';
import { createLog, LOG_LEVELS } from './log.ts';

test('secrets and signatures are redacted at every level, by field and by look', () => {
  for (const level of LOG_LEVELS) {
    const lines: string[] = [];
    const log = createLog(level, (line) => lines.push(line));
    log('error', 'call failed', {
      accessKeySecret: 'CANARY',
      authorization: 'CANARY',
      taskResult: 'CANARY',
      message: 'GET /?Signature=CANARY failed, ACS3-HMAC-SHA256CANARY',
      rows: 3,
    });
    expect(lines.join()).not.toContain('CANARY');
    expect(lines).toHaveLength(level === 'silent' ? 0 : 1);
  }
});

test('a line is one JSON object, and quieter levels leave it out', () => {
  const lines: string[] = [];
  const log = createLog('info', (line) => lines.push(line));
  log('debug', 'too quiet');
  log('info', 'batch\nsent', { results: 50 });
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', event: 'batch\nsent', results: 50 });
});
