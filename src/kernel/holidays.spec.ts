import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, weekdayOf } from './civil-time.js';
import { addWorkingDays, calendarOfPostcode, holidaysOf, isHoliday, isWorkingDay } from './holidays.js';

const easterMonday = (year: number) =>
  holidaysOf(year, 'france').find(({ name }) => name === 'Lundi de Pâques')?.day;

describe('public holidays', () => {
  it('keeps the eleven of France, in the order of the year', () =>
    expect(holidaysOf(2022, 'france')).toEqual([
      { day: '2022-01-01', name: 'Jour de l’An' },
      { day: '2022-04-18', name: 'Lundi de Pâques' },
      { day: '2022-05-01', name: 'Fête du Travail' },
      { day: '2022-05-08', name: 'Victoire de 1945' },
      { day: '2022-05-26', name: 'Ascension' },
      { day: '2022-06-06', name: 'Lundi de Pentecôte' },
      { day: '2022-07-14', name: 'Fête nationale' },
      { day: '2022-08-15', name: 'Assomption' },
      { day: '2022-11-01', name: 'Toussaint' },
      { day: '2022-11-11', name: 'Armistice de 1918' },
      { day: '2022-12-25', name: 'Noël' },
    ]));

  it('adds Good Friday and 26 December in Alsace-Moselle, and nowhere else', () => {
    expect(holidaysOf(2027, 'alsace_moselle')).toHaveLength(13);
    for (const day of ['2027-03-26', '2027-12-26']) {
      expect(isHoliday(day, 'alsace_moselle')).toBe(true);
      expect(isHoliday(day, 'france')).toBe(false);
    }
  });

  it.each([
    [1943, '1943-04-26'], // the latest Easter there can be, 25 April
    [1954, '1954-04-19'], // where Gauss’s own rule needs an exception
    [1981, '1981-04-20'], // and here another
    [2008, '2008-03-24'],
    [2024, '2024-04-01'],
    [2025, '2025-04-21'],
    [2026, '2026-04-06'],
    [2038, '2038-04-26'],
    [2285, '2285-03-23'], // the earliest there can be, 22 March
  ])('finds the Easter Monday of %i', (year, day) => expect(easterMonday(year)).toBe(day));

  it('always finds an Easter Sunday between 22 March and 25 April', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 9999 }), (year) => {
        const easter = addDays(easterMonday(year) ?? '', -1);
        expect(weekdayOf(easter)).toBe(7);
        expect(easter >= `${year}-03-22` && easter <= `${year}-04-25`).toBe(true);
      }),
    );
  });

  it('names both holidays of 1 May 2008, Labour Day and the Ascension', () =>
    expect(holidaysOf(2008, 'france').filter(({ day }) => day === '2008-05-01')).toHaveLength(2));

  it.each([
    ['57000', 'alsace_moselle'],
    ['67100', 'alsace_moselle'],
    ['68200', 'alsace_moselle'],
    ['76000', 'france'],
    ['06700', 'france'],
    ['97400', 'france'],
  ] as const)('places %s under the calendar %s', (postcode, calendar) =>
    expect(calendarOfPostcode(postcode)).toBe(calendar),
  );
});

describe('working days', () => {
  it('counts two working days as two over a weekend', () =>
    expect(addWorkingDays('2027-03-05', 2, 'france')).toBe('2027-03-09'));

  it('counts three working days of notice backwards, over a weekend and a holiday', () =>
    expect(addWorkingDays('2022-07-18', -3, 'france')).toBe('2022-07-12'));

  it('passes over Good Friday in Alsace-Moselle alone', () => {
    expect(addWorkingDays('2027-03-25', 1, 'france')).toBe('2027-03-26');
    expect(addWorkingDays('2027-03-25', 1, 'alsace_moselle')).toBe('2027-03-30');
  });

  it('starts from a day nobody works on', () => {
    expect(addWorkingDays('2022-12-25', 1, 'france')).toBe('2022-12-26');
    expect(addWorkingDays('2022-12-25', 0, 'france')).toBe('2022-12-25');
  });

  it('comes back to where it started from', () => {
    const workingDay = fc
      .integer({ min: 0, max: 20_000 })
      .map((days) => addDays('2000-01-01', days))
      .filter((day) => isWorkingDay(day, 'alsace_moselle'));
    fc.assert(
      fc.property(workingDay, fc.integer({ min: -40, max: 40 }), (day, count) =>
        expect(addWorkingDays(addWorkingDays(day, count, 'alsace_moselle'), -count, 'alsace_moselle')).toBe(
          day,
        ),
      ),
    );
  });
});
