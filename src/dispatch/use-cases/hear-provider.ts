import { Inject, Injectable } from '@nestjs/common';
import { NotFound } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import {
  AnswerOffer,
  Bookings,
  ReportSession,
  type BookingWithOffers,
  type Offer,
  type Reported,
} from '../../booking/index.js';
import { Database, type Tx } from '../../platform/database/index.js';
import { NoTariff } from '../../rating/index.js';
import { impossibilityOf, type ProviderEvent } from '../domain/provider-event.js';
import { ReceivedEvents, type EventOutcome } from './received-events.js';

export type Heard = Readonly<{ outcome: EventOutcome | 'known'; reason: string | null }>;

/**
 * A provider's message, verified already. Each is received once; whatever their order, they converge; what can't be true or
 * contradicts what is recorded is kept for the coordinator and charges nothing.
 */
@Injectable()
export class HearProvider {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ReceivedEvents) private readonly received: ReceivedEvents,
    @Inject(Bookings) private readonly bookings: Bookings,
    @Inject(AnswerOffer) private readonly answers: AnswerOffer,
    @Inject(ReportSession) private readonly reports: ReportSession,
  ) {}

  /** @throws NotFound when the booking was never offered to this provider; OfferNotOpen for an acceptance that comes too late */
  async execute(networkId: Id, providerId: Id, webhookId: string, event: ProviderEvent): Promise<Heard> {
    return this.database.transaction((tx) => this.hear(tx, networkId, providerId, webhookId, event));
  }

  /** The same within a transaction. @throws the same */
  async hear(tx: Tx, networkId: Id, providerId: Id, webhookId: string, event: ProviderEvent): Promise<Heard> {
    const held = await this.bookings.hold(tx, networkId, event.bookingId);
    const offer = held?.offers.find(({ id }) => id === event.offerId);
    if (!held || offer?.providerId !== providerId) throw new NotFound();
    if (!(await this.received.receive(tx, networkId, providerId, webhookId, event)))
      return { outcome: 'known', reason: null };
    const { outcome, reason } = await this.judge(tx, held, offer, event);
    await this.received.settle(tx, networkId, providerId, webhookId, outcome, reason);
    return { outcome, reason };
  }

  /** What a message does to its booking; nothing where it can't be true. */
  async judge(
    tx: Tx,
    held: BookingWithOffers,
    offer: Offer,
    event: ProviderEvent,
  ): Promise<{ outcome: EventOutcome; reason: string | null }> {
    const impossibility = impossibilityOf(event, held.booking.requestedAt, tx.at);
    if (impossibility) return { outcome: 'kept', reason: impossibility };
    try {
      const reported = await this.apply(tx, held, offer, event);
      return { outcome: reported.outcome, reason: 'reason' in reported ? reported.reason : null };
    } catch (refusal) {
      if (refusal instanceof NoTariff) return { outcome: 'kept', reason: 'no_tariff' };
      throw refusal;
    }
  }

  private async apply(
    tx: Tx,
    held: BookingWithOffers,
    offer: Offer,
    event: ProviderEvent,
  ): Promise<Reported> {
    const {
      providerReference,
      interpreterRef,
      contact,
      startedAt,
      durationSeconds,
      waitSeconds,
      distanceKm,
    } = event;
    const reason = event.reason ?? 'other';
    switch (event.type) {
      case 'booking.accepted':
        return {
          outcome: await this.answers.accept(tx, held, offer, { providerReference, interpreterRef, contact }),
        };
      case 'booking.declined':
        return { outcome: await this.answers.decline(tx, held, offer, reason) };
      case 'booking.withdrawn':
        return { outcome: await this.answers.withdraw(tx, held, offer, reason) };
      case 'booking.cancelled':
        return { outcome: await this.answers.cancel(tx, held, offer, reason) };
      case 'session.started':
        return this.reports.started(tx, held, offer, startedAt ?? event.occurredAt);
      case 'session.ended':
        if (!startedAt || durationSeconds === null) return { outcome: 'kept', reason: 'incomplete' };
        return this.reports.ended(tx, held, offer, {
          startedAt,
          durationSeconds,
          waitSeconds,
          distanceKm,
          interpreterRef,
        });
      case 'session.patient_absent':
        return this.reports.absent(tx, held, offer, 'patient', distanceKm);
      case 'session.interpreter_absent':
        return this.reports.absent(tx, held, offer, 'interpreter', distanceKm);
    }
  }
}
