import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { isUnanswered } from '../../contract/api-error.ts';

interface LastGood<Answer> {
  readonly page: Answer | undefined;
  /** The answer is that of other filters than those asked for. */
  readonly isUnapplied: boolean;
}

/**
 * What a query answers, else what it answered last: what was shown stays, with its time, when the next page cannot be
 * read. `scope` names all but the page. Where Docket answered with an error, what was asked with other filters is no
 * stand-in; where nothing answered, nothing has changed: the rows stay, and the filters are not applied.
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
