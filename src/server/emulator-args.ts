import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { EMULATOR_CREDENTIALS, MAX_RESULTS } from '../emulator/emulator.ts';
import { FAULTS } from '../emulator/faults/fault.ts';
import { ConfigError } from './config.ts';

export interface EmulatorArgs {
  /** 0: any free port. */
  readonly port: number;
  readonly results: number;
  readonly seed: string;
  /** The folder of the emulator's database. */
  readonly data: string;
  readonly arrivalsPerMinute: number;
}

const FAULT_NAMES = Object.keys(FAULTS)
  .join(' ')
  .replace(/(.{1,100}) /g, '$1\n  ');

export const EMULATOR_HELP = `Usage: node dist/emulator.js [options]

Answers PollTaskResult, AcknowledgeTaskResult, QueryTaskDetailList (Domain 2018-01-29) and
DescribeBatchResultCount (Alidns 2015-01-09) on 127.0.0.1 as Alibaba Cloud does, with sample data.

  --port <number>      port to listen on, 0 for any free one (4181)
  --results <number>   results that wait at first, 0 to ${MAX_RESULTS.toLocaleString('en')} (2500)
  --seed <text>        the same seed gives the same data (docket)
  --data <folder>      where the data is kept; another seed or size there starts anew
                       (.docket/emulator)
  --arrivals <number>  new results per minute, 0 for none (2)
  --help               this text

Keys, all with the secret ${EMULATOR_CREDENTIALS.accessKeySecret}:
  docket-emulator             may do everything
  docket-emulator-read-only   may not acknowledge
  docket-emulator-powerless   may do nothing
  docket-emulator-disabled    is disabled
  STS.docket-emulator         is temporary: SecurityToken docket-emulator-token, or docket-emulator-expired-token

Faults: a DomainName such as hang.fault.example or Throttling.User.fault.example makes that call go wrong, and so does
acknowledging a result of that name. Before .fault.example stands an error code or one of:
  ${FAULT_NAMES}
On this port refuse, dns and tls are a reset connection; in process they are what fetch would throw.
POST /__emulator/faults takes any other, for example
  {"kind": "reset", "action": "AcknowledgeTaskResult", "isApplied": true, "times": 2}
  {"kind": "error", "code": "Throttling.User", "retryAfterMs": 2000, "forMs": 30000}
  {"kind": "altered", "action": "PollTaskResult", "at": [3], "rows": {"TaskResult": true}}
  {"kind": "altered", "fieldTexts": {"Result": "2.0"}}       also an error's fields; a text is written as it is
  {"kind": "instead", "asked": {"TaskId": "99"}}             the right answer to another question
  {"kind": "capped", "count": 100, "times": 0}               "echo" and "stride": "asked" or "real"
  {"kind": "text-filter", "form": "ascii", "times": 0}       or "unicode", or "stored"
  {"kind": "oldest-first", "times": 0}
  {"kind": "rival", "count": 3, "from": "middle"}            or "newest", "oldest", "random"
times 0 strikes until DELETE /__emulator/faults; forMs and untilMs end by the clock. Of what strikes until it is
removed, altered, instead, capped, text-filter, oldest-first, partial and rival go together with other faults.
POST /__emulator/rows adds a task, with "end": "oldest" behind the oldest result; DELETE acknowledges results as
somebody else would: {"ids": [...]}, or {"newest": 10} and so on. POST /__emulator/batches adds a DNS batch,
POST /__emulator/clock {"advanceMs": 60000} lets time pass, for good; GET /__emulator/log lists calls.
`;

const OPTIONS = {
  port: { type: 'string', default: '4181' },
  results: { type: 'string', default: '2500' },
  seed: { type: 'string', default: 'docket' },
  data: { type: 'string', default: '.docket/emulator' },
  arrivals: { type: 'string', default: '2' },
  help: { type: 'boolean', default: false },
} as const;

/**
 * Reads the command line of the emulator; undefined for a request for help. Throws a {@link ConfigError} that names the
 * option.
 */
export function readEmulatorArgs(argv: readonly string[]): EmulatorArgs | undefined {
  const { values } = parse(argv);
  if (values.help) return undefined;
  if (values.seed === '') throw new ConfigError('--seed takes a text.');
  return {
    port: integer('port', values.port, 65_535),
    results: integer('results', values.results, MAX_RESULTS),
    seed: values.seed,
    data: resolve(values.data),
    arrivalsPerMinute: integer('arrivals', values.arrivals, 10_000),
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: OPTIONS, strict: true, allowPositionals: false });
  } catch (error) {
    // The message of Node names the option; advice about positional arguments follows its first sentence.
    const [reason = ''] = (error as Error).message.split('. ');
    throw new ConfigError(`${reason}. Try --help.`);
  }
}

function integer(name: string, text: string, max: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value <= max) return value;
  throw new ConfigError(`--${name} takes a whole number from 0 to ${max}, not ${JSON.stringify(text)}.`);
}
