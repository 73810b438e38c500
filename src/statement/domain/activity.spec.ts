import { describe, expect, it } from '@jest/globals';
import { closedPeriod } from './activity.js';

describe('the period that a funder is shown', () => {
  const agreement = { startsOn: '2026-02-10', endsOn: '2026-11-15' } as const;

  it('goes from the agreement’s first day to the end of the last month that is over', () => {
    expect(closedPeriod(agreement, '2026-11-01')).toEqual({ from: '2026-02-10', to: '2026-10-31' });
    expect(closedPeriod(agreement, '2026-10-31')).toEqual({ from: '2026-02-10', to: '2026-09-30' });
  });

  it('ends with the agreement, once the month of its last day is over', () => {
    expect(closedPeriod(agreement, '2026-11-30')?.to).toBe('2026-10-31');
    expect(closedPeriod(agreement, '2026-12-01')?.to).toBe('2026-11-15');
  });

  it('is none until the first month is over', () => {
    expect(closedPeriod(agreement, '2026-02-28')).toBeNull();
    expect(closedPeriod(agreement, '2026-03-01')).toEqual({ from: '2026-02-10', to: '2026-02-28' });
  });
});
