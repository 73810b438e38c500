import type { DurationUnit } from './mapping.js';
import { plainNumber } from './numbers.js';

/** A length of time in whole seconds, the nearest one; negative when so written; undefined when it can't be read. */
export const readSeconds = (text: string, unit: DurationUnit): number | undefined => {
  if (unit === 'HH:mm:ss') return clockFace(text);
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
const CLOCK_FACE = /^([-\u2212\u2013])?(\d{1,4}):([0-5]\d):([0-5]\d)$/;

const clockFace = (text: string): number | undefined => {
  const found = CLOCK_FACE.exec(text.trim());
  if (!found) return undefined;
  const [, minus, hours, minutes, seconds] = found;
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return minus ? 0 - total : total;
};
