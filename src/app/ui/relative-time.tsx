import { parseApiTime } from '../../contract/beijing-time.ts';
import { useI18n } from '../i18n/i18n.tsx';
import { useFromNow } from './ticker.ts';

/** How long ago a time was (epoch milliseconds), as text that stays current. */
export function useAge(time: number): string {
  const { t, age, date } = useI18n();
  return useFromNow((now) => {
    const found = age(time, now);
    if (!found) return date(time);
    return found.isJustNow ? t.time.justNow : t.time.ago(found.text);
  });
}

/**
 * A time of the API, as an age. The tooltip has it as it came, with its assumed zone, and in the zone of the reader. A
 * text that is no time is shown as it came; a row that never ran has none.
 */
export function ApiTime({ text }: { text: string }) {
  const time = parseApiTime(text);
  if (time === undefined) return <span className="text-muted">{text || '—'}</span>;
  return <Age time={time} apiText={text} />;
}

/** A time of the record (epoch milliseconds), as an age. */
export function Age({ time, apiText }: { time: number; apiText?: string }) {
  const { t, dateTime } = useI18n();
  const local = t.time.local(dateTime(time));
  const title = apiText === undefined ? local : `${t.time.beijing(apiText)}\n${local}`;
  return (
    <time dateTime={new Date(time).toISOString()} title={title} className="text-muted">
      {useAge(time)}
    </time>
  );
}
