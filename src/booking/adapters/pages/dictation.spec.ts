import { describe, expect, it } from '@jest/globals';
import { dialled, readAloud } from './phone-number.js';
import { spelledCode } from './spelled-code.js';

describe('a telephone number', () => {
  it.each([
    ['+33199001234', '+33199001234', '01 99 00 12 34'],
    ['02 61 91 00 02', '0261910002', '02 61 91 00 02'],
    ['0033 1 99 00 12 34', '0033199001234', '01 99 00 12 34'],
    ['+32 2 555 12 34', '+3225551234', '+32 2 555 12 34'],
    ['3115', '3115', '3115'],
  ])('written %s is dialled %s and read %s', (written, toDial, toRead) => {
    expect(dialled(written)).toBe(toDial);
    expect(readAloud(written)).toBe(toRead);
  });
});

describe('a code', () => {
  it('is dictated group by group, its zeros too', () => {
    expect(spelledCode('ROU-MG-01', 'fr')).toEqual(['R-O-U', 'M-G', 'zéro-un']);
    expect(spelledCode('00421', 'en')).toEqual(['zero-zero-four-two-one']);
    expect(spelledCode('rou·7b', 'fr')).toEqual(['R-O-U', 'sept-B']);
  });
});
