import { Inject, Injectable } from '@nestjs/common';
import { addDays, dayOf, startOfDay, type Day, type TimeZone } from '../../kernel/civil-time.js';
import { dayInWords } from '../../kernel/day-in-words.js';
import type { Id } from '../../kernel/ids.js';
import { sum } from '../../kernel/money.js';
import { AccessCodes, Directory } from '../../network/index.js';
import type { Tx } from '../../platform/database/index.js';
import { lastDayOf, type Agreement, type Category } from '../domain/agreement.js';
import type { Budget } from '../domain/budget.js';
import { HandoverRefused, refuseClosed } from '../domain/handover.errors.js';
import { isBalanced } from '../domain/handover-balance.js';
import type { Handover, Passage, Sides } from '../domain/handover.js';
import { planHandover, type HandoverPlan, type OpenRequest } from '../domain/handover-plan.js';
import { ineligibilityOf } from '../domain/payer.js';
import { AgreementRegister, EntryBook, type HeldAgreement } from './agreement-register.js';
import { AmendAgreement } from './amend-agreement.js';
import { OpenBookings, type OpenBooking } from './open-bookings.js';
import { WatchThresholds } from './watch-thresholds.js';

/**
 * What a handover does, in one transaction: the requests of the day and later pass with what is reserved for them, then the
 * remainder, the codes, and the days themselves. Rehearsed and executed by this same code.
 */
@Injectable()
export class MoveFunding {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(AccessCodes) private readonly codes: AccessCodes,
    @Inject(AgreementRegister) private readonly register: AgreementRegister,
    @Inject(AmendAgreement) private readonly amend: AmendAgreement,
    @Inject(OpenBookings) private readonly bookings: OpenBookings,
    @Inject(EntryBook) private readonly ledger: EntryBook,
    @Inject(WatchThresholds) private readonly thresholds: WatchThresholds,
  ) {}

  /**
   * @param by who says so; null when the program does it on its day.
   * @throws HandoverRefused when the agreements can't follow each other, or the sides would not be equal to the cent.
   */
  async run(tx: Tx, handover: Handover, by: Id | null): Promise<Passage> {
    const { networkId, fromAgreementId, toAgreementId, effectiveOn } = handover;
    const { timeZone } = await this.directory.network(networkId);
    const since = startOfDay(effectiveOn, timeZone);
    // Bookings before balances, as everybody does; then again, for those accepted while the balances were waited for.
    await this.bookings.hold(tx, networkId, fromAgreementId, since);
    const before = await this.holdBoth(tx, handover);
    refuseWhatCannotFollow(before, handover);
    const open = await this.bookings.hold(tx, networkId, fromAgreementId, since);
    const plan = planHandover(
      open.map((booking) => requestOf(booking, before.to.agreement, timeZone)),
      moneyAtHand(before, handover),
      handover.decisions,
    );
    for (const { bookingId } of plan.released) await this.bookings.giveUp(tx, networkId, bookingId, by);
    if (plan.coveredCents > 0) await this.cover(tx, handover, plan, by);
    const moved = plan.moved.map(({ bookingId }) => bookingId);
    await this.ledger.handOver(
      tx,
      networkId,
      {
        handoverId: handover.id,
        fromAgreementId,
        toAgreementId,
        bookingIds: moved,
        remainderCents: plan.remainderCents,
      },
      by,
    );
    const { attached, replaced } = await this.codes.handOver(tx, networkId, handover);
    await this.bookings.payWith(tx, networkId, moved, toAgreementId, replaced);
    await this.endBefore(tx, before.from.agreement, handover, by);
    const after = await this.holdBoth(tx, handover);
    const passage = passageOf(plan, before, after, attached, replaced.length);
    if (!isBalanced(passage)) throw new HandoverRefused(unequal);
    for (const side of [after.from, after.to]) await this.thresholds.settle(tx, side);
    return passage;
  }

  private async holdBoth(
    tx: Tx,
    { networkId, fromAgreementId, toAgreementId }: Handover,
  ): Promise<Sides<HeldAgreement>> {
    const [from, to] = await this.register.hold(tx, networkId, [fromAgreementId, toAgreementId]);
    if (!from || !to) throw new HandoverRefused(gone);
    return { from, to };
  }

  private async cover(
    tx: Tx,
    handover: Handover,
    { coveredCents }: HandoverPlan,
    by: Id | null,
  ): Promise<void> {
    const change = { grantDeltaCents: coveredCents, reference: `Relais du ${handover.effectiveOn}` };
    await this.amend.run(tx, handover.networkId, handover.toAgreementId, change, by);
  }

  /** The former agreement pays for nothing new from that day on. */
  private async endBefore(
    tx: Tx,
    from: Agreement,
    { networkId, effectiveOn }: Handover,
    by: Id | null,
  ): Promise<void> {
    const lastDay = addDays(effectiveOn, -1);
    if (from.endsOn <= lastDay) return;
    const change = { endsOn: lastDay, reference: `Relais du ${effectiveOn}` };
    await this.amend.run(tx, networkId, from.id, change, by);
  }
}

const requestOf = (booking: OpenBooking, to: Agreement, timeZone: TimeZone): OpenRequest => ({
  ...booking,
  ineligibility: ineligibilityOf(to, {
    ...booking,
    day: dayOf(booking.startsAt, timeZone),
    category: booking.category as Category | null,
  }),
});

const leftOf = ({ availableCents, overdrawnCents }: Budget): number => availableCents - overdrawnCents;

const moneyAtHand = ({ from, to }: Sides<HeldAgreement>, { transferRemainder, keptCents }: Handover) => ({
  fromLeftCents: leftOf(from.budget),
  toLeftCents: leftOf(to.budget),
  transferRemainder,
  keptCents,
  mayOverdraw: to.agreement.onExhaustion === 'warn',
});

const refuseWhatCannotFollow = ({ from, to }: Sides<HeldAgreement>, { effectiveOn }: Handover): void => {
  for (const { agreement } of [from, to]) refuseClosed(agreement);
  if (effectiveOn <= from.agreement.startsOn) throw new HandoverRefused(tooEarly(from.agreement.startsOn));
  if (effectiveOn < to.agreement.startsOn || effectiveOn > lastDayOf(to.agreement))
    throw new HandoverRefused(notOpen(to.agreement));
};

const passageOf = (
  plan: HandoverPlan,
  before: Sides<HeldAgreement>,
  after: Sides<HeldAgreement>,
  codesMoved: number,
  codesReplaced: number,
): Passage => ({
  bookingsMoved: plan.moved.length,
  committedMovedCents: centsOf(plan.moved),
  bookingsKept: plan.kept.length,
  bookingsReleased: plan.released.length,
  releasedCents: centsOf(plan.released),
  coveredCents: plan.coveredCents,
  remainderCents: plan.remainderCents,
  codesMoved,
  codesReplaced,
  before: { from: before.from.budget, to: before.to.budget },
  after: { from: after.from.budget, to: after.to.budget },
  refusals: plan.refusals,
});

const centsOf = (requests: readonly OpenRequest[]) => sum(requests.map(({ heldCents }) => heldCents));

const gone = {
  fr: 'Une des deux conventions n’existe pas dans ce réseau.',
  en: 'One of the two agreements does not exist in this network.',
};
const unequal = {
  fr: 'Les chiffres des deux côtés ne seraient pas égaux au centime : rien n’a été fait. Prévenez qui entretient la plateforme.',
  en: 'The figures of both sides would not be equal to the cent: nothing was done. Tell whoever maintains the platform.',
};
const tooEarly = (startsOn: Day) => ({
  fr: `La convention qui passe le relais commence le ${dayInWords(startsOn).fr} : le relais vient après ce jour.`,
  en: `The agreement that hands over starts on ${dayInWords(startsOn).en}: the handover comes after that day.`,
});
const notOpen = (to: Agreement) => ({
  fr: `La convention qui prend le relais vaut du ${dayInWords(to.startsOn).fr} au ${dayInWords(lastDayOf(to)).fr} : choisissez un jour entre les deux, ou faites d’abord un avenant.`,
  en: `The agreement that takes over runs from ${dayInWords(to.startsOn).en} to ${dayInWords(lastDayOf(to)).en}: choose a day in between, or amend it first.`,
});
