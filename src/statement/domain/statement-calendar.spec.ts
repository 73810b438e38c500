import { describe, expect, it } from '@jest/globals';
import { lastClosedDay, nextPeriod } from './statement-calendar.js';

const agreement = { startsOn: '2026-02-10', endsOn: '2026-11-15' } as const;

describe('the period of the next draft', () => {
  it('is a whole month, once it is over', () => {
    expect(nextPeriod(agreement, 'month', '2026-05-31', '2026-06-30')).toBeNull();
    expect(nextPeriod(agreement, 'month', '2026-05-31', '2026-07-01')).toEqual({
      from: '2026-06-01',
      to: '2026-06-30',
    });
  });

  it('begins and ends with the agreement', () => {
    expect(nextPeriod(agreement, 'month', '2026-01-31', '2026-03-01')).toEqual({
      from: '2026-02-10',
      to: '2026-02-28',
    });
    expect(nextPeriod(agreement, 'quarter', '2026-09-30', '2027-01-01')).toEqual({
      from: '2026-10-01',
      to: '2026-11-15',
    });
    expect(nextPeriod(agreement, 'month', '2026-11-15', '2027-01-01')).toBeNull();
  });

  it('is a whole quarter, or none at all, as was chosen', () => {
    expect(nextPeriod(agreement, 'quarter', '2026-03-31', '2026-06-30')).toBeNull();
    expect(nextPeriod(agreement, 'quarter', '2026-03-31', '2026-07-01')?.to).toBe('2026-06-30');
    expect(nextPeriod(agreement, 'none', '2026-03-31', '2026-07-01')).toBeNull();
  });

  it('comes after the last month, or quarter, that is over', () => {
    expect(lastClosedDay('month', '2026-06-14')).toBe('2026-05-31');
    expect(lastClosedDay('quarter', '2026-06-14')).toBe('2026-03-31');
    expect(lastClosedDay('quarter', '2026-01-01')).toBe('2025-12-31');
  });
});
