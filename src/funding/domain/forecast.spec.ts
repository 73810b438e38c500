import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type Day } from '../../kernel/civil-time.js';
import { Cents } from '../../kernel/money.js';
import { forecast, paceWindow, type DailyConsumption } from './forecast.js';

const theYear = { startsOn: '2022-01-01', endsOn: '2022-12-31' };

const everyDay = (from: Day, until: Day, cents: number): DailyConsumption[] => {
  const days: DailyConsumption[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) days.push({ day, cents: Cents(cents) });
  return days;
};

describe('the forecast', () => {
  it('names the day on which a steady pace uses up what is available', () => {
    const steady = everyDay('2022-01-01', '2022-06-30', 1800);
    expect(forecast(theYear, Cents(18_000), steady, '2022-06-30')).toEqual({
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
    expect(forecast(theYear, Cents(0), [], '2022-06-30')).toEqual({ runOutOn: null, dailyCents: 0 });
  });

  it('says nothing of a pace when corrections have taken everything back', () => {
    const takenBack = [
      { day: '2022-06-01', cents: Cents(1800) },
      { day: '2022-06-02', cents: Cents(-1900) },
    ];
    expect(forecast(theYear, Cents(5_000), takenBack, '2022-06-30')).toEqual({
      runOutOn: null,
      dailyCents: 0,
    });
  });

  it('looks at the last ninety days and forgets a busy spring', () => {
    const spring = everyDay('2022-03-01', '2022-03-31', 50_000);
    const since = everyDay('2022-07-03', '2022-09-30', 200);
    expect(forecast(theYear, Cents(1_000), [...spring, ...since], '2022-09-30')).toEqual({
      runOutOn: '2022-10-05',
      dailyCents: 200,
    });
  });

  it('looks back to the first day when the agreement is younger than that', () => {
    expect(paceWindow(theYear, '2022-01-10')).toEqual({ from: '2022-01-01', until: '2022-01-10' });
    expect(
      forecast(theYear, Cents(1_800), [{ day: '2022-01-03', cents: Cents(1800) }], '2022-01-10'),
    ).toEqual({
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
    expect(forecast(theYear, Cents(300), last, '2023-02-01')).toEqual({ runOutOn: null, dailyCents: 300 });
  });

  it('names a day before the end on which the pace has really used up what was available, and not the day before', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ ago: fc.nat(89), cents: fc.integer({ min: 0, max: 20_000 }) }), {
          minLength: 1,
          maxLength: 40,
        }),
        fc.nat(2_000_000),
        (calls, available) => {
          const today = '2022-06-30';
          const consumption = calls.map(({ ago, cents }) => ({
            day: addDays(today, -ago),
            cents: Cents(cents),
          }));
          const spent = calls.reduce((total, { cents }) => total + cents, 0);
          const { runOutOn } = forecast(theYear, Cents(available), consumption, today);
          const usedUpAfter = (days: number): boolean => spent * days >= available * 90;
          if (runOutOn === null) {
            expect(spent === 0 || !usedUpAfter(183)).toBe(true);
          } else {
            const days = (Date.parse(runOutOn) - Date.parse(today)) / 86_400_000;
            expect(usedUpAfter(days)).toBe(true);
            expect(days === 0 || !usedUpAfter(days - 1)).toBe(true);
          }
        },
      ),
    );
  });
});
