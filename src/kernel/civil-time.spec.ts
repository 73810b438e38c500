import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  dayOf,
  isDay,
  isTimeZone,
  localTime,
  minutesFrom,
  resolveLocal,
  startOfDay,
  weekdayOf,
} from './civil-time.js';
import { dayInWords } from './day-in-words.js';

const PARIS = 'Europe/Paris';
const hoursOf = (day: string) =>
  (startOfDay(addDays(day, 1), PARIS).getTime() - startOfDay(day, PARIS).getTime()) / 3_600_000;

describe('days', () => {
  it('are said in words, the first of a month as it is read', () => {
    expect(dayInWords('2019-01-01')).toEqual({ fr: '1er\u00a0janvier 2019', en: '1\u00a0January 2019' });
    expect(dayInWords('2022-12-31').fr).toBe('31\u00a0décembre 2022');
  });

  it.each(['2024-02-29', '2022-12-31'])('knows %s', (day) => expect(isDay(day)).toBe(true));
  it.each(['2023-02-29', '2022-13-01', '2022-1-1', '2022-01-01T00:00', ''])('refuses %j', (text) =>
    expect(isDay(text)).toBe(false),
  );

  it('passes from a month and a year to the next', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2022-12-31', 1)).toBe('2023-01-01');
    expect(addDays('2023-03-01', -1)).toBe('2023-02-28');
  });

  it('counts the week from Monday, 1, to Sunday, 7', () =>
    expect(['2022-03-14', '2022-03-19', '2022-03-20'].map(weekdayOf)).toEqual([1, 6, 7]));

  it('counts it so before 1970 too', () => {
    expect(weekdayOf('1943-04-25')).toBe(7);
    expect(localTime(new Date('1943-04-25T10:00:00Z'), PARIS).weekday).toBe(7);
  });
});

describe('the clock on the wall', () => {
  it('shows winter and summer time in Paris', () => {
    expect(localTime(new Date('2022-12-31T23:30:00Z'), PARIS)).toEqual({
      day: '2023-01-01',
      minuteOfDay: 30,
      weekday: 7,
    });
    expect(localTime(new Date('2022-07-14T21:59:59Z'), PARIS)).toEqual({
      day: '2022-07-14',
      minuteOfDay: 1439,
      weekday: 4,
    });
  });

  it('puts one instant on different days in Paris, Cayenne and Nouméa', () => {
    const at = new Date('2022-06-15T23:30:00Z');
    expect(['America/Cayenne', PARIS, 'Pacific/Noumea'].map((zone) => dayOf(at, zone))).toEqual([
      '2022-06-15',
      '2022-06-16',
      '2022-06-16',
    ]);
  });

  it('jumps from 02:00 to 03:00 in March', () => {
    expect(localTime(new Date('2022-03-27T00:59:00Z'), PARIS).minuteOfDay).toBe(119);
    expect(localTime(new Date('2022-03-27T01:00:00Z'), PARIS).minuteOfDay).toBe(180);
  });

  it('falls back from 03:00 to 02:00 in October', () => {
    expect(localTime(new Date('2022-10-30T00:59:00Z'), PARIS).minuteOfDay).toBe(179);
    expect(localTime(new Date('2022-10-30T01:00:00Z'), PARIS).minuteOfDay).toBe(120);
  });

  it('agrees with the calendar of the language’s own library, at any instant', () => {
    const oracle = new Intl.DateTimeFormat('sv-SE', {
      timeZone: PARIS,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const instant = fc.date({
      min: new Date('1990-01-01'),
      max: new Date('2060-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instant, (at) => {
        const { day, minuteOfDay, weekday } = localTime(at, PARIS);
        const [hours, minutes] = [Math.floor(minuteOfDay / 60), minuteOfDay % 60];
        const face = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
        expect(`${day} ${face}`).toBe(oracle.format(at));
        expect(weekday).toBe(weekdayOf(day));
      }),
    );
  });
});

describe('the nights when clocks change', () => {
  it('makes a day of 23 hours in March and one of 25 in October', () => {
    expect(hoursOf('2022-03-27')).toBe(23);
    expect(hoursOf('2022-10-30')).toBe(25);
    expect(hoursOf('2022-10-31')).toBe(24);
  });

  it('says that 02:30 never came on 27 March 2022', () =>
    expect(resolveLocal('2022-03-27T02:30', PARIS)).toEqual({ kind: 'inexistent' }));

  it('says that 02:30 came twice on 30 October 2022', () =>
    expect(resolveLocal('2022-10-30T02:30:00', PARIS)).toEqual({
      kind: 'ambiguous',
      earlier: new Date('2022-10-30T00:30:00Z'),
      later: new Date('2022-10-30T01:30:00Z'),
    }));

  it.each([
    ['2022-03-27T01:59:59', '2022-03-27T00:59:59Z'],
    ['2022-03-27T03:00:00', '2022-03-27T01:00:00Z'],
    ['2022-10-30T01:59:59', '2022-10-29T23:59:59Z'],
    ['2022-10-30T03:00:00', '2022-10-30T02:00:00Z'],
    ['2022-12-28T15:46:11', '2022-12-28T14:46:11Z'],
  ])('finds the one instant of %s', (local, instant) =>
    expect(resolveLocal(local, PARIS)).toEqual({ kind: 'instant', at: new Date(instant) }),
  );

  it('starts the day where midnight itself is skipped', () =>
    expect(startOfDay('2022-09-11', 'America/Santiago')).toEqual(new Date('2022-09-11T04:00:00Z')));

  it('refuses what is not a date and time', () =>
    expect(() => resolveLocal('28/12/2022 15:46', PARIS)).toThrow(RangeError));
});

describe('minutes in a row', () => {
  it('pass one by one through midnight and through the hour that comes twice', () => {
    const faces = minutesFrom(new Date('2022-10-29T23:58:30+02:00'), 243, PARIS);
    expect(faces).toHaveLength(243);
    expect([0, 2, 181, 182, 242].map((index) => [faces[index]?.day, faces[index]?.minuteOfDay])).toEqual([
      ['2022-10-29', 1438],
      ['2022-10-30', 0],
      ['2022-10-30', 179],
      ['2022-10-30', 120],
      ['2022-10-30', 180],
    ]);
  });

  it('each show what the clock shows at that instant', () => {
    const nearAChange = fc
      .integer({ min: -6 * 3600, max: 6 * 3600 })
      .chain((seconds) =>
        fc
          .constantFrom('2022-03-27T01:00:00Z', '2022-10-30T01:00:00Z', '2022-06-14T10:00:00Z')
          .map((change) => new Date(Date.parse(change) + seconds * 1000)),
      );
    fc.assert(
      fc.property(nearAChange, fc.integer({ min: 0, max: 400 }), (at, count) =>
        expect(minutesFrom(at, count, PARIS)).toEqual(
          Array.from({ length: count }, (_, minute) =>
            localTime(new Date(at.getTime() + minute * 60_000), PARIS),
          ),
        ),
      ),
    );
  });
});

describe('time zones', () => {
  it('knows those of the world and no other', () =>
    expect(['Europe/Paris', 'Indian/Reunion', 'Europe/Rouen', ''].map(isTimeZone)).toEqual([
      true,
      true,
      false,
      false,
    ]));
});
