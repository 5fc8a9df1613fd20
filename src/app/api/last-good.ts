import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';

/**
 * What a query answers, else what it answered last: what was shown stays, with its time, when the next page cannot be
 * read. `scope` names all but the page: what was asked with other filters is no stand-in.
 */
export function useLastGood<Answer>(
  { data, isError, isPlaceholderData }: UseQueryResult<Answer>,
  scope: object,
): Answer | undefined {
  const key = JSON.stringify(scope);
  const [last, setLast] = useState<{ readonly data: Answer; readonly key: string }>();
  if (data !== undefined && !isPlaceholderData && (last?.data !== data || last.key !== key))
    setLast({ data, key });
  return data ?? (isError && last?.key === key ? last.data : undefined);
}
