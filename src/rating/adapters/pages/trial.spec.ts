import { describe, expect, it } from '@jest/globals';
import { association, ism } from '../../../../test/support/tariffs.js';
import { examplesOf, factsOfTrial, secondsIn, usualTrial } from './trial.js';

describe('a duration, as people write it', () => {
  it.each([
    ['27 min 51 s', 1671],
    ['27:51', 1671],
    ['27', 1620],
    ['1 h 05', 3900],
    ['2h', 7200],
    ['90 s', 90],
    ['45mn', 2700],
  ])('%s is %i seconds', (text, seconds) => expect(secondsIn(text)).toBe(seconds));

  it.each(['', 'longtemps', '27:61', '1,5', '-3', '25 h', '12 s 3'])('%s is none', (text) =>
    expect(secondsIn(text)).toBeNull(),
  );
});

describe('the session that is tried', () => {
  const trial = usualTrial('2022-05-10', 'phone_now');

  it('is read on the network’s own clock, its notices in hours before it starts', () => {
    const { facts, problems } = factsOfTrial({ ...trial, on: '2022-05-10', at: '11:23' }, 'Europe/Paris');
    expect(problems).toEqual([]);
    expect(facts).toMatchObject({
      startsAt: new Date('2022-05-10T09:23:00Z'),
      durationSeconds: 1671,
      plannedSeconds: 1800,
      requestedAt: new Date('2022-05-08T09:23:00Z'),
      cancelledAt: new Date('2022-05-10T07:23:00Z'),
    });
  });

  it('lasts as planned when nothing else is said', () =>
    expect(factsOfTrial({ ...trial, duration: '' }, 'Europe/Paris').facts?.durationSeconds).toBe(1800));

  it('is not priced at an hour that never came, or came twice', () => {
    for (const [on, at] of [
      ['2022-03-27', '02:30'],
      ['2022-10-30', '02:30'],
    ] as const) {
      const { facts, problems } = factsOfTrial({ ...trial, on, at }, 'Europe/Paris');
      expect([facts, problems.map(({ pointer }) => pointer)]).toEqual([null, ['/try-at']]);
    }
  });

  it('says all that is missing at once', () => {
    const nothing = {
      ...trial,
      modality: 'fax',
      on: '',
      planned: '',
      asked: 'x',
      distance: 'loin',
      outcome: '',
    };
    expect(factsOfTrial(nothing, 'Europe/Paris').problems.map(({ pointer }) => pointer)).toEqual([
      '/try-modality',
      '/try-outcome',
      '/try-at',
      '/try-planned',
      '/try-asked',
      '/try-distance',
    ]);
  });
});

describe('the examples that everybody asks about', () => {
  const totals = (...[tariff, modality]: [typeof ism, 'phone_now' | 'on_site']): Record<string, number> =>
    Object.fromEntries(
      Object.entries(examplesOf(tariff, modality, '2022-05-11', 'Europe/Paris')).map(
        ([name, { totalCents }]) => [name, totalCents],
      ),
    );

  it('cost by telephone what ISM asks, whatever the day', () =>
    expect(totals(ism, 'phone_now')).toEqual({
      quarter: 1800,
      halfHour: 3100,
      night: 3300,
      sunday: 3300,
      cancelled: 0,
      absent: 0,
    }));

  it('cost on site more at night, on Sunday, and when nobody comes', () =>
    expect(totals(association, 'on_site')).toEqual({
      quarter: 4600,
      halfHour: 4600,
      night: 5750,
      sunday: 6900,
      cancelled: 4600,
      absent: 3220,
    }));
});
