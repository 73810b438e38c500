import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.js';
import { newId, type Id } from '../../kernel/ids.js';
import { Cents, sum } from '../../kernel/money.js';
import type { Tx } from '../../platform/database/index.js';
import {
  closingEntries,
  movedBy,
  withGranted,
  type Closing,
  type ClosingFigures,
} from '../domain/closing.js';
import {
  debtTooHigh,
  isClosed,
  isNotClosing,
  stillPromised,
  successorClosed,
  unequal,
} from '../domain/closing.errors.js';
import { release } from '../domain/entry.js';
import { AgreementRegister, EntryBook, type HeldAgreement } from './agreement-register.js';
import { Closings } from './closings.js';
import { OpenBookings, type OpenBooking } from './open-bookings.js';
import { WatchThresholds } from './watch-thresholds.js';

const EVER = new Date(0);
type Held = Readonly<{ agreement: HeldAgreement; successor: HeldAgreement | null }>;

/**
 * Clôture : nothing is promised any more, what is left follows what was agreed, and the ledger takes nothing more. In one
 * transaction, and sealed with the figures of before and after. Rehearsed by this same code.
 */
@Injectable()
export class CloseAgreement {
  constructor(
    @Inject(AgreementRegister) private readonly register: AgreementRegister,
    @Inject(Closings) private readonly closings: Closings,
    @Inject(OpenBookings) private readonly bookings: OpenBookings,
    @Inject(EntryBook) private readonly ledger: EntryBook,
    @Inject(WatchThresholds) private readonly thresholds: WatchThresholds,
  ) {}

  /**
   * @param releasesPast gives back what is held for sessions of before that nobody has told of; what is told of them later comes late
   * @param by the account; null when the program does it on the day
   * @throws NotFound; StateConflict when it is closed, or no closing was planned; ClosingRefused with the figures
   */
  async run(
    tx: Tx,
    networkId: Id,
    agreementId: Id,
    { releasesPast }: Readonly<{ releasesPast: boolean }>,
    by: Id | null,
  ): Promise<Closing> {
    // Bookings before balances, as everybody does; then again, for those accepted while the balances were waited for.
    await this.bookings.hold(tx, networkId, agreementId, EVER);
    const before = await this.hold(tx, networkId, agreementId);
    const open = (await this.bookings.hold(tx, networkId, agreementId, EVER)).filter(
      ({ heldCents }) => heldCents > 0,
    );
    const id = newId();
    const releasedCents = releasesPast ? await this.release(tx, before, open, id, by) : Cents(0);
    const { agreement, budget } = before.agreement;
    const committedCents = budget.committedCents - releasedCents;
    if (committedCents > 0) throw stillPromised(committedCents, open.length);
    const leftCents = budget.availableCents - budget.overdrawnCents + releasedCents;
    const { successorId } = agreement;
    const successor = before.successor?.budget ?? null;
    if (successor && successor.grantedCents + leftCents < 0) throw debtTooHigh(-leftCents, successor);
    await this.ledger.record(tx, networkId, closingEntries(id, agreement, leftCents, successorId), by);
    const held = await this.hold(tx, networkId, agreementId);
    const movedCents = movedBy(agreement.unspent, leftCents);
    const closing: Closing = {
      networkId,
      id,
      agreementId,
      kind: 'closed',
      closesOn: agreement.closesOn!,
      graceUntil: agreement.graceUntil!,
      successorId,
      fate: agreement.unspent,
      movedCents,
      releasedCents,
      before: figuresOf(before),
      after: figuresOf(held),
      reason: null,
      doneBy: by,
      doneAt: tx.at,
    };
    if (!isBalanced(closing)) throw unequal();
    await this.closings.seal(tx, closing);
    for (const side of [held.agreement, held.successor]) if (side) await this.thresholds.settle(tx, side);
    const facts = { closingId: id, fate: agreement.unspent, movedCents, successorId };
    tx.publish({ type: 'agreement.closed.v1', networkId, subjectId: agreementId, facts });
    return closing;
  }

  private async hold(tx: Tx, networkId: Id, agreementId: Id): Promise<Held> {
    // Whom it carries over to can change until both are held; then again, if it did.
    const named = await this.register.look(tx, networkId, agreementId);
    if (!named) throw new NotFound();
    const { successorId } = named;
    const [agreement, successor] = await this.register.hold(tx, networkId, [
      agreementId,
      ...(successorId ? [successorId] : []),
    ]);
    if (!agreement) throw new NotFound();
    if (agreement.agreement.successorId !== successorId) return this.hold(tx, networkId, agreementId);
    if (agreement.agreement.closedAt !== null) throw isClosed(agreement.agreement.closedAt);
    if (agreement.agreement.closesOn === null) throw isNotClosing();
    if (successor && successor.agreement.closedAt !== null) throw successorClosed();
    return { agreement, successor: successor ?? null };
  }

  private async release(
    tx: Tx,
    { agreement: { agreement } }: Held,
    open: readonly OpenBooking[],
    closingId: Id,
    by: Id | null,
  ): Promise<Cents> {
    const past = open.filter(({ startsAt }) => startsAt <= tx.at);
    const entries = past.map(({ bookingId, heldCents }) =>
      release(agreement.id, bookingId, heldCents, `closing:${closingId}:booking:${bookingId}`),
    );
    await this.ledger.record(tx, agreement.networkId, entries, by);
    return sum(past.map(({ heldCents }) => heldCents));
  }
}

const figuresOf = ({ agreement, successor }: Held): ClosingFigures => ({
  agreement: agreement.budget,
  successor: successor?.budget ?? null,
});

/** Whether nothing was lost or made on the way: what left one came to the other, to the cent. */
const isBalanced = ({ before, after, movedCents, releasedCents }: Closing): boolean => {
  const { agreement, successor } = before;
  const kept = { ...agreement, committedCents: Cents(agreement.committedCents - releasedCents) };
  const freed = { ...withGranted(kept, releasedCents), grantedCents: agreement.grantedCents };
  return (
    isSame(after.agreement, withGranted(freed, 0 - movedCents)) &&
    (successor === null ||
      (after.successor !== null && isSame(after.successor, withGranted(successor, movedCents))))
  );
};

const isSame = (one: ClosingFigures['agreement'], other: ClosingFigures['agreement']): boolean =>
  one.grantedCents === other.grantedCents &&
  one.committedCents === other.committedCents &&
  one.consumedCents === other.consumedCents &&
  one.availableCents === other.availableCents &&
  one.overdrawnCents === other.overdrawnCents;
