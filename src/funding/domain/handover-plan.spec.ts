import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Cents } from '../../kernel/money.js';
import { decisions, type Decision } from './handover.js';
import { planHandover, type MoneyAtHand, type OpenRequest } from './handover-plan.js';

const aRequest: fc.Arbitrary<Omit<OpenRequest, 'bookingId' | 'reference' | 'startsAt'>> = fc.record({
  heldCents: fc.nat({ max: 5_000 }).map(Cents),
  isToCome: fc.boolean(),
  ineligibility: fc.option(fc.constantFrom('category', 'commune', 'modality'), { freq: 2 }),
});
const requests: fc.Arbitrary<OpenRequest[]> = fc.array(aRequest, { maxLength: 12 }).map((all) =>
  all.map((request, at) => ({
    ...request,
    bookingId: `b${at}`,
    reference: `R${at}`,
    startsAt: new Date(Date.UTC(2023, 1, 1 + at)),
  })),
);
const money: fc.Arbitrary<MoneyAtHand> = fc.record({
  fromLeftCents: fc.integer({ min: -3_000, max: 10_000 }),
  toLeftCents: fc.nat({ max: 20_000 }),
  transferRemainder: fc.boolean(),
  keptCents: fc.nat({ max: 3_000 }),
  mayOverdraw: fc.boolean(),
});
const decided: fc.Arbitrary<Record<string, Decision>> = fc.dictionary(
  fc.nat({ max: 11 }).map((at) => `b${at}`),
  fc.constantFrom(...decisions),
);
const total = (all: readonly OpenRequest[]): number =>
  all.reduce((cents, { heldCents }) => cents + heldCents, 0);
const ids = (all: readonly { bookingId: string }[]): string[] => all.map(({ bookingId }) => bookingId);

describe('what passes in a handover', () => {
  it('is each request once: moved, kept or released', () => {
    fc.assert(
      fc.property(requests, money, decided, (open, hand, said) => {
        const plan = planHandover(open, hand, said);
        expect(ids([...plan.moved, ...plan.kept, ...plan.released]).toSorted()).toEqual(ids(open).toSorted());
      }),
    );
  });

  it('is never more than the new agreement has, with the remainder and what covers it', () => {
    fc.assert(
      fc.property(requests, money, decided, (open, hand, said) => {
        const { moved, coveredCents, remainderCents } = planHandover(open, hand, said);
        if (!hand.mayOverdraw && total(moved) > 0)
          expect(total(moved)).toBeLessThanOrEqual(hand.toLeftCents + remainderCents + coveredCents);
        if (hand.mayOverdraw) expect(coveredCents).toBe(0);
      }),
    );
  });

  it('takes no more of a remainder than is left, and leaves what is kept for late calls', () => {
    fc.assert(
      fc.property(requests, money, decided, (open, hand, said) => {
        const { moved, released, remainderCents } = planHandover(open, hand, said);
        const left = hand.fromLeftCents + total(moved) + total(released);
        expect(remainderCents).toBe(hand.transferRemainder ? Math.max(0, left - hand.keptCents) : 0);
      }),
    );
  });

  it('follows what was decided where it can, and waits for a decision everywhere else', () => {
    fc.assert(
      fc.property(requests, money, decided, (open, hand, said) => {
        const plan = planHandover(open, hand, said);
        for (const { bookingId, reason, decision } of plan.refusals) {
          const request = open.find((one) => one.bookingId === bookingId)!;
          if (decision !== null) expect(decision).toBe(said[bookingId]);
          if (decision === 'cover') expect(reason).toBe('shortfall');
          if (decision === 'release') expect(request.isToCome).toBe(true);
          const list = decision === 'cover' ? plan.moved : decision === 'release' ? plan.released : plan.kept;
          expect(list).toContain(request);
        }
        const refused = ids(plan.refusals);
        expect(plan.moved.every((request) => request.ineligibility === null)).toBe(true);
        expect(ids(plan.kept).every((id) => refused.includes(id))).toBe(true);
      }),
    );
  });

  it('covers exactly what lacks, and nothing where nothing lacks', () => {
    const request = (at: number, cents: number): OpenRequest => ({
      bookingId: `b${at}`,
      reference: `R${at}`,
      startsAt: new Date(Date.UTC(2023, 1, at)),
      heldCents: Cents(cents),
      isToCome: true,
      ineligibility: null,
    });
    const hand = {
      fromLeftCents: 0,
      toLeftCents: 5_000,
      transferRemainder: false,
      keptCents: 0,
      mayOverdraw: false,
    };
    const three = [request(1, 2_300), request(2, 2_300), request(3, 2_300)];
    expect(planHandover(three, hand, {}).refusals).toMatchObject([{ bookingId: 'b3', reason: 'shortfall' }]);
    expect(planHandover(three, hand, { b3: 'cover' })).toMatchObject({ coveredCents: 1_900, kept: [] });
    expect(planHandover(three, { ...hand, toLeftCents: 6_900 }, { b3: 'cover' })).toMatchObject({
      coveredCents: 0,
      refusals: [],
    });
  });
});
