import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Cents } from '../../kernel/money.js';
import { formatsOf } from './formats.js';
import { wordsOf } from './index.js';
import { raiseOrdinals, typeset } from './typeset.js';

const fr = formatsOf('fr');
const en = formatsOf('en');
const paris = 'Europe/Paris';

describe('French', () => {
  it('writes sums with narrow no-break spaces', () => {
    expect(fr.money(Cents(104_200))).toBe('1\u202f042,00\u202f€');
    expect(fr.money(Cents(-9_000))).toBe('\u2212\u202f90,00\u202f€');
    expect(fr.change(Cents(5_600))).toBe('+\u202f56,00\u202f€');
  });

  it('never lets a line break inside a sum', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => !/[ \n]/.test(fr.money(Cents(cents)))),
    );
  });

  it('loses no cent between the sum and its words', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        const digits = fr.money(Cents(cents)).replace(/\D/g, '');
        expect(Number(digits)).toBe(Math.abs(cents));
      }),
    );
  });

  it('writes days in words, the first of a month apart', () => {
    expect(fr.day('2023-01-24')).toBe('mardi 24\u00a0janvier');
    expect(fr.day('2021-07-01', { year: true, weekday: false })).toBe('1er\u00a0juillet 2021');
    expect(fr.dayParts('2023-02-02', 'short')).toEqual({
      number: 2,
      month: 'févr.',
      weekday: 'jeudi',
      year: 2023,
    });
  });

  it('writes hours as they are said, on the wall of the zone', () => {
    expect(fr.time(new Date('2023-01-24T09:30:00Z'), paris)).toBe('10\u00a0h\u00a030');
    expect(fr.time(new Date('2023-07-24T08:00:00Z'), paris)).toBe('10\u00a0h');
  });

  it('writes lengths of time without what is nothing', () => {
    expect(fr.duration(1671)).toBe('27\u00a0min\u00a051\u00a0s');
    expect(fr.duration(3900)).toBe('1\u00a0h\u00a005\u00a0min');
    expect(fr.duration(10_800)).toBe('3\u00a0h');
    expect(fr.duration(0)).toBe('0\u00a0s');
    expect(fr.minutes(90)).toBe('1\u00a0h\u00a030');
  });

  it('writes a moment whole, and raises the ending of a first wherever a page says it', () => {
    expect(fr.moment(new Date('2023-02-01T08:05:00Z'), paris)).toBe(
      '1er\u00a0février 2023, 9\u00a0h\u00a005',
    );
    expect(raiseOrdinals('<p>le 1er\u00a0mai, puis le 1er\u00a0juin</p>')).toBe(
      '<p>le 1<sup>er</sup>\u00a0mai, puis le 1<sup>er</sup>\u00a0juin</p>',
    );
    const plain = '<title>1er\u00a0mai</title><option value="1er\u00a0mai">1er\u00a0mai</option>';
    expect(raiseOrdinals(plain)).toBe(plain);
  });

  it('keeps a figure and its unit on one line', () => {
    expect(typeset('de 8 h 30 à 12 h, 24 h avant, 30 min, 3 km')).toBe(
      'de 8\u00a0h\u00a030 à 12\u00a0h, 24\u00a0h avant, 30\u00a0min, 3\u00a0km',
    );
  });

  it('counts nothing and one alike, and shares with one decimal', () => {
    expect(fr.count(0, 'appel', 'appels')).toBe('0\u00a0appel');
    expect(fr.count(43, 'appel', 'appels')).toBe('43\u00a0appels');
    expect(fr.percent(11 / 43)).toBe('25,6\u202f%');
    expect(fr.percent(1)).toBe('100\u202f%');
  });

  it('sets its catalogue with the spaces that printers use, whatever is put into it', () => {
    expect(typeset('« Qui ? » : voyez, à 10:30')).toBe('«\u202fQui\u202f?\u202f»\u00a0: voyez, à 10:30');
    expect(wordsOf('fr').budget.bar('1', '2', '3', '4')).toContain('accordés\u00a0:');
  });
});

describe('English', () => {
  it('writes as the English do', () => {
    expect(en.money(Cents(104_200))).toBe('€1,042.00');
    expect(en.day('2023-01-24')).toBe('Tuesday 24\u00a0January');
    expect(en.time(new Date('2023-01-24T09:05:00Z'), paris)).toBe('10:05');
    expect(en.count(0, 'call', 'calls')).toBe('0\u00a0calls');
  });
});
