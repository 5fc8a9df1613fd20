import type { QueryClient } from '@tanstack/react-query';
import type { QueueReading } from './queue-reading.ts';

const readings = new WeakMap<QueryClient, QueueReading>();

/** The reading of this tab's cache. */
export function queueReadingOf(client: QueryClient): QueueReading {
  const reading = readings.get(client);
  if (!reading) throw new Error('The cache has no queue reading.');
  return reading;
}

export function setQueueReading(client: QueryClient, reading: QueueReading): void {
  readings.set(client, reading);
}
