import * as v from 'valibot';
import type { UpstreamErrorBody } from '../api-error-codes.ts';
import { optionalText } from './fields.ts';

const wireError = v.object({
  Code: v.pipe(v.string(), v.nonEmpty()),
  Message: optionalText,
  RequestId: optionalText,
  Recommend: optionalText,
});

/** Reads an error body; undefined for a text that is none (an HTML page, an answer). */
export function readUpstreamError(body: string): UpstreamErrorBody | undefined {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return undefined;
  }
  const result = v.safeParse(wireError, json);
  if (!result.success) return undefined;
  const { Code, Message, RequestId, Recommend } = result.output;
  return {
    code: Code,
    message: publicMessage(Code, Message ?? ''),
    ...(RequestId === undefined ? {} : { requestId: RequestId }),
    ...(Recommend === undefined ? {} : { recommend: Recommend }),
  };
}

/** Cuts off the string to sign, which SignatureDoesNotMatch repeats with the AccessKeyId (docs/api-facts.md 3.1). */
function publicMessage(code: string, message: string): string {
  return code === 'SignatureDoesNotMatch'
    ? 'Specified signature is not matched with our calculation.'
    : message;
}
