import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { isUnanswered } from '../../contract/api-error.ts';

interface LastGood<Answer> {
  readonly page: Answer | undefined;
  /** True if the answer is for other filters than those that are set. */
  readonly isUnapplied: boolean;
}

/**
 * The answer of a query, else its last answer: when the next page cannot be read, the rows that were shown stay, with
 * their time. `scope` names everything but the page. If Docket answered with an error, an answer for other filters is
 * not used. If Docket did not answer, the old rows stay and the filters are not applied.
 */
export function useLastGood<Answer>(
  { data, error, isPlaceholderData }: UseQueryResult<Answer>,
  scope: object,
): LastGood<Answer> {
  const key = JSON.stringify(scope);
  const [last, setLast] = useState<{ readonly data: Answer; readonly key: string }>();
  if (data !== undefined && !isPlaceholderData && (last?.data !== data || last.key !== key))
    setLast({ data, key });
  if (data !== undefined || !error || !last) return { page: data, isUnapplied: false };
  const isUnapplied = last.key !== key;
  if (isUnapplied && !isUnanswered(error)) return { page: undefined, isUnapplied: false };
  return { page: last.data, isUnapplied };
}
