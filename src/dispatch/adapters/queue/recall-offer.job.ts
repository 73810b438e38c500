import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { Bookings } from '../../../booking/index.js';
import { Directory } from '../../../network/index.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import { finishJob } from '../../../platform/outbox/index.js';
import { HandlesJob, type EventKey, type JobHandler } from '../../../platform/queue/index.js';
import { OfferLetters } from '../letters/offer-letters.js';
import { OffersToSend, type OfferToSend } from '../persistence/offers-to-send.js';
import { ProviderApi } from '../provider-api/provider-api.js';

const JOB = 'recall-offer';

/** Tells a provider that an offer it has is over. Where nobody acknowledges it in time, the coordinator must phone. */
@Injectable()
@HandlesJob(JOB, { concurrency: 20 })
export class RecallOfferJob implements JobHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(OffersToSend) private readonly offers: OffersToSend,
    @Inject(Bookings) private readonly bookings: Bookings,
    @Inject(ProviderApi) private readonly api: ProviderApi,
    @Inject(OfferLetters) private readonly letters: OfferLetters,
  ) {}

  /** @throws ProviderUnreachable, so that the queue tries again */
  async handle(event: EventKey): Promise<void> {
    const recalled = await this.offers.ofEvent(event.networkId, event.eventId);
    const now = this.clock.now();
    if (!recalled || isOver(recalled, now)) return this.conclude(event, recalled, recalled === undefined);
    try {
      const acknowledged = await this.send(recalled, event.eventId, now);
      await this.conclude(event, recalled, acknowledged);
    } catch (unreachable) {
      if (now >= tellAt(recalled)) await this.database.transaction((tx) => this.tell(tx, recalled));
      throw unreachable;
    }
  }

  private async conclude(
    event: EventKey,
    recalled: OfferToSend | undefined,
    acknowledged: boolean,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      if ((await finishJob(tx, JOB, event)) && recalled && !acknowledged) await this.tell(tx, recalled);
    });
  }

  /** The coordinator is told to phone: once, and only of an offer that the provider has. */
  private async tell(tx: Tx, offer: OfferToSend): Promise<void> {
    if (offer.deliveredAt === null) return;
    const { networkId, bookingId, id, providerId } = offer;
    await this.bookings.hold(tx, networkId, bookingId);
    if (await this.offers.wasToldToPhone(tx, offer)) return;
    tx.publish({
      type: 'booking.recall_unacknowledged.v1',
      networkId,
      subjectId: bookingId,
      facts: { offerId: id, providerId },
    });
  }

  /** @returns whether the provider knows it. */
  private async send(offer: OfferToSend, messageId: string, at: Date): Promise<boolean> {
    const { networkId, bookingId, id, providerId, reason } = offer;
    const [provider, secret] = await Promise.all([
      this.directory.provider(networkId, providerId),
      this.directory.providerSecret(networkId, providerId),
    ]);
    if (provider?.dispatch === 'mail') return this.letters.recall(offer);
    if (!provider?.baseUrl || !secret) return true;
    const delivery = await this.api.send({
      method: 'DELETE',
      url: `${provider.baseUrl}/bookings/${bookingId}`,
      secret,
      messageId,
      at,
      expected: { status: 'cancelled', bookingId },
      body: { bookingId, offerId: id, reason: reason ?? 'other' },
    });
    return delivery.kind === 'delivered';
  }
}

const MINUTE_MS = 60_000;
/** How long the provider's machine may be away before somebody has to phone, and how long before the session at the latest. */
const PATIENCE_MINUTES = 10;
const LAST_CALL_MINUTES = 60;

const tellAt = ({ sessionAt, occurredAt }: OfferToSend): Date =>
  new Date(
    Math.min(
      occurredAt.getTime() + PATIENCE_MINUTES * MINUTE_MS,
      sessionAt.getTime() - LAST_CALL_MINUTES * MINUTE_MS,
    ),
  );

const isOver = ({ sessionAt, answerBy }: OfferToSend, now: Date): boolean =>
  now > sessionAt && now > answerBy;
