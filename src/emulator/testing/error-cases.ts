import { type CallOptions, isoSeconds, type Params } from './caller.ts';
import { START } from './start.ts';

/** A call that is refused, and its error (docs/api-facts.md 3.2). */
export interface ErrorCase {
  readonly name: string;
  readonly params: Params;
  readonly options?: CallOptions;
  readonly expected: readonly [status: number, code: string, message: string];
}

/** A call that is answered. */
export const POLL = { Action: 'PollTaskResult', PageNum: '1', PageSize: '20' };
const DETAILS = { Action: 'QueryTaskDetailList', TaskNo: 'x', PageNum: '1', PageSize: '20' };
const ACKNOWLEDGE = { Action: 'AcknowledgeTaskResult', 'TaskDetailNo.1': 'x' };
const BATCH = { Action: 'DescribeBatchResultCount' };
const ILLEGAL = [400, 'ParameterIllegal', 'Parameter illegal.'] as const;

/** A required parameter is missing. */
export function mandatory(name: string) {
  return [400, `Missing${name}`, `${name} is mandatory for this action.`] as const;
}
function invalid(name: string) {
  return [400, `Invalid${name}`, `Specified parameter ${name} is not valid.`] as const;
}
function without(params: Params, name: string): Params {
  return Object.fromEntries(Object.entries(params).filter(([key]) => key !== name));
}

/** The errors that parameters, keys and times cause (docs/api-facts.md 3.2). */
export const ERROR_CASES: readonly ErrorCase[] = [
  ...['PageNum', 'PageSize'].map((name) => ({
    name: `poll without ${name}`,
    params: without(POLL, name),
    expected: mandatory(name),
  })),
  ...['TaskNo', 'PageNum', 'PageSize'].map((name) => ({
    name: `details without ${name}`,
    params: without(DETAILS, name),
    expected: mandatory(name),
  })),
  { name: 'poll with an empty PageSize', params: { ...POLL, PageSize: '' }, expected: mandatory('PageSize') },
  {
    name: 'acknowledge without ids',
    params: without(ACKNOWLEDGE, 'TaskDetailNo.1'),
    expected: mandatory('TaskDetailNo'),
  },
  {
    name: 'acknowledge with an id that is not numbered',
    params: { Action: 'AcknowledgeTaskResult', TaskDetailNo: 'x' },
    expected: mandatory('TaskDetailNo'),
  },
  ...['abc', '1.5', '1e3', '2147483648', ' 1', '0x10'].map((PageNum) => ({
    name: `PageNum ${PageNum}`,
    params: { ...POLL, PageNum },
    expected: invalid('PageNum'),
  })),
  {
    name: 'TaskResultStatus succeeded',
    params: { ...POLL, TaskResultStatus: 'succeeded' },
    expected: invalid('TaskResultStatus'),
  },
  { name: 'TaskStatus x', params: { ...DETAILS, TaskStatus: 'x' }, expected: invalid('TaskStatus') },
  ...[
    { PageNum: '0' },
    { PageNum: '-1' },
    { PageSize: '0' },
    { PageSize: '1001' },
    { TaskResultStatus: '1' },
    { TaskResultStatus: '4' },
    { Lang: 'fr' },
  ].map((extra) => ({
    name: `poll ${JSON.stringify(extra)}`,
    params: { ...POLL, ...extra } as Params,
    expected: ILLEGAL,
  })),
  ...[{ TaskStatus: '9' }, { TaskStatus: '-1' }].map((extra) => ({
    name: `details ${JSON.stringify(extra)}`,
    params: { ...DETAILS, ...extra } as Params,
    expected: ILLEGAL,
  })),
  {
    name: 'a backend message in Chinese',
    params: { ...POLL, PageSize: '1001', Lang: 'zh' },
    expected: [400, 'ParameterIllegal', '参数错误。'],
  },
  {
    name: 'a gateway message stays English',
    params: { ...without(POLL, 'PageSize'), Lang: 'zh' },
    expected: mandatory('PageSize'),
  },
  { name: 'BatchType RR', params: { ...BATCH, BatchType: 'RR' }, expected: invalid('BatchType') },
  { name: 'TaskId x', params: { ...BATCH, TaskId: 'x' }, expected: invalid('TaskId') },
  {
    name: 'TaskId beyond int64',
    params: { ...BATCH, TaskId: '9223372036854775808' },
    expected: invalid('TaskId'),
  },
  {
    name: 'TaskId below int64',
    params: { ...BATCH, TaskId: '-9223372036854775809' },
    expected: invalid('TaskId'),
  },
  ...['0', '01', 'x', ''].map((number) => ({
    name: `acknowledge with an item ${JSON.stringify(number)} beside the first`,
    params: { ...ACKNOWLEDGE, [`TaskDetailNo.${number}`]: 'y' } as Params,
    expected: invalid('TaskDetailNo'),
  })),
  { name: 'batch Lang fr', params: { ...BATCH, Lang: 'fr' }, expected: invalid('Lang') },
  {
    name: 'an unknown key',
    params: POLL,
    options: { accessKeyId: 'nobody' },
    expected: [404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.'],
  },
  {
    name: 'a disabled key',
    params: POLL,
    options: { accessKeyId: 'docket-emulator-disabled' },
    expected: [400, 'InvalidAccessKeyId.Inactive', 'Specified access key is disabled.'],
  },
  {
    name: 'a clock 15 minutes and a second slow',
    params: POLL,
    options: { timestamp: isoSeconds(START - 901_000) },
    expected: [400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.'],
  },
  {
    name: 'a clock 15 minutes and a second fast',
    params: POLL,
    options: { timestamp: isoSeconds(START + 901_000) },
    expected: [400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.'],
  },
  {
    name: 'a senseless time',
    params: POLL,
    options: { timestamp: '2026-11-23 08:00:00' },
    expected: [400, 'InvalidTimeStamp.Format', 'Specified time stamp or date value is not well formatted.'],
  },
  ...['2026-11-23T08:00:00.Z', '2026-11-23T08:00:00', '2026-11-23T16:00:00+08:00'].map((timestamp) => ({
    name: `the time ${timestamp}`,
    params: POLL,
    options: { timestamp },
    expected: [
      400,
      'InvalidTimeStamp.Format',
      'Specified time stamp or date value is not well formatted.',
    ] as const,
  })),
  {
    name: 'a thirteenth month',
    params: POLL,
    options: { timestamp: '2026-13-01T00:00:00Z' },
    expected: [400, 'InvalidTimeStamp.Format', 'Specified time stamp or date value is not well formatted.'],
  },
  {
    name: 'an unknown action',
    params: { ...POLL, Action: 'PollTaskResults' },
    expected: [
      404,
      'InvalidAction.NotFound',
      'Specified api is not found, please check your url and method.',
    ],
  },
  {
    name: 'a method that is not supported',
    params: POLL,
    options: { method: 'PUT' },
    expected: [400, 'UnsupportedHTTPMethod', 'This http method is not supported.'],
  },
  {
    name: 'a key that may not acknowledge',
    params: ACKNOWLEDGE,
    options: { accessKeyId: 'docket-emulator-read-only' },
    expected: [
      400,
      'Forbidden.RAM',
      "User not authorized to operate on the specified resource, or this API doesn't support RAM.",
    ],
  },
  {
    name: 'a temporary key without its token',
    params: POLL,
    options: { accessKeyId: 'STS.docket-emulator' },
    expected: mandatory('SecurityToken'),
  },
  {
    name: 'an expired token',
    params: POLL,
    options: { accessKeyId: 'STS.docket-emulator', token: 'docket-emulator-expired-token' },
    expected: [400, 'InvalidSecurityToken.Expired', 'Specified SecurityToken is expired.'],
  },
  {
    name: 'a senseless token',
    params: POLL,
    options: { accessKeyId: 'STS.docket-emulator', token: 'x' },
    expected: [400, 'InvalidSecurityToken.Malformed', 'Specified SecurityToken is malformed.'],
  },
  {
    name: 'a token with a lasting key',
    params: POLL,
    options: { token: 'docket-emulator-token' },
    expected: [
      400,
      'InvalidSecurityToken.MismatchWithAccessKey',
      'Specified SecurityToken mismatches with the AccessKey.',
    ],
  },
];

/** The errors that only a fault can cause: status, code and message (docs/api-facts.md 3.2). */
export const FAULT_CASES: readonly (readonly [number, string, string])[] = [
  [400, 'NetworkIOError', 'Network IO Error.'],
  [400, 'TaskIsBeingProcessed', 'An operation is being processed. Please try again later.'],
  [400, 'DomainNotExist', 'The domain name does not exist.'],
  [400, 'Busy', 'Server is busy, please try again later.'],
  [404, 'InvalidProtocol.NeedSsl', 'Your request is denied as lack of ssl protect.'],
  [400, 'Throttling.User', 'Request was denied due to user flow control.'],
  [400, 'Throttling.Api', 'Request was denied due to api flow control.'],
  [400, 'Throttling', 'Request was denied due to request throttling.'],
  [403, 'Forbidden', 'User not authorized to operate on the specified resource.'],
  [403, 'Forbidden.RiskControl', 'This operation is forbidden by Aliyun RiskControl system.'],
  [403, 'Forbidden.UserVerification', 'Your user account is not verified by Aliyun.'],
  [403, 'NoPermission', 'You are not authorized to do this action.'],
  [
    500,
    'InternalError',
    'The request processing has failed due to some unknown error, exception or failure.',
  ],
  [503, 'ServiceUnavailable', 'The request has failed due to a temporary failure of the server.'],
];
