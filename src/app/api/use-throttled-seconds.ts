import { useIsFetching, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { throttlingQuery } from './queries.ts';
import { isForPage } from './refresh.ts';

/** An answer that takes longer than this may be waiting for Alibaba Cloud's quota. */
const PATIENCE_MS = 4_000;

/**
 * Whole seconds until Docket tries a throttled read again; 0 while nothing waits for one. Docket keeps such a read and repeats it
 * itself, so a page that waits for an answer asks Docket each second what it is waiting for.
 */
export function useThrottledSeconds(): number {
  const isFetching = useIsFetching({ predicate: isForPage }) > 0;
  const [isLong, setLong] = useState(false);
  if (!isFetching && isLong) setLong(false);
  useEffect(() => {
    if (!isFetching) return;
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isFetching]);
  const query = useQuery({ ...throttlingQuery(), enabled: isLong });
  return (isLong && query.data?.throttledSeconds) || 0;
}
