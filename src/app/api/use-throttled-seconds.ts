import { useIsFetching, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { throttlingQuery } from './queries.ts';
import { isForPage } from './refresh.ts';

/** After this time, in milliseconds, an answer may be waiting for the quota of Alibaba Cloud. */
const PATIENCE_MS = 4_000;

/**
 * Whole seconds until Docket repeats a throttled read; 0 while none waits. Docket keeps such a read and repeats it, so
 * a page that waits for an answer asks each second how long that takes.
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
