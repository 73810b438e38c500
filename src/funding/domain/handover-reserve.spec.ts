import { describe, expect, it } from '@jest/globals';
import { Cents } from '../../kernel/money.js';
import { suggestedReserve } from './handover-reserve.js';

describe('what to keep for calls that are still to arrive', () => {
  it('is a month at the recent pace, up to the next euro; nothing where nothing is spent', () => {
    expect(suggestedReserve({ dailyCents: Cents(285) })).toBe(8_900);
    expect(suggestedReserve({ dailyCents: Cents(0) })).toBe(0);
  });
});
