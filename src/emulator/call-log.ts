import { actionOf, type Call } from './call.ts';

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
/** Parameters of the protocol, which are nobody's business afterwards, and secrets least of all. */
const PROTOCOL = /^(Action|Version|Format|AccessKeyId|Signature.*|SecurityToken|Timestamp)$/;

/** The newest calls, oldest first. */
export function createCallLog() {
  let calls: LoggedCall[] = [];
  return {
    /** Notes a call that has just arrived; what becomes of it is filled in later. */
    add(call: LoggedCall): LoggedCall {
      calls.push(call);
      if (calls.length > 2 * CAPACITY) calls = calls.slice(-CAPACITY);
      return call;
    },
    list: (): readonly LoggedCall[] => calls.slice(-CAPACITY),
    clear(): void {
      calls = [];
    },
  };
}

/** The entry of a call that arrived at `now` (epoch milliseconds). */
export function describeCall(call: Call, requestId: string, now: number): LoggedCall {
  const authorization = call.headers.get('authorization') ?? '';
  return {
    time: new Date(now).toISOString(),
    requestId,
    action: actionOf(call) ?? '',
    accessKeyId: call.param('AccessKeyId') ?? /Credential=([^,]*)/.exec(authorization)?.[1] ?? '',
    params: Object.fromEntries(call.pairs.filter(([name]) => !PROTOCOL.test(name))),
  };
}
