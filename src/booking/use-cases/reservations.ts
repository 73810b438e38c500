import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { Cents } from '../../kernel/money.js';
import { BudgetExhausted, commit, Ledger, payerFor, release, type Agreement } from '../../funding/index.js';
import type { Tx } from '../../platform/database/index.js';
import type { Booking } from '../domain/booking.js';

/** What is held for a booking, given back or moved as the booking changes. */
@Injectable()
export class Reservations {
  constructor(@Inject(Ledger) private readonly ledger: Ledger) {}

  /** Gives back what is held, if anything still is. */
  async giveBack(tx: Tx, { networkId, id }: Booking, why: string, by: Id | null): Promise<void> {
    const held = await this.ledger.heldFor(tx, networkId, id);
    if (!held) return;
    await this.ledger.record(
      tx,
      networkId,
      [release(held.agreementId, id, held.cents, `booking:${id}:release:${why}`)],
      by,
    );
  }

  /**
   * Gives back what is held and reserves anew, on the first payer that can: one live reservation at any time.
   * @param change names this change of the booking, once and for all.
   * @returns the agreement that pays from now on. @throws BudgetExhausted, with nothing changed.
   */
  async move(
    tx: Tx,
    booking: Booking,
    payers: readonly Agreement[],
    cents: Cents,
    change: string,
    by: Id | null,
  ): Promise<Agreement> {
    const { networkId, id } = booking;
    const held = await this.ledger.heldFor(tx, networkId, id);
    const agreementIds = new Set([...payers.map((payer) => payer.id), ...(held ? [held.agreementId] : [])]);
    const left = await this.ledger.lockBudgets(tx, networkId, [...agreementIds]);
    // What this booking holds is its own agreement's to spend on it again.
    const payer = payerFor(
      payers,
      cents,
      (agreementId) => (left.get(agreementId) ?? 0) + (held?.agreementId === agreementId ? held.cents : 0),
    );
    if (!payer) throw new BudgetExhausted();
    await this.ledger.record(
      tx,
      networkId,
      [
        ...(held ? [release(held.agreementId, id, held.cents, `booking:${id}:release:${change}`)] : []),
        ...(cents > 0 ? [commit(payer.id, id, cents, `booking:${id}:commit:${change}`)] : []),
      ],
      by,
    );
    return payer;
  }
}
