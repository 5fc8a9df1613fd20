import { actionOf, type Call } from './protocol/call.ts';

/** One call, as `/__emulator/log` shows it. */
export interface LoggedCall {
  /** ISO 8601, by the clock of the emulator. */
  readonly time: string;
  readonly requestId: string;
  readonly action: string;
  readonly accessKeyId: string;
  /** The parameters of the operation, without those of the signature. */
  readonly params: Readonly<Record<string, string>>;
  /** The kinds of the faults that changed the call. */
  fault?: string;
  /** The HTTP status; undefined while there is no answer, or if the caller got none. */
  status?: number;
  /** The code of the error. */
  code?: string;
}

/** The most calls that are kept. */
const CAPACITY = 1000;
/** The most characters of names and values: of all calls together, and of one value. */
const MOST_CHARACTERS = 8_000_000;
const LONGEST_VALUE = 1000;
/** Parameters of the protocol. They are not kept: some are secrets. */
const PROTOCOL = /^(Action|Version|Format|AccessKeyId|Signature.*|SecurityToken|Timestamp)$/;

/** The newest calls, oldest first. */
export function createCallLog() {
  let calls: LoggedCall[] = [];
  let characters = 0;
  return {
    /** Adds a call that has just arrived. Its outcome is filled in later. */
    add(call: LoggedCall): LoggedCall {
      calls.push(call);
      characters += lengthOf(call);
      while (calls.length > CAPACITY || (characters > MOST_CHARACTERS && calls.length > 1)) {
        const [oldest] = calls;
        calls.shift();
        if (oldest) characters -= lengthOf(oldest);
      }
      return call;
    },
    list: (): readonly LoggedCall[] => [...calls],
    clear(): void {
      calls = [];
      characters = 0;
    },
  };
}

/** The entry for a call that arrived at `now` (epoch milliseconds). */
export function describeCall(call: Call, requestId: string, now: number): LoggedCall {
  return {
    time: new Date(now).toISOString(),
    requestId,
    action: shorten(actionOf(call) ?? ''),
    accessKeyId: keyIdOf(call),
    params: Object.fromEntries(
      call.pairs.filter(([name]) => !PROTOCOL.test(name)).map(([name, value]) => [name, shorten(value)]),
    ),
  };
}

function keyIdOf(call: Call): string {
  const credential = /Credential=([^,]*)/.exec(call.headers.get('authorization') ?? '')?.[1];
  return shorten((call.isAcs3 ? credential : call.param('AccessKeyId')) ?? '');
}

function shorten(text: string): string {
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

function lengthOf({ params }: LoggedCall): number {
  return Object.entries(params).reduce((sum, [name, value]) => sum + name.length + value.length, 0);
}
