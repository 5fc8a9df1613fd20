import { type Answer, toJson, toXml } from './answer.ts';
import type { EmulatedError } from './errors.ts';
import type { Format } from './format.ts';

/** The content types of the gateway. SDKs compare the second letter by letter (docs/api-facts.md 2.4). */
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

/** Writes a successful answer: `<{Action}Response>` in XML, the object itself in JSON (docs/api-facts.md 2.4). */
export function answerResponse(action: string, answer: Answer, envelope: Envelope): Response {
  const body = { RequestId: envelope.requestId, ...answer };
  return respond(envelope, 200, write(`${action}Response`, body, envelope.format));
}

/** Writes an error answer (docs/api-facts.md 3.1). */
export function errorResponse(
  error: EmulatedError,
  host: string,
  envelope: Envelope,
  alter = (body: Answer) => body,
): Response {
  const keyword = encodeURIComponent(error.code);
  const body = {
    RequestId: envelope.requestId,
    HostId: host,
    Code: error.code,
    Message: error.message,
    Recommend: `https://error-center.aliyun.com/status/search?Keyword=${keyword}&source=PopGw`,
  };
  return respond(envelope, error.status, write('Error', alter(body), envelope.format), error.headers);
}

function write(root: string, body: Answer, format: Format): string {
  return format === 'XML' ? toXml(root, body) : toJson(body);
}

function respond(
  { format, requestId, traceId, now }: Envelope,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  // Bytes, because a string would first be checked for lone surrogates, which takes a tenth of the whole time for a
  // thousand rows.
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
