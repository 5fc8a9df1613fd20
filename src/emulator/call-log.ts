import { actionOf, type Call } from './protocol/call.ts';

/** One call, as `/__emulator/log` shows it. */
export interface LoggedCall {
  /** ISO 8601, on the emulator's clock. */
  readonly time: string;
  readonly requestId: string;
  readonly action: string;
  readonly accessKeyId: string;
  /** What the operation was asked; nothing of the signature. */
  readonly params: Readonly<Record<string, string>>;
  /** The fault that struck, by kind. */
  fault?: string;
  /** HTTP status; undefined while there is no answer, or when the caller never got one. */
  status?: number;
  /** The error's code. */
  code?: string;
}

/** What to remember: the newest thousand. */
const CAPACITY = 1000;
/** Characters of names and values: of all calls, and of one value. */
const MOST_CHARACTERS = 8_000_000;
const LONGEST_VALUE = 1000;
/** Parameters of the protocol, which are nobody's business afterwards, and secrets least of all. */
const PROTOCOL = /^(Action|Version|Format|AccessKeyId|Signature.*|SecurityToken|Timestamp)$/;

/** The newest calls, oldest first. */
export function createCallLog() {
  let calls: LoggedCall[] = [];
  let characters = 0;
  return {
    /** Notes a call that has just arrived; what becomes of it is filled in later. */
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

/** The entry of a call that arrived at `now` (epoch milliseconds). */
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
