import type { EmulatedError } from './errors.ts';
import { toXml } from './xml.ts';

/** A value of an answer. A bigint is an int64 that no double can hold: it is written digit by digit. */
export type AnswerValue = string | number | bigint | boolean | Answer | readonly Answer[] | undefined;
/** The fields of an answer. Undefined fields are left out, as in all official samples. */
export interface Answer {
  readonly [name: string]: AnswerValue;
}

export type Format = 'JSON' | 'XML';

/** Content types as sent by the gateway; SDKs compare the second one letter by letter (api-facts section 1.6). */
const CONTENT_TYPES: Readonly<Record<Format, string>> = {
  JSON: 'application/json;charset=utf-8',
  XML: 'text/xml;charset=utf-8',
};

const ENCODER = new TextEncoder();

export interface Envelope {
  readonly format: Format;
  readonly requestId: string;
  readonly traceId: string;
  readonly now: number;
}

/** A successful answer: `<{Action}Response>` in XML, the bare object in JSON (api-facts sections 1.6, 2.4). */
export function answerResponse(action: string, answer: Answer, envelope: Envelope): Response {
  const body = { ...answer, RequestId: envelope.requestId };
  return respond(envelope, 200, write(`${action}Response`, body, envelope.format));
}

/** An error answer (api-facts section 3.1). */
export function errorResponse(error: EmulatedError, host: string, envelope: Envelope): Response {
  const keyword = encodeURIComponent(error.code);
  const body = {
    RequestId: envelope.requestId,
    HostId: host,
    Code: error.code,
    Message: error.message,
    Recommend: `https://error-center.aliyun.com/status/search?Keyword=${keyword}&source=PopGw`,
  };
  return respond(envelope, error.status, write('Error', body, envelope.format), error.headers);
}

function write(root: string, body: Answer, format: Format): string {
  return format === 'XML' ? toXml(root, body) : toJson(body);
}

/** Only top-level fields are int64 in these operations. */
function toJson(body: Answer): string {
  const fields = Object.entries(body).filter(([, value]) => value !== undefined);
  const texts = fields.map(([name, value]) => {
    return `${JSON.stringify(name)}:${typeof value === 'bigint' ? value : JSON.stringify(value)}`;
  });
  return `{${texts.join(',')}}`;
}

function respond(
  { format, requestId, traceId, now }: Envelope,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  // Bytes, because a string of a thousand rows would be checked for lone surrogates first, at a tenth of the whole cost.
  return new Response(ENCODER.encode(body), {
    status,
    headers: {
      'content-type': CONTENT_TYPES[format],
      date: new Date(now).toUTCString(),
      'x-acs-request-id': requestId,
      'x-acs-trace-id': traceId,
      ...headers,
    },
  });
}
