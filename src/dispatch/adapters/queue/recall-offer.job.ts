import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { Directory } from '../../../network/index.js';
import { Database } from '../../../platform/database/index.js';
import { finishJob } from '../../../platform/outbox/index.js';
import { HandlesJob, type EventKey, type JobHandler } from '../../../platform/queue/index.js';
import { OffersToSend, type Asked } from '../persistence/offers-to-send.js';
import { ProviderApi } from '../provider-api/provider-api.js';

const JOB = 'recall-offer';

/** Tells a provider that an offer it has is over. Where nobody acknowledges it before the session, the coordinator must phone. */
@Injectable()
@HandlesJob(JOB, { concurrency: 20 })
export class RecallOfferJob implements JobHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(OffersToSend) private readonly offers: OffersToSend,
    @Inject(ProviderApi) private readonly api: ProviderApi,
  ) {}

  /** @throws ProviderUnreachable, so that the queue tries again */
  async handle(event: EventKey): Promise<void> {
    const recalled = await this.offers.ofEvent(event.networkId, event.eventId);
    const now = this.clock.now();
    const isTooLate =
      recalled !== undefined && now > recalled.booking.startsAt && now > recalled.offer.answerBy;
    const acknowledged =
      recalled && !isTooLate ? await this.send(recalled, event.eventId, recalled.reason, now) : !isTooLate;
    await this.database.transaction(async (tx) => {
      if (!(await finishJob(tx, JOB, event)) || acknowledged || !recalled) return;
      tx.publish({
        type: 'booking.recall_unacknowledged.v1',
        networkId: event.networkId,
        subjectId: event.subjectId,
        facts: { offerId: recalled.offer.id, providerId: recalled.offer.providerId },
      });
    });
  }

  private async send(
    { booking, offer }: Asked,
    messageId: string,
    reason: string | null,
    at: Date,
  ): Promise<boolean> {
    const [provider, secret] = await Promise.all([
      this.directory.provider(booking.networkId, offer.providerId),
      this.directory.providerSecret(booking.networkId, offer.providerId),
    ]);
    if (!provider?.baseUrl || !secret) return true;
    const delivery = await this.api.send({
      method: 'DELETE',
      url: `${provider.baseUrl.replace(/\/+$/, '')}/bookings/${booking.id}`,
      secret,
      messageId,
      at,
      expected: { status: 'cancelled', bookingId: booking.id },
      body: { bookingId: booking.id, offerId: offer.id, reason: reason ?? 'other' },
    });
    return delivery.kind === 'delivered';
  }
}
