import { describe, expect, it } from '@jest/globals';
import type { DurationUnit } from './mapping.js';
import { impossibleDuration, readSeconds } from './durations.js';

describe('a duration', () => {
  it.each<[string, DurationUnit, number | undefined]>([
    ['247', 's', 247],
    ['1 042', 's', 1042],
    ['247 s', 's', 247],
    ['247,6', 's', 248],
    ['-30', 's', -30],
    ['12', 'min', 720],
    ['12,5', 'min', 750],
    ['12 min', 'min', 720],
    ['00:04:07', 'HH:mm:ss', 247],
    ['1:00:00', 'HH:mm:ss', 3600],
    ['25:00:00', 'HH:mm:ss', 90_000],
    ['\u221200:00:05', 'HH:mm:ss', -5],
    ['00:61:00', 'HH:mm:ss', undefined],
    ['04:07', 'HH:mm:ss', undefined],
    ['247', 'HH:mm:ss', undefined],
    ['00:04:07', 's', undefined],
    ['12 min', 's', undefined],
    ['', 's', undefined],
    ['quatre', 'min', undefined],
  ])('%j in %s is %p seconds', (text, unit, seconds) => expect(readSeconds(text, unit)).toBe(seconds));

  it.each([
    [-1, 'ended_before_started'],
    [0, 'zero_duration'],
    [1, undefined],
    [86_400, undefined],
    [90_000, 'too_long'],
  ])('of %d seconds is %p', (seconds, reason) => expect(impossibleDuration(seconds)).toBe(reason));
});
