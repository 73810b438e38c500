import { Inject, Injectable } from '@nestjs/common';
import { RuleRefused } from '../../kernel/errors.js';
import { Directory } from '../../network/index.js';
import { ReferenceCache, type Tx } from '../../platform/database/index.js';
import { advance, isTooLateToAsk, type Booking, type UnmetReason } from '../domain/booking.js';
import type { Offer, OfferState } from '../domain/offer.js';
import { unmetReasonOf } from '../domain/unmet-reason.js';
import { Bookings } from './bookings.js';
import { PlanBooking, type Plan } from './plan-booking.js';
import { offerOf, planned } from './new-booking.js';
import { Reservations } from './reservations.js';

const saidNo: readonly OfferState[] = ['declined', 'withdrawn', 'expired', 'refused'];

/** Providers that have said no, or nothing, to the booking as it stands: never asked again until it is moved. */
const refusers = (offers: readonly Offer[]): readonly string[] => {
  const moved = offers.findLastIndex(({ state }) => state === 'superseded');
  return offers
    .slice(moved + 1)
    .filter(({ state }) => saidNo.includes(state))
    .map(({ providerId }) => providerId);
};

/** The next provider is asked, at its own price, or nobody is left and the request is unmet. */
@Injectable()
export class OfferNext {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(ReferenceCache) private readonly cache: ReferenceCache,
    @Inject(PlanBooking) private readonly planner: PlanBooking,
    @Inject(Bookings) private readonly bookings: Bookings,
    @Inject(Reservations) private readonly reservations: Reservations,
  ) {}

  /**
   * @param booking held, and in a state that takes `offerAgain`.
   * @param nobody why it is unmet when nobody is left to ask, unless it is the money that is missing.
   */
  async execute(tx: Tx, booking: Booking, offers: readonly Offer[], nobody: UnmetReason): Promise<Booking> {
    if (isTooLateToAsk(booking, tx.at)) return this.giveUp(tx, booking, nobody);
    try {
      const plan = await this.planFor(tx, booking, offers);
      const payer = await this.reservations.move(
        tx,
        booking,
        plan.payers,
        plan.estimate.totalCents,
        `offer-${offers.length + 1}`,
        null,
      );
      return await this.offer(tx, booking, plan, payer.id);
    } catch (refusal) {
      if (!(refusal instanceof RuleRefused)) throw refusal;
      const reason = unmetReasonOf(refusal);
      return this.giveUp(tx, booking, !reason || reason === 'no_provider' ? nobody : reason);
    }
  }

  private async planFor(tx: Tx, booking: Booking, offers: readonly Offer[]): Promise<Plan> {
    const { networkId, modality, language, startsAt, expectedMinutes, category } = booking;
    await this.cache.refresh(networkId);
    const [professional, practice] = await Promise.all([
      this.directory.professional(networkId, booking.professionalId),
      this.directory.practice(networkId, booking.practiceId),
    ]);
    return this.planner.plan({
      networkId,
      professional: professional!,
      practice: practice!,
      modality,
      language,
      startsAt,
      expectedMinutes,
      category,
      askedAt: tx.at,
      without: refusers(offers),
    });
  }

  private async offer(tx: Tx, booking: Booking, plan: Plan, agreementId: string): Promise<Booking> {
    const offer = offerOf(booking, plan, tx.at);
    const again = advance(booking, 'offerAgain', {
      ...planned(plan, booking.startsAt),
      agreementId,
      access: plan.accessUnder(agreementId),
      contact: null,
      providerReference: null,
      interpreterRef: null,
      confirmedAt: null,
    });
    await this.bookings.save(tx, again);
    if (offer) {
      await this.bookings.addOffer(tx, offer);
      tx.publish({
        type: 'booking.offered.v1',
        networkId: booking.networkId,
        subjectId: booking.id,
        facts: {
          offerId: offer.id,
          providerId: plan.provider.id,
          estimateCents: plan.estimate.totalCents,
          agreementId,
        },
      });
    }
    return again;
  }

  private async giveUp(tx: Tx, booking: Booking, reason: UnmetReason): Promise<Booking> {
    const unmet = advance(booking, 'giveUp', { unmetReason: reason, dueAt: null });
    await this.reservations.giveBack(tx, booking, 'unmet', null);
    await this.bookings.save(tx, unmet);
    tx.publish({
      type: 'booking.unmet.v1',
      networkId: booking.networkId,
      subjectId: booking.id,
      facts: { reason },
    });
    return unmet;
  }
}
