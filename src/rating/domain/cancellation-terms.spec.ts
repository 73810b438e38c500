import { describe, expect, it } from '@jest/globals';
import { aSession, association, ism } from '../../../test/support/tariffs.js';
import { Cents } from '../../kernel/money.js';
import { cancellationTerms } from './cancellation-terms.js';
import { rate } from './rate.js';
import type { Charge, Tariff } from './tariff.js';

const session = aSession({ plannedSeconds: 5400 }); // Tuesday 14 June 2022, 10:00
const before = (hours: number) => new Date(session.startsAt.getTime() - hours * 3_600_000);
const cancelledUnder = (...rules: [noticeUnderHours: number, charge: Charge][]): Tariff => ({
  ...association,
  rules: [
    ...association.rules.filter(({ type }) => type !== 'cancellation'),
    ...rules.map(([noticeUnderHours, charge]) => ({
      type: 'cancellation' as const,
      modalities: ['on_site' as const],
      noticeUnderHours,
      charge,
    })),
  ],
});

describe('cancelling', () => {
  it('is free until 24 hours before, and at that very instant', () =>
    expect(cancellationTerms(session, association, before(24))).toEqual({
      feeCents: 0,
      freeUntil: before(24),
    }));

  it('costs the planned time from then on', () => {
    const late = new Date(before(24).getTime() + 1);
    expect(cancellationTerms(session, association, late)).toEqual({ feeCents: 6900, freeUntil: before(24) });
    expect(cancellationTerms(session, association, before(-1)).feeCents).toBe(6900);
  });

  it('costs the planned surcharges too, and no travel', () => {
    const sunday = aSession({ startsAt: new Date('2022-06-19T10:00:00+02:00'), distanceKm: 20 });
    expect(cancellationTerms(sunday, association, sunday.startsAt).feeCents).toBe(6900);
  });

  it('is one line of the rating', () =>
    expect(rate({ ...session, outcome: 'late_cancellation', cancelledAt: before(2) }, association)).toEqual({
      lines: [{ rule: 'cancellation<24h', quantity: 1, unitPriceCents: 6900, amountCents: 6900 }],
      totalCents: 6900,
      billedMinutes: 0,
    }));

  it('counts as done at the start when a report says late and not when', () =>
    expect(rate({ ...session, outcome: 'late_cancellation' }, association).totalCents).toBe(6900));

  it.each<[string, Charge, number]>([
    ['the first block', { firstBlock: true }, 4600],
    ['half the planned price', { basisPoints: 5000 }, 3450],
    ['an amount', { cents: Cents(1500) }, 1500],
  ])('may cost %s', (_, charge, cents) =>
    expect(cancellationTerms(session, cancelledUnder([24, charge]), before(1)).feeCents).toBe(cents),
  );

  it('grows dearer as the session comes nearer', () => {
    const tariff = cancelledUnder([24, { planned: true }], [48, { basisPoints: 5000 }]);
    const fees = [49, 48, 47, 24, 23].map((hours) => cancellationTerms(session, tariff, before(hours)));
    expect(fees.map(({ feeCents }) => feeCents)).toEqual([0, 0, 3450, 3450, 6900]);
    expect(fees[0]?.freeUntil).toEqual(before(48));
  });

  it('is free until the first notice that is charged', () => {
    const tariff = cancelledUnder([48, { cents: Cents(0) }], [24, { planned: true }]);
    expect(cancellationTerms(session, tariff, before(30))).toEqual({ feeCents: 0, freeUntil: before(24) });
  });

  it('is always free where no rule says otherwise', () => {
    const call = aSession({ modality: 'phone_booked' });
    expect(cancellationTerms(call, ism, call.startsAt)).toEqual({ feeCents: 0, freeUntil: null });
    const free = cancelledUnder([24, { cents: Cents(0) }]);
    expect(cancellationTerms(session, free, before(1))).toEqual({ feeCents: 0, freeUntil: null });
  });

  it('is free until 24 hours that passed, on the night when the clock jumps', () => {
    const sunday = aSession({ startsAt: new Date('2022-03-27T10:00:00+02:00') });
    const { freeUntil } = cancellationTerms(sunday, association, sunday.requestedAt);
    expect(freeUntil).toEqual(new Date('2022-03-26T09:00:00+01:00'));
  });
});
