import type { Language } from '../../contract/alibaba-cloud.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The clocks of the cloud and the reader may differ: a time that is so little in the future is now. */
const SKEW = 2 * MINUTE;

/** Numbers, dates and durations in one language and time zone. Times are epoch milliseconds. */
export interface Formats {
  number(value: number): string;
  percent(ratio: number): string;
  /** Date and time to the second, in the reader's zone, with the zone's short name. */
  dateTime(time: number): string;
  /** Time of day to the second, in the reader's zone. */
  timeOfDay(time: number): string;
  /** How long ago, in one unit. Undefined for a time in the future, or more than 30 days ago. */
  age(time: number, now: number): { readonly text: string; readonly isJustNow: boolean } | undefined;
  date(time: number): string;
  /** ISO 8601 of the midnight at which the day of the reader began (an hour off on the day when the clocks change). */
  startOfDay(now: number): string;
}

/** Makes the formats of a language and an IANA time zone. */
export function createFormats(language: Language, timeZone: string): Formats {
  const locale = language === 'zh' ? 'zh-CN' : 'en';
  const number = new Intl.NumberFormat(locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const dateTime = new Intl.DateTimeFormat(locale, {
    timeZone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
  const timeOfDay = new Intl.DateTimeFormat(locale, { timeZone, timeStyle: 'medium', hourCycle: 'h23' });
  const date = new Intl.DateTimeFormat(locale, { timeZone, year: 'numeric', month: 'short', day: 'numeric' });
  const unit = (name: 'minute' | 'hour' | 'day') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' });
  const clock = new Intl.DateTimeFormat('en', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const minutes = unit('minute');
  const hours = unit('hour');
  const days = unit('day');
  return {
    number: (value) => number.format(value),
    percent: (ratio) => percent.format(ratio),
    dateTime: (time) => dateTime.format(time),
    timeOfDay: (time) => timeOfDay.format(time),
    date: (time) => date.format(time),
    startOfDay: (now) => {
      const [hour = 0, minute = 0] = clock.format(now).split(':').map(Number);
      const midnight = now - (now % MINUTE) - (hour * 60 + minute) * MINUTE;
      return new Date(midnight).toISOString();
    },
    age: (time, now) => {
      const age = now - time;
      if (age < -SKEW || age >= 30 * DAY) return undefined;
      if (age < MINUTE) return { text: '', isJustNow: true };
      if (age < HOUR) return { text: minutes.format(Math.floor(age / MINUTE)), isJustNow: false };
      if (age < DAY) return { text: hours.format(Math.floor(age / HOUR)), isJustNow: false };
      return { text: days.format(Math.floor(age / DAY)), isJustNow: false };
    },
  };
}
