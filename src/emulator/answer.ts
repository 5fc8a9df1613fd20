/** A value of an answer. A bigint is an int64 that no double can hold: it is written digit by digit. */
export type AnswerValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Verbatim
  | Answer
  | readonly AnswerValue[];

/** The fields of an answer. Undefined fields are left out, as in all official samples. */
export interface Answer {
  readonly [name: string]: AnswerValue;
}

/** A value that is written exactly as the text says, such as `2.0` or `1e400`, whether or not it is JSON. */
export class Verbatim {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The details that a listing operation answers with; undefined for an answer of another shape. */
export function detailsOf(answer: Answer): readonly Answer[] | undefined {
  const data = answer.Data;
  if (typeof data !== 'object' || data === null || !('TaskDetail' in data)) return undefined;
  return Array.isArray(data.TaskDetail) ? data.TaskDetail : undefined;
}
