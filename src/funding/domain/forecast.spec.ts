import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, weekdayOf, type Day } from '../../kernel/civil-time.js';
import { Cents } from '../../kernel/money.js';
import { forecast, paceWindow, type DailyConsumption } from './forecast.js';

const theYear = { startsOn: '2022-01-01', endsOn: '2022-12-31' };

const everyDay = (from: Day, until: Day, cents: number): DailyConsumption[] => {
  const days: DailyConsumption[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) days.push({ day, cents: Cents(cents) });
  return days;
};

/** The same on each day on which people work. */
const everyWeekday = (from: Day, until: Day, cents: number): DailyConsumption[] =>
  everyDay(from, until, cents).filter(({ day }) => weekdayOf(day) <= 5);

describe('the forecast', () => {
  it('names the day on which a steady pace uses up what is available', () => {
    const steady = everyDay('2022-01-01', '2022-06-30', 1800);
    expect(forecast(theYear, Cents(18_000), steady, '2022-06-30')).toMatchObject({
      runOutOn: '2022-07-10',
      dailyCents: 1800,
    });
  });

  it('counts a day that is only begun as a day', () => {
    const steady = everyDay('2022-01-01', '2022-06-30', 1800);
    expect(forecast(theYear, Cents(18_001), steady, '2022-06-30').runOutOn).toBe('2022-07-11');
  });

  it('keeps silent when the money lasts until the end', () => {
    const steady = everyDay('2022-01-01', '2022-12-21', 1800);
    expect(forecast(theYear, Cents(16_200), steady, '2022-12-21').runOutOn).toBe('2022-12-30');
    expect(forecast(theYear, Cents(18_000), steady, '2022-12-21').runOutOn).toBeNull();
    expect(
      forecast(theYear, Cents(1_000_000_000), [{ day: '2022-12-21', cents: Cents(1) }], '2022-12-21')
        .runOutOn,
    ).toBeNull();
  });

  it('says nothing of a pace when nothing was consumed', () => {
    expect(forecast(theYear, Cents(0), [], '2022-06-30')).toEqual({
      runOutOn: null,
      earliestOn: null,
      latestOn: null,
      dailyCents: 0,
    });
  });

  it('says nothing of a pace when corrections have taken everything back', () => {
    const takenBack = [
      { day: '2022-06-01', cents: Cents(1800) },
      { day: '2022-06-02', cents: Cents(-1900) },
    ];
    expect(forecast(theYear, Cents(5_000), takenBack, '2022-06-30')).toMatchObject({
      runOutOn: null,
      dailyCents: 0,
    });
  });

  it('looks at the last ninety days and forgets a busy spring', () => {
    const spring = everyDay('2022-03-01', '2022-03-31', 50_000);
    const since = everyDay('2022-07-03', '2022-09-30', 200);
    expect(forecast(theYear, Cents(1_000), [...spring, ...since], '2022-09-30')).toMatchObject({
      runOutOn: '2022-10-05',
      dailyCents: 200,
    });
  });

  it('looks back to the first day when the agreement is younger than that', () => {
    expect(paceWindow(theYear, '2022-01-10')).toEqual({ from: '2022-01-01', until: '2022-01-10' });
    expect(
      forecast(theYear, Cents(1_800), [{ day: '2022-01-03', cents: Cents(1800) }], '2022-01-10'),
    ).toMatchObject({
      runOutOn: '2022-01-20',
      dailyCents: 180,
    });
  });

  it('has run out today when nothing is available', () => {
    expect(
      forecast(theYear, Cents(0), everyDay('2022-06-01', '2022-06-30', 100), '2022-06-30').runOutOn,
    ).toBe('2022-06-30');
  });

  it('names no day once the agreement has ended, and keeps the pace of its last ninety days', () => {
    const last = everyDay('2022-10-03', '2022-12-31', 300);
    expect(forecast(theYear, Cents(300), last, '2023-02-01')).toMatchObject({
      runOutOn: null,
      dailyCents: 300,
    });
  });

  it('knows the weekdays of a service that rests on Saturdays and Sundays', () => {
    const weekdays = everyWeekday('2022-01-01', '2022-07-01', 1_000); // the last day is a Friday
    expect(forecast(theYear, Cents(5_000), weekdays, '2022-07-01')).toMatchObject({
      runOutOn: '2022-07-08',
      earliestOn: '2022-07-08',
      latestOn: '2022-07-08',
    });
    expect(forecast(theYear, Cents(5_001), weekdays, '2022-07-01').runOutOn).toBe('2022-07-11');
    expect(forecast(theYear, Cents(1), weekdays, '2022-07-01').runOutOn).toBe('2022-07-04');
  });

  it('counts a holiday for what it is: the truth without another one is the earliest day', () => {
    const worked = everyWeekday('2022-01-01', '2022-09-30', 1_000);
    const withGap = worked.filter(({ day }) => day < '2022-08-01' || day > '2022-08-21');
    const truth = forecast(theYear, Cents(25_000), worked, '2022-09-30').runOutOn!;
    const told = forecast(theYear, Cents(25_000), withGap, '2022-09-30');
    expect(truth).toBe('2022-11-04');
    expect(told.runOutOn! > truth).toBe(true);
    expect(told.earliestOn! <= truth).toBe(true);
    expect(told.latestOn === null || told.latestOn > told.runOutOn!).toBe(true);
  });

  it('has the day of a pace that has just doubled as its earliest', () => {
    const before = everyDay('2022-01-01', '2022-09-02', 1_000);
    const doubled = everyDay('2022-09-03', '2022-09-30', 2_000);
    const told = forecast(theYear, Cents(40_000), [...before, ...doubled], '2022-09-30');
    expect(told).toMatchObject({ earliestOn: '2022-10-20', latestOn: '2022-11-09' });
    expect(told.runOutOn! > '2022-10-20' && told.runOutOn! < '2022-11-09').toBe(true);
  });

  it('may run out before the end at the fastest pace, and last at the present one', () => {
    const before = everyDay('2022-01-01', '2022-11-02', 1_000);
    const doubled = everyDay('2022-11-03', '2022-11-30', 2_000);
    expect(forecast(theYear, Cents(50_000), [...before, ...doubled], '2022-11-30')).toMatchObject({
      runOutOn: null,
      earliestOn: '2022-12-25',
      latestOn: null,
    });
  });

  it('draws on a day to come only what is not reserved for it already', () => {
    const steady = everyDay('2022-01-01', '2022-06-30', 1_000);
    const until = (reserved: DailyConsumption[]) =>
      forecast(theYear, Cents(5_000), steady, '2022-06-30', reserved).runOutOn;
    expect(until([])).toBe('2022-07-05');
    expect(until([{ day: '2022-07-02', cents: Cents(1_000) }])).toBe('2022-07-06');
    expect(until([{ day: '2022-07-02', cents: Cents(400) }])).toBe('2022-07-06');
    expect(until([{ day: '2022-07-02', cents: Cents(90_000) }])).toBe('2022-07-06');
    expect(until([{ day: '2022-08-01', cents: Cents(90_000) }])).toBe('2022-07-05');
  });

  it('is in order, and later the more there is and the more is reserved, whatever was consumed', () => {
    const someDays = (from: Day, most: number) =>
      fc
        .uniqueArray(fc.record({ on: fc.nat(89), cents: fc.nat(most) }), {
          selector: ({ on }) => on,
          maxLength: 60,
        })
        .map((days) => days.map(({ on, cents }) => ({ day: addDays(from, on), cents: Cents(cents) })));
    const never = '9999-12-31';
    fc.assert(
      fc.property(
        someDays('2022-04-02', 20_000),
        someDays('2022-07-01', 20_000),
        fc.nat(2_000_000),
        fc.nat(50_000),
        (consumption, reserved, available, more) => {
          const told = forecast(theYear, Cents(available), consumption, '2022-06-30', reserved);
          const [earliest, day, latest] = [told.earliestOn, told.runOutOn, told.latestOn].map(
            (on) => on ?? never,
          );
          expect(earliest! <= day! && day! <= latest!).toBe(true);
          const richer = forecast(theYear, Cents(available + more), consumption, '2022-06-30', reserved);
          expect((richer.runOutOn ?? never) >= day!).toBe(true);
          const unreserved = forecast(theYear, Cents(available), consumption, '2022-06-30');
          expect((unreserved.runOutOn ?? never) <= day!).toBe(true);
          expect(told.dailyCents).toBe(unreserved.dailyCents);
        },
      ),
    );
  });

  it('names the first day on which as much as is available is drawn, each weekday at its own pace', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(20_000), { minLength: 7, maxLength: 7 }),
        fc.nat(1_000_000),
        (byWeekday, available) => {
          fc.pre(byWeekday.some((cents) => cents > 0));
          const today = '2022-06-30';
          const paceOf = (day: Day): number => byWeekday[weekdayOf(day) % 7]!;
          const consumption = everyDay('2022-01-01', today, 1).map(({ day }) => ({
            day,
            cents: Cents(paceOf(day)),
          }));
          const told = forecast(theYear, Cents(available), consumption, today);
          let [day, left] = [today, available];
          while (left > 0 && day < theYear.endsOn) left -= paceOf((day = addDays(day, 1)));
          const drawn = day < theYear.endsOn ? day : null;
          expect(told).toMatchObject({ runOutOn: drawn, earliestOn: drawn, latestOn: drawn });
        },
      ),
    );
  });
});
