import { expect } from '@jest/globals';
import { Cents } from '../../../src/kernel/money.js';

type Budget = Readonly<{ availableCents: number; overdrawnCents: number; committedCents: number }>;
type Sides = Readonly<{ before: { from: Budget; to: Budget } }>;
const leftOf = ({ availableCents, overdrawnCents }: Budget): number => availableCents - overdrawnCents;

/**
 * What the envelopes should be, by the rules of the trade and without the program's own sums: what was granted, amended, handed
 * over, paid back, restricted, carried over, and what came back.
 */
export class Paper {
  private readonly envelopes = new Map<string, number>();
  private readonly seen = new Set<string>();
  /** The bookings whose reservation a closing has given back, though their session may still be told of. */
  readonly givenBack = new Set<string>();

  /** How many handovers and closings are on it. */
  get known(): number {
    return this.seen.size;
  }

  granted(agreementId: string, cents: Cents): void {
    this.envelopes.set(agreementId, this.envelopeOf(agreementId) + cents);
  }
  envelopeOf(agreementId: string): number {
    return this.envelopes.get(agreementId) ?? 0;
  }

  /** A handover that was executed; known already, it changes nothing. */
  handedOver(handover: any): void {
    if (handover.status !== 'executed' || this.isKnown(handover.id)) return;
    const { fromAgreementId, toAgreementId, transferRemainder, keptCents, result } = handover;
    const { committedMovedCents, releasedCents, remainderCents, coveredCents } = result;
    const left = leftOf((result as Sides).before.from) + committedMovedCents + releasedCents - keptCents;
    expect(remainderCents).toBe(transferRemainder ? Math.max(0, left) : 0);
    this.granted(fromAgreementId, Cents(-remainderCents));
    this.granted(toAgreementId, Cents(remainderCents + coveredCents));
  }

  /** The closings and reopenings of an agreement, oldest first. */
  closings(items: readonly any[]): void {
    for (const [position, closing] of items.entries()) {
      if (this.isKnown(closing.id)) continue;
      const { agreementId, successorId, kind, fate, before, movedCents, releasedCents } = closing;
      if (kind === 'closed') {
        const left = leftOf(before.agreement) + releasedCents;
        expect(movedCents).toBe(fate === 'carry_over' ? left : Math.max(0, left));
        this.pass(agreementId, fate === 'carry_over' ? successorId : null, movedCents);
      } else {
        const last = items[position - 1];
        const closed = last?.kind === 'closed' ? last : null;
        const back = closed?.movedCents ?? 0;
        const there = successorId && closed ? before.successor.availableCents : back;
        expect(movedCents).toBe(back <= 0 ? back : Math.min(back, there));
        this.pass(agreementId, closed && fate === 'carry_over' ? successorId : null, 0 - movedCents);
      }
    }
  }

  private pass(from: string, to: string | null, cents: number): void {
    this.granted(from, Cents(0 - cents));
    if (to) this.granted(to, Cents(cents));
  }
  private isKnown(id: string): boolean {
    if (this.seen.has(id)) return true;
    this.seen.add(id);
    return false;
  }
}
