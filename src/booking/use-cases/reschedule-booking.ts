import { Inject, Injectable } from '@nestjs/common';
import { InvalidInput, NotFound } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import type { NetworkViewer } from '../../kernel/viewer.js';
import { Directory } from '../../network/index.js';
import { ReferenceCache, type Tx } from '../../platform/database/index.js';
import { advance, type Booking } from '../domain/booking.js';
import { NothingMoves, NotEnrolled } from '../domain/booking.errors.js';
import { isLive } from '../domain/offer.js';
import { mayTouch } from '../domain/visibility.js';
import { Bookings, type BookingWithOffers } from './bookings.js';
import { closeOffers } from './close-offers.js';
import { offerOf, planned } from './new-booking.js';
import { PlanBooking } from './plan-booking.js';
import { Reservations } from './reservations.js';

/** The appointment has moved: the same provider is asked first, and the reservation follows. */
@Injectable()
export class RescheduleBooking {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(ReferenceCache) private readonly cache: ReferenceCache,
    @Inject(PlanBooking) private readonly planner: PlanBooking,
    @Inject(Bookings) private readonly bookings: Bookings,
    @Inject(Reservations) private readonly reservations: Reservations,
  ) {}

  /** @throws NotFound, InvalidInput, BookingStateConflict, NothingMoves; NotEnrolled, NoAgreement, NotEligible, BudgetExhausted, NoProvider: the booking stays as it was */
  async execute(
    tx: Tx,
    viewer: NetworkViewer,
    id: Id,
    startsAt: Date,
    minutes: number | null,
  ): Promise<BookingWithOffers> {
    await this.cache.refresh(viewer.networkId); // what was changed a moment ago by another process counts
    const held = await this.bookings.hold(tx, viewer.networkId, id);
    if (!held || !mayTouch(viewer, held.booking)) throw new NotFound();
    const { booking } = held;
    refuseUnmovable(booking, startsAt, tx.at);
    const expectedMinutes = minutes ?? booking.expectedMinutes;
    const moved = advance(booking, 'reschedule', { startsAt, expectedMinutes });
    if (isSameTime(booking, moved)) throw new NothingMoves();
    const plan = await this.planner.plan({
      ...(await this.whoAndWhere(moved)),
      ...moved,
      askedAt: tx.at,
      first: booking.providerId,
    });
    const change = `moved-${held.offers.length + 1}-${tx.at.toISOString()}`;
    const payer = await this.reservations.move(
      tx,
      booking,
      plan.payers,
      plan.estimate.totalCents,
      change,
      viewer.accountId,
    );

    const current = held.offers.find(isLive);
    const sameProvider = current?.providerId === plan.provider.id;
    const closed = await closeOffers(
      tx,
      this.bookings,
      held.offers,
      'superseded',
      'rescheduled',
      sameProvider ? plan.provider.id : null,
    );
    const offer = offerOf(moved, plan, tx.at, sameProvider ? current.id : null);
    const rescheduled: Booking = {
      ...moved,
      ...planned(plan, startsAt),
      agreementId: payer.id,
      access: plan.accessUnder(payer.id),
      contact: null,
      providerReference: null,
      interpreterRef: null,
      confirmedAt: null,
    };
    await this.bookings.save(tx, rescheduled);
    tx.publish({
      type: 'booking.rescheduled.v1',
      networkId: viewer.networkId,
      subjectId: id,
      facts: { startsAt, expectedMinutes, agreementId: payer.id },
    });
    if (offer) {
      await this.bookings.addOffer(tx, offer);
      tx.publish({
        type: 'booking.offered.v1',
        networkId: viewer.networkId,
        subjectId: id,
        facts: { offerId: offer.id, providerId: offer.providerId },
      });
    }
    return { booking: rescheduled, offers: offer ? [...closed, offer] : closed };
  }

  private async whoAndWhere({ networkId, professionalId, practiceId }: Booking) {
    const [professional, practice] = await Promise.all([
      this.directory.professional(networkId, professionalId),
      this.directory.practice(networkId, practiceId),
    ]);
    if (!professional || !practice) throw new NotFound();
    if (professional.status !== 'enrolled') throw new NotEnrolled();
    return { professional, practice };
  }
}

const isSameTime = (a: Booking, b: Booking): boolean =>
  a.startsAt.getTime() === b.startsAt.getTime() && a.expectedMinutes === b.expectedMinutes;

const refuseUnmovable = ({ modality }: Booking, startsAt: Date, at: Date): void => {
  const refuse = (fr: string, en: string): never => {
    throw new InvalidInput([{ pointer: '/startsAt', message: { fr, en } }]);
  };
  if (modality === 'phone_now')
    refuse(
      'Un appel immédiat ne se déplace pas : annulez-le.',
      'An immediate call can’t be moved: cancel it.',
    );
  if (startsAt <= at)
    refuse('Ce moment est passé : choisissez-en un à venir.', 'This moment is past: choose one to come.');
};
