import type { DurationUnit } from './mapping.js';
import { plainNumber } from './numbers.js';

/** A length of time in whole seconds, the nearest one; negative when so written; undefined when it can't be read. */
export const readSeconds = (text: string, unit: DurationUnit): number | undefined => {
  if (unit !== 's' && unit !== 'min') return clockFace(text.trim(), unit);
  const number = plainNumber(text.replace(SUFFIX[unit], ''));
  if (number === undefined) return undefined;
  return Math.round(Number(number) * (unit === 'min' ? 60 : 1)) + 0;
};

/** Facts that no call can have: they are kept for the coordinator with the reason. */
export const impossibleDuration = (
  seconds: number,
): 'ended_before_started' | 'zero_duration' | 'too_long' | undefined => {
  if (seconds < 0) return 'ended_before_started';
  if (seconds === 0) return 'zero_duration';
  return seconds > DAY_SECONDS ? 'too_long' : undefined;
};

export const DAY_SECONDS = 86_400;
const SUFFIX = { s: /\s*(?:s|sec|secondes?)\.?\s*$/i, min: /\s*(?:min|mn|minutes?)\.?\s*$/i } as const;

type ClockUnit = Exclude<DurationUnit, 's' | 'min'>;

const MINUS = '([-\\u2212\\u2013])?';
const CLOCK_FACES: Readonly<Record<ClockUnit, RegExp>> = {
  'HH:mm:ss': new RegExp(`^${MINUS}(\\d{1,4}):([0-5]\\d):([0-5]\\d)$`),
  'HH:mm': new RegExp(`^${MINUS}(\\d{1,4}):([0-5]\\d)$`),
  // What counts minutes and seconds writes the hour before them once there is one.
  'mm:ss': new RegExp(`^${MINUS}(?:(\\d{1,4}):(?=[0-5]\\d:))?(\\d{1,5}):([0-5]\\d)$`),
};

const clockFace = (text: string, unit: ClockUnit): number | undefined => {
  const found = CLOCK_FACES[unit].exec(text);
  if (!found) return undefined;
  const [, minus, hours = 0, minutes = 0, seconds = 0] = found;
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return minus ? 0 - total : total;
};
