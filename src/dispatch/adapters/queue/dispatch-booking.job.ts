import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { AnswerOffer, Bookings } from '../../../booking/index.js';
import { Directory } from '../../../network/index.js';
import { PublicUrl } from '../../../platform/config/index.js';
import { Database, type Tx } from '../../../platform/database/index.js';
import { finishJob } from '../../../platform/outbox/index.js';
import { HandlesJob, type EventKey, type JobHandler } from '../../../platform/queue/index.js';
import { OfferLetters } from '../letters/offer-letters.js';
import { OffersToSend, type OfferToSend } from '../persistence/offers-to-send.js';
import { ProviderApi, type Delivery } from '../provider-api/provider-api.js';

const JOB = 'dispatch-booking';

/**
 * Puts an offer to its provider, over HTTP again and again for as long as the offer is open, or by e-mail. Sent twice it is
 * one offer: its id is the Idempotency-Key. What the provider decides comes later, as a message of its own or on its page.
 */
@Injectable()
@HandlesJob(JOB, { concurrency: 40 })
export class DispatchBookingJob implements JobHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(PublicUrl) private readonly publicUrl: PublicUrl,
    @Inject(OffersToSend) private readonly offers: OffersToSend,
    @Inject(ProviderApi) private readonly api: ProviderApi,
    @Inject(OfferLetters) private readonly letters: OfferLetters,
    @Inject(Bookings) private readonly bookings: Bookings,
    @Inject(AnswerOffer) private readonly answers: AnswerOffer,
  ) {}

  /** @throws ProviderUnreachable, so that the queue tries again */
  async handle(event: EventKey): Promise<void> {
    const offer = await this.offers.ofEvent(event.networkId, event.eventId);
    const now = this.clock.now();
    // An offer that is closed, over, or whose session has begun without it is nobody's to send: its deadline settles it.
    const isOpen = offer?.state === 'open' && now < offer.answerBy;
    const delivery = isOpen ? await this.send(offer, now) : null;
    await this.database.transaction(async (tx) => {
      if (await finishJob(tx, JOB, event)) await this.conclude(tx, event, offer?.id, delivery);
    });
  }

  private async conclude(
    tx: Tx,
    event: EventKey,
    offerId: string | undefined,
    delivery: Delivery | null,
  ): Promise<void> {
    if (!delivery) return;
    const held = await this.bookings.hold(tx, event.networkId, event.subjectId);
    const offer = held?.offers.find(({ id }) => id === offerId);
    if (!held || !offer) return;
    if (delivery.kind === 'delivered')
      await this.answers.received(tx, held, offer, delivery.providerReference);
    else await this.answers.decline(tx, held, offer, `http_${delivery.status}`, 'refused');
  }

  private async send(offer: OfferToSend, at: Date): Promise<Delivery | null> {
    const { networkId } = offer;
    const [provider, practice, secret] = await Promise.all([
      this.directory.provider(networkId, offer.providerId),
      this.directory.practice(networkId, offer.practiceId),
      this.directory.providerSecret(networkId, offer.providerId),
    ]);
    if (provider?.dispatch === 'mail' && practice)
      return (await this.letters.offer(offer, practice))
        ? { kind: 'delivered', providerReference: null }
        : null;
    if (!provider?.baseUrl || !secret || !practice) return null;
    const { name, address, postcode, commune, contactPhone } = practice;
    return this.api.send({
      method: 'POST',
      url: `${provider.baseUrl}/bookings`,
      secret,
      messageId: offer.id,
      at,
      expected: { status: 'received', offerId: offer.id },
      body: {
        bookingId: offer.bookingId,
        offerId: offer.id,
        replacesOfferId: offer.replacesId,
        reference: offer.reference,
        modality: offer.modality,
        language: offer.language,
        startsAt: offer.startsAt,
        expectedMinutes: offer.expectedMinutes,
        interpreterGender: offer.interpreterGender,
        sameInterpreterRef: offer.sameInterpreterRef,
        practice: { name, address, postcode, commune, contactPhone },
        answerBy: offer.answerBy,
        callbackUrl: `${this.publicUrl.value}/api/v1/providers/${provider.id}/events`,
      },
    });
  }
}
