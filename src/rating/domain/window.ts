import type { LocalTime } from '../../kernel/civil-time.js';
import { isHoliday } from '../../kernel/holidays.js';
import { isNoticeUnder, type PlannedFacts } from './rated-facts.js';
import type { When } from './tariff.js';

/** Whether a minute lies in the window of a surcharge, judged by the clock's face when the minute begins. */
export type Window = (minute: LocalTime) => boolean;

export const windowOf = (when: When, facts: PlannedFacts): Window => {
  if ('from' in when) return hours(minuteOfDay(when.from), minuteOfDay(when.to));
  if ('weekdays' in when) return ({ weekday }) => when.weekdays.includes(weekday);
  if ('holiday' in when) return ({ day }) => isHoliday(day, facts.calendar);
  const isShort = isNoticeUnder(when.noticeUnderHours, facts.requestedAt, facts.startsAt);
  return () => isShort;
};

/** The window's part of a line's code. */
export const windowName = (when: When): string => {
  if ('from' in when) return `${when.from}-${when.to}`;
  if ('weekdays' in when) return when.weekdays.map((weekday) => WEEKDAYS[weekday - 1]).join();
  if ('holiday' in when) return 'holiday';
  return `notice<${when.noticeUnderHours}h`;
};

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

const hours = (from: number, to: number): Window =>
  from < to
    ? ({ minuteOfDay: minute }) => from <= minute && minute < to
    : ({ minuteOfDay: minute }) => from <= minute || minute < to;

const minuteOfDay = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
