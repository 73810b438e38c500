import { localTime, type TimeZone } from '../../../kernel/civil-time.js';

/** `10:05`, as a time field wants it. */
export const clockOf = (at: Date, zone: TimeZone): string => {
  const { minuteOfDay } = localTime(at, zone);
  return `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
};

const two = (value: number): string => String(value).padStart(2, '0');
