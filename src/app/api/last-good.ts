import { useState } from 'react';

/** What a query answered last: what was shown stays, with its time, when the next question cannot be answered. */
export function useLastGood<Answer>(query: { readonly data: Answer | undefined; readonly isError: boolean }) {
  const [last, setLast] = useState(query.data);
  if (query.data !== undefined && query.data !== last) setLast(query.data);
  return query.data ?? (query.isError ? last : undefined);
}
