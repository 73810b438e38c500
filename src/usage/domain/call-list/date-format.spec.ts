import { describe, expect, it } from '@jest/globals';
import { dateReader, type DateReader } from './date-format.js';
import { ISO_8601 } from './mapping.js';

const reader = (format: string): DateReader => {
  const made = dateReader(format);
  if (typeof made !== 'function') throw new Error(made.problem.fr);
  return made;
};
const wall = (format: string, text: string): string | undefined => {
  const read = reader(format)(text);
  return read && new Date(read.wallMs).toISOString().slice(0, 19);
};

describe('a date in the provider’s own format', () => {
  it.each([
    ['dd/MM/yyyy HH:mm:ss', '18/03/2022 11:44:04', '2022-03-18T11:44:04'],
    ['dd/MM/yyyy HH:mm', '18/03/2022\u00a011:44', '2022-03-18T11:44:00'],
    ['d/M/yyyy H:mm', '8/3/2022 9:05', '2022-03-08T09:05:00'],
    ["dd.MM.yyyy 'à' HH'h'mm", '18.03.2022 à 11h44', '2022-03-18T11:44:00'],
    ['yyyyMMddHHmmss', '20220318114404', '2022-03-18T11:44:04'],
    ['dd/MM/yyyy HH:mm', '29/02/2024 00:00', '2024-02-29T00:00:00'],
    ['dd/MM/yyyy[ HH:mm[:ss]]', '18/03/2022 11:44:04', '2022-03-18T11:44:04'],
    ['dd/MM/yyyy[ HH:mm[:ss]]', '18/03/2022 11:44', '2022-03-18T11:44:00'],
    ['dd/MM/yyyy[ HH:mm[:ss]]', '18/03/2022', '2022-03-18T12:00:00'],
  ])('%s reads %j', (format, text, expected) => expect(wall(format, text)).toBe(expected));

  it.each([
    ['dd/MM/yyyy HH:mm', '29/02/2022 10:00'],
    ['dd/MM/yyyy HH:mm', '31/04/2022 10:00'],
    ['dd/MM/yyyy HH:mm', '03/18/2022 10:00'],
    ['dd/MM/yyyy HH:mm', '18/03/2022 24:00'],
    ['dd/MM/yyyy HH:mm', '18/03/0022 10:00'],
    ['dd/MM/yyyy HH:mm', '8/3/2022 10:00'],
    ['dd.MM.yyyy HH:mm', '18/03/2022 10:00'],
    ['dd/MM/yyyy HH:mm', '18/03/2022 10:00:00'],
    ['dd/MM/yyyy HH:mm', ''],
  ])('%s does not take %j for a date', (format, text) => expect(wall(format, text)).toBeUndefined());

  it.each([
    ['dd/MM/yy HH:mm', 'yy'],
    ['jj/mm/aaaa hh:mm', 'jj'],
    ['dd/MM/yyyy hh:mm', 'hh'],
    ['dd/MM/yyyy', 'il faut yyyy, MM, dd, HH et mm'],
    ['dd/MM/yyyy HH:mm dd', 'répète'],
    ['', 'il faut'],
    ['dd/MM/yyyy[ HH:mm', 'crochet'],
    ['dd/MM/yyyy HH:mm]', 'crochet'],
  ])('the format %j is refused with words that say why', (format, why) => {
    const made = dateReader(format);
    expect(typeof made === 'function' ? '' : made.problem.fr).toContain(why);
  });
});

describe('a date in ISO 8601', () => {
  it.each([
    ['2022-03-18T11:44:04+01:00', '2022-03-18T10:44:04.000Z'],
    ['2022-03-18T10:44:04Z', '2022-03-18T10:44:04.000Z'],
    ['2022-03-18 07:44:04.5-0300', '2022-03-18T10:44:04.500Z'],
  ])('%s is an instant', (text, instant) => {
    const { wallMs, offsetMs } = reader(ISO_8601)(text)!;
    expect(new Date(wallMs - offsetMs!).toISOString()).toBe(instant);
  });

  it('without an offset waits for a time zone', () =>
    expect(reader(ISO_8601)('2022-03-18T11:44')).toEqual({
      wallMs: Date.UTC(2022, 2, 18, 11, 44),
      offsetMs: undefined,
    }));

  it.each([
    '2022-02-30T10:00:00Z',
    '2022-03-18',
    '2022-03-18T10:00:00+25:00',
    '18/03/2022 10:00',
    '2022-03-18T10:60Z',
  ])('does not take %j', (text) => expect(reader(ISO_8601)(text)).toBeUndefined());
});
