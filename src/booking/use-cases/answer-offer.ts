import { Inject, Injectable } from '@nestjs/common';
import { StateConflict } from '../../kernel/errors.js';
import type { Tx } from '../../platform/database/index.js';
import { advance, endsAt, takes, type Booking, type Contact } from '../domain/booking.js';
import { isLive, type Offer } from '../domain/offer.js';
import { Bookings, type BookingWithOffers } from './bookings.js';
import { OfferNext } from './offer-next.js';
import { Reservations } from './reservations.js';
import { closeOffers, recallReplaced } from './close-offers.js';

export type Acceptance = Readonly<{
  providerReference: string | null;
  interpreterRef: string | null;
  contact: Contact | null;
}>;
/** `ignored`: it was known already, or the booking has gone past it. */
export type Told = 'applied' | 'ignored';

/** The provider said yes too late, or to something that is no longer asked of it. */
export class OfferNotOpen extends StateConflict {
  constructor(state: Offer['state'] | 'late') {
    super(
      {
        fr: 'Cette offre n’est plus ouverte : elle a expiré, ou la demande a changé entre-temps.',
        en: 'This offer is no longer open: it has expired, or the booking has changed meanwhile.',
      },
      { offerState: state },
    );
  }
}

/** What a provider answers to an offer. Answers may come twice, late, or after news that says more: they converge. */
@Injectable()
export class AnswerOffer {
  constructor(
    @Inject(Bookings) private readonly bookings: Bookings,
    @Inject(OfferNext) private readonly offerNext: OfferNext,
    @Inject(Reservations) private readonly reservations: Reservations,
  ) {}

  /** @throws OfferNotOpen after the deadline, or when the offer is closed */
  async accept(
    tx: Tx,
    { booking, offers }: BookingWithOffers,
    offer: Offer,
    acceptance: Acceptance,
  ): Promise<Told> {
    if (offer.state === 'accepted') {
      await this.complete(tx, booking, acceptance);
      return 'ignored';
    }
    if (offer.state !== 'open') throw new OfferNotOpen(offer.state);
    if (tx.at > offer.answerBy) throw new OfferNotOpen('late');
    if (!takes(booking, 'accept')) throw new OfferNotOpen(offer.state);
    await this.bookings.saveOffer(tx, {
      ...offer,
      state: 'accepted',
      answeredAt: tx.at,
      deliveredAt: offer.deliveredAt ?? tx.at,
    });
    await this.bookings.save(
      tx,
      advance(booking, 'accept', {
        ...acceptance,
        providerReference: acceptance.providerReference ?? booking.providerReference,
        confirmedAt: tx.at,
        dueAt: endsAt(booking),
      }),
    );
    const secondsToConfirm = Math.round((tx.at.getTime() - booking.requestedAt.getTime()) / 1_000);
    tx.publish({
      type: 'booking.confirmed.v1',
      networkId: booking.networkId,
      subjectId: booking.id,
      facts: { offerId: offer.id, providerId: offer.providerId, secondsToConfirm, offersMade: offers.length },
    });
    return 'applied';
  }

  /** The news of the session came first: what the acceptance adds is who, not whether; what is known stays. */
  private async complete(tx: Tx, booking: Booking, acceptance: Acceptance): Promise<void> {
    if (booking.status === 'confirmed') return;
    await this.bookings.save(tx, {
      ...booking,
      providerReference: booking.providerReference ?? acceptance.providerReference,
      interpreterRef: booking.interpreterRef ?? acceptance.interpreterRef,
      contact: booking.contact ?? acceptance.contact,
    });
  }

  async decline(
    tx: Tx,
    { booking, offers }: BookingWithOffers,
    offer: Offer,
    reason: string,
    state: 'declined' | 'refused' = 'declined',
  ): Promise<Told> {
    if (offer.state !== 'open' || !takes(booking, 'offerAgain')) return 'ignored';
    const declined: Offer = { ...offer, state, answeredAt: tx.at, reason };
    await this.bookings.saveOffer(tx, declined);
    if (state === 'refused') recallReplaced(tx, declined, offers);
    await this.offerNext.execute(tx, booking, replace(offers, declined), 'nobody_available');
    return 'applied';
  }

  /** The provider takes back what it had accepted, or what it was about to. */
  async withdraw(tx: Tx, held: BookingWithOffers, offer: Offer, reason: string): Promise<Told> {
    const { booking, offers } = held;
    if (offer.state === 'open') return this.decline(tx, held, offer, reason);
    if (offer.state !== 'accepted' || !takes(booking, 'withdraw')) return 'ignored';
    const withdrawn: Offer = { ...offer, state: 'withdrawn', reason };
    await this.bookings.saveOffer(tx, withdrawn);
    const back = advance(booking, 'withdraw', {
      contact: null,
      interpreterRef: null,
      providerReference: null,
      confirmedAt: null,
      dueAt: booking.startsAt,
    });
    await this.bookings.save(tx, back);
    tx.publish({
      type: 'booking.withdrawn.v1',
      networkId: booking.networkId,
      subjectId: booking.id,
      facts: { offerId: offer.id, providerId: offer.providerId, reason },
    });
    await this.offerNext.execute(tx, back, replace(offers, withdrawn), 'nobody_available');
    return 'applied';
  }

  /** The provider cancels for good: the booking ends, at no cost. */
  async cancel(tx: Tx, { booking, offers }: BookingWithOffers, offer: Offer, reason: string): Promise<Told> {
    if (!takes(booking, 'cancel') || (offer.state !== 'open' && offer.state !== 'accepted')) return 'ignored';
    const known: Offer = { ...offer, deliveredAt: offer.deliveredAt ?? tx.at };
    await closeOffers(tx, this.bookings, replace(offers, known), 'cancelled', reason, offer.providerId);
    const cancelled = advance(booking, 'cancel', {
      cancelledBy: 'provider',
      cancelledAt: tx.at,
      cancelReason: reason,
      dueAt: null,
    });
    await this.bookings.save(tx, cancelled);
    await this.reservations.giveBack(tx, booking, 'cancelled', null);
    tx.publish({
      type: 'booking.cancelled.v1',
      networkId: booking.networkId,
      subjectId: booking.id,
      facts: { by: 'provider', reason, feeCents: 0 },
    });
    return 'applied';
  }

  /** The provider's machine has received the offer, and may have given it a number of its own. */
  async received(
    tx: Tx,
    { booking, offers }: BookingWithOffers,
    offer: Offer,
    providerReference: string | null,
  ): Promise<void> {
    if (offer.deliveredAt === null) await this.bookings.saveOffer(tx, { ...offer, deliveredAt: tx.at });
    const isLatest = offers.find(isLive)?.id === offer.id;
    const numbered = isLatest
      ? { ...booking, providerReference: booking.providerReference ?? providerReference }
      : booking;
    if (!takes(booking, 'dispatch') || offer.state !== 'open') {
      if (numbered.providerReference !== booking.providerReference) await this.bookings.save(tx, numbered);
      return;
    }
    await this.bookings.save(tx, advance(numbered, 'dispatch'));
    tx.publish({
      type: 'booking.dispatched.v1',
      networkId: booking.networkId,
      subjectId: booking.id,
      facts: { offerId: offer.id, providerId: offer.providerId },
    });
  }
}

const replace = (offers: readonly Offer[], changed: Offer): readonly Offer[] =>
  offers.map((offer) => (offer.id === changed.id ? changed : offer));
