import { type ApiOperation, UnreadableAnswer } from '../contract/alibaba-cloud.ts';
import { ApiError, DOCKET_ERRORS } from '../contract/api-error.ts';
import { requestIdOf } from '../contract/wire/fields.ts';

/** An answer and its age. */
export interface Reading<Answer> {
  readonly answer: Answer;
  /** When the cloud was asked, in epoch milliseconds: the answer is at least as new. */
  readonly asOf: number;
}

/** Decodes the text of a successful answer. Throws ApiError 502 UpstreamUnreadable if it cannot be decoded. */
export function decodeAnswer<Params, Answer>(
  operation: ApiOperation<Params, Answer>,
  text: string,
  params: Params,
): Answer {
  try {
    return operation.decode(text, params);
  } catch (error) {
    if (!(error instanceof UnreadableAnswer)) throw error;
    const requestId = requestIdOf(text);
    throw new ApiError(DOCKET_ERRORS.UpstreamUnreadable, {
      code: 'UpstreamUnreadable',
      message: `Alibaba Cloud's answer could not be read. ${error.message}`,
      words: { name: 'unreadable', why: error.message },
      ...(requestId === undefined ? {} : { requestId }),
    });
  }
}
