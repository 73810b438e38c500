import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { resolveLocal } from '../../../kernel/civil-time.js';
import { wallClock } from './wall-clock.js';

const shown = (zone: string, local: string): string => {
  const instant = wallClock(zone)(Date.parse(`${local}Z`));
  return typeof instant === 'string' ? instant : instant.toISOString();
};

describe('the provider’s clock', () => {
  it.each([
    ['Europe/Paris', '2022-03-27T01:59:59', '2022-03-27T00:59:59.000Z'],
    ['Europe/Paris', '2022-03-27T02:00:00', 'inexistent_time'],
    ['Europe/Paris', '2022-03-27T02:59:59', 'inexistent_time'],
    ['Europe/Paris', '2022-03-27T03:00:00', '2022-03-27T01:00:00.000Z'],
    ['Europe/Paris', '2022-10-30T01:59:59', '2022-10-29T23:59:59.000Z'],
    ['Europe/Paris', '2022-10-30T02:00:00', 'ambiguous_time'],
    ['Europe/Paris', '2022-10-30T02:59:59', 'ambiguous_time'],
    ['Europe/Paris', '2022-10-30T03:00:00', '2022-10-30T02:00:00.000Z'],
    ['America/Cayenne', '2022-10-30T02:30:00', '2022-10-30T05:30:00.000Z'],
    ['Asia/Beirut', '2022-03-27T00:30:00', 'inexistent_time'],
    ['Asia/Beirut', '2022-10-29T23:30:00', 'ambiguous_time'],
  ])('in %s, %s is %s', (zone, local, instant) => expect(shown(zone, local)).toBe(instant));

  it.each([
    ['Europe/Paris', '2022-03-27'],
    ['Europe/Paris', '2022-10-30'],
    ['Asia/Beirut', '2022-03-27'],
    ['Asia/Beirut', '2022-10-30'],
    ['Atlantic/Azores', '2022-03-27'],
    ['Atlantic/Azores', '2022-10-30'],
    ['Australia/Lord_Howe', '2022-04-03'],
    ['Australia/Lord_Howe', '2022-10-02'],
    ['Africa/Casablanca', '2022-05-08'],
  ])('in %s says what the kernel says at any second around %s, when the clocks change', (zone, day) => {
    const midnight = Date.parse(`${day}T00:00:00Z`);
    fc.assert(
      fc.property(fc.integer({ min: -26 * 3600, max: 50 * 3600 }), (seconds) => {
        const local = new Date(midnight + seconds * 1000).toISOString().slice(0, 19);
        const resolved = resolveLocal(local, zone);
        expect(shown(zone, local)).toBe(
          resolved.kind === 'instant' ? resolved.at.toISOString() : `${resolved.kind}_time`,
        );
      }),
    );
  });
});
