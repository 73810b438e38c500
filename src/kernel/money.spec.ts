import { describe, expect, it } from '@jest/globals';
import { Cents, share, sum } from './money.js';

describe('money', () => {
  it('takes 12.5 % of 13.33 € as 1.67 €', () => expect(share(Cents(1333), 1250)).toBe(167));
  it('refuses a fraction of a cent', () => expect(() => Cents(0.5)).toThrow(RangeError));
  it('adds up', () => expect(sum([Cents(1), Cents(2)])).toBe(3));
});
