import type { ClockFormat, NumberFormat } from './number-formats.js';

const DAY_SECONDS = 86_400;
// 1 January 1970 and 1 January 1904, counted in days as spreadsheets do.
const UNIX_EPOCH = 25_569;
const EPOCH_1904 = 1_462;

/**
 * A number as text, in the one way that nobody can misread: a day as `2026-03-02`, a moment as `2026-03-02 10:05:00`, a time or
 * a duration as its cell shows it (`0:06:52`, `6:52` where it shows minutes), anything else with a point before its decimals.
 * @param isFrom1904 how the workbook counts its days
 */
export const cellText = (value: number, format: NumberFormat, isFrom1904: boolean): string => {
  if (format === 'number') return decimal(value);
  if (typeof format === 'object') return decimal(value).padStart(format.digits, '0');
  if (format === 'day' || format === 'moment') return dateText(value, format, isFrom1904);
  return clockText(value, format);
};

/** As many decimals as money and minutes may have: what reckoning in binary adds to them is cut. */
const decimal = (value: number): string =>
  Number.isSafeInteger(value) ? String(value) : String(Number(value.toFixed(6)));

const dateText = (value: number, format: 'day' | 'moment', isFrom1904: boolean): string => {
  const seconds = Math.round((value + (isFrom1904 ? EPOCH_1904 : 0) - UNIX_EPOCH) * DAY_SECONDS);
  const at = new Date(seconds * 1000);
  if (Number.isNaN(at.getTime())) return decimal(value);
  const [day = '', time = ''] = at.toISOString().slice(0, 19).split('T');
  // Whatever its style shows, a moment is not taken for the whole of its day.
  return format === 'day' && seconds % DAY_SECONDS === 0 ? day : `${day} ${time}`;
};

const clockText = (value: number, format: ClockFormat): string => {
  const total = Math.round(Math.abs(value) * DAY_SECONDS);
  const sign = value < 0 ? '-' : '';
  const [minutes, seconds] = [Math.floor(total / 60), total % 60];
  if (format === 'minutes') return `${sign}${two(minutes)}:${two(seconds)}`;
  const hours = `${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return format === 'hours' && seconds === 0 ? hours : `${hours}:${two(seconds)}`;
};

const two = (number: number): string => String(number).padStart(2, '0');
