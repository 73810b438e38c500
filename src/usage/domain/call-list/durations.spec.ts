import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
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
    ['04:07', 'mm:ss', 247],
    ['90:00', 'mm:ss', 5_400],
    ['1:04:07', 'mm:ss', 3_847],
    ['\u221204:07', 'mm:ss', -247],
    ['1:30', 'HH:mm', 5_400],
    ['04:60', 'mm:ss', undefined],
    ['1:75:00', 'mm:ss', undefined],
    ['1:30:00', 'HH:mm', undefined],
    ['4', 'mm:ss', undefined],
    ['\u221200:00:05', 'HH:mm:ss', -5],
    ['00:61:00', 'HH:mm:ss', undefined],
    ['04:07', 'HH:mm:ss', undefined],
    ['247', 'HH:mm:ss', undefined],
    ['00:04:07', 's', undefined],
    ['12 min', 's', undefined],
    ['', 's', undefined],
    ['quatre', 'min', undefined],
  ])('%j in %s is %p seconds', (text, unit, seconds) => expect(readSeconds(text, unit)).toBe(seconds));

  it('is the same however a provider writes it', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_400 }), fc.boolean(), (seconds, isNegative) => {
        const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
        const clock = `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
        const minutes = `${two(seconds / 60)}:${two(seconds % 60)}`;
        const sign = isNegative ? '\u2212' : '';
        const expected = isNegative ? 0 - seconds : seconds;
        expect(readSeconds(sign + clock, 'HH:mm:ss')).toBe(expected);
        expect(readSeconds(sign + clock, 'mm:ss')).toBe(expected);
        expect(readSeconds(sign + minutes, 'mm:ss')).toBe(expected);
        expect(readSeconds(`${sign}${seconds} s`, 's')).toBe(expected);
        expect(readSeconds(sign + (seconds / 60).toFixed(6).replace('.', ','), 'min')).toBe(expected);
      }),
    ));

  it.each([
    [-1, 'ended_before_started'],
    [0, 'zero_duration'],
    [1, undefined],
    [86_400, undefined],
    [90_000, 'too_long'],
  ])('of %d seconds is %p', (seconds, reason) => expect(impossibleDuration(seconds)).toBe(reason));
});
