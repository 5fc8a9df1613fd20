import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { FAULTS } from '../emulator/faults/fault.ts';
import { CREDENTIALS } from '../emulator/protocol/credentials.ts';
import { ConfigError } from './config.ts';
import { EMULATOR_HELP, readEmulatorArgs } from './emulator-args.ts';

test('without options the emulator is like the one that Docket starts, in a folder of its own', () => {
  expect(readEmulatorArgs([])).toEqual({
    port: 4181,
    results: 2500,
    seed: 'docket',
    data: resolve('.docket/emulator'),
    arrivalsPerMinute: 2,
  });
});

test('every option is read', () => {
  const argv = ['--port', '0', '--results=1000000', '--seed', '春', '--data', 'data', '--arrivals', '0'];
  expect(readEmulatorArgs(argv)).toEqual({
    port: 0,
    results: 1_000_000,
    seed: '春',
    data: resolve('data'),
    arrivalsPerMinute: 0,
  });
});

test('--help asks for the text, which names every option', () => {
  expect(readEmulatorArgs(['--help', '--port', 'x'])).toBeUndefined();
  for (const option of ['port', 'results', 'seed', 'data', 'arrivals', 'help'])
    expect(EMULATOR_HELP).toContain(`--${option}`);
});

test('the help names every key and every fault, in lines that fit a terminal', () => {
  for (const key of CREDENTIALS.keys()) expect(EMULATOR_HELP).toContain(key);
  const words = EMULATOR_HELP.split(/\s+/);
  for (const name of Object.keys(FAULTS)) expect(words).toContain(name);
  for (const line of EMULATOR_HELP.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
});

test.each([
  [['--port', '65536'], '--port'],
  [['--port', '-1'], '--port'],
  [['--results', '1000001'], '--results'],
  [['--results', '1e3'], '--results'],
  [['--arrivals', '1.5'], '--arrivals'],
  [['--seed', ''], '--seed'],
  [['--sede', 'x'], '--sede'],
  [['run'], 'run'],
])('%j is refused by name', (argv, name) => {
  expect(() => readEmulatorArgs(argv)).toThrow(ConfigError);
  expect(() => readEmulatorArgs(argv)).toThrow(name);
});
