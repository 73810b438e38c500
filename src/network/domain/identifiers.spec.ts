import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEPARTMENT, FRENCH_PHONE, INSEE_CODE, isFiness, isRpps } from './identifiers.js';
import { hasLuhnKey } from './luhn.js';

describe('Luhn’s key', () => {
  it('holds for a number that is published with it', () => {
    expect(hasLuhnKey('79927398713')).toBe(true);
    expect(hasLuhnKey('79927398710')).toBe(false);
  });

  it('is one digit and no other, and tells any single wrong digit', () =>
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{10}$/),
        fc.nat(10),
        fc.integer({ min: 1, max: 9 }),
        (body, at, off) => {
          const valid = [...'0123456789'].map((key) => body + key).filter(hasLuhnKey);
          expect(valid).toHaveLength(1);
          const digits = [...valid[0]!];
          digits[at] = String((Number(digits[at]) + off) % 10);
          expect(hasLuhnKey(digits.join(''))).toBe(false);
        },
      ),
    ));
});

describe('identifiers', () => {
  it('takes an RPPS number of eleven digits with its key, and nothing shorter, longer or with letters', () => {
    expect(isRpps('79927398713')).toBe(true);
    for (const wrong of ['79927398714', '7992739871', '799273987130', '7992739871X', ''])
      expect(isRpps(wrong)).toBe(false);
  });

  it('takes the FINESS number of the Paris hospitals, and a Corsican one by its form', () => {
    expect(isFiness('750712184')).toBe(true);
    expect(isFiness('750712185')).toBe(false);
    expect(isFiness('2A0000014')).toBe(true);
    expect(isFiness('2C0000014')).toBe(false);
  });

  it('knows communes and départements, Corsica and overseas included', () => {
    for (const commune of ['76540', '2A004', '97411']) expect(commune).toMatch(INSEE_CODE);
    for (const wrong of ['7654', '2C004', 'Rouen']) expect(wrong).not.toMatch(INSEE_CODE);
    for (const department of ['76', '2B', '974']) expect(department).toMatch(DEPARTMENT);
    for (const wrong of ['7', '760', '2C']) expect(wrong).not.toMatch(DEPARTMENT);
  });

  it('takes telephone numbers as people write them in France', () => {
    for (const number of [
      '0261910001',
      '02 61 91 00 01',
      '02.61.91.00.01',
      '+33 2 61 91 00 01',
      '+262692000000',
      '0800130000',
    ])
      expect(number).toMatch(FRENCH_PHONE);
    for (const wrong of ['61910001', '00 61 91 00 01', '+44 20 7946 0000', '02 61 91 00 0', 'ROU-MG-01'])
      expect(wrong).not.toMatch(FRENCH_PHONE);
  });
});
