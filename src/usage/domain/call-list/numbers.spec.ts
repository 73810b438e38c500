import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainNumber, readAmount } from './numbers.js';

describe('an amount as people write it', () => {
  it.each([
    ['1042.00', 104_200],
    ['1042,00', 104_200],
    ['1 042,00 €', 104_200],
    ['1\u00a0042,00\u00a0€', 104_200],
    ['1\u202f042,00\u202f€', 104_200],
    ['1\u2009042,00', 104_200],
    ['1 234 567,89', 123_456_789],
    ['\u221212,50', -1250],
    ['\u2212 12,50 €', -1250],
    ['\u201312,50', -1250],
    ['-12.5', -1250],
    ['+12,50', 1250],
    ['18', 1800],
    ['18 EUR', 1800],
    ['€ 18,00', 1800],
    ['0,1', 10],
    ['-0,00', 0],
  ])('reads %j in euros as %d cents', (text, cents) => expect(readAmount(text, 'euros')).toBe(cents));

  it.each([
    '',
    '€',
    'gratuit',
    '1.042',
    '1,042.00',
    '12 50',
    '1 0420',
    '--3',
    '18,005',
    '1e3',
    '0x10',
    'NaN',
    '99999999999999',
  ])('does not guess what %j euros may be', (text) => expect(readAmount(text, 'euros')).toBeUndefined());

  it('reads whole cents, and refuses a fraction of one', () => {
    expect(readAmount('1 800', 'cents')).toBe(1800);
    expect(readAmount('18,00', 'cents')).toBeUndefined();
  });

  it('gives back to the cent any amount, with any space between thousands and either minus sign', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: -99_999_999, max: 99_999_999 }),
        fc.constantFrom('', ' ', '\u00a0', '\u202f', '\u2009'),
        fc.constantFrom('-', '\u2212'),
        (cents, space, minus) => {
          const [whole, fraction] = (Math.abs(cents) / 100).toFixed(2).split('.');
          const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, space);
          expect(readAmount(`${cents < 0 ? minus : ''}${grouped},${fraction} €`, 'euros')).toBe(cents);
        },
      ),
    ));
});

describe('a number', () => {
  it('keeps its zeros and loses its spaces', () => expect(plainNumber('−1 042,50')).toBe('-1042.50'));
});
