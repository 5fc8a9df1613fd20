import { expect, test } from 'vitest';
import { ownAddress, ownHosts, ownOrigins, resolveHost } from './addresses.ts';

test('on port 80 both forms of Host are ours, and addresses leave the port out as browsers do', () => {
  expect([...ownHosts('127.0.0.1', 80)]).toEqual(
    expect.arrayContaining(['127.0.0.1', '127.0.0.1:80', 'localhost', '[::1]', '[::1]:80']),
  );
  expect([...ownOrigins('::1', 80)]).toEqual(['http://[::1]', 'http://localhost', 'http://127.0.0.1']);
  expect(ownAddress('127.0.0.2', 80)).toBe('http://127.0.0.2');
});

test('on any other port a Host without it is not ours', () => {
  expect(ownHosts('127.0.0.2', 4180)).toEqual(
    new Set(['127.0.0.2:4180', 'localhost:4180', '127.0.0.1:4180', '[::1]:4180']),
  );
  expect(ownAddress('::1', 4180)).toBe('http://[::1]:4180');
});

test('localhost is looked up; an IP address is itself', async () => {
  expect(['127.0.0.1', '::1']).toContain(await resolveHost('localhost'));
  expect(await resolveHost('127.9.9.9')).toBe('127.9.9.9');
});
