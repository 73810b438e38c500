import type { Clock } from '../../kernel/clock.js';
import { type Behaviour, USUAL_BEHAVIOUR } from './behaviour.js';
import type { Callbacks, SentCallback } from './callbacks.js';
import type { Cancellation, Offer } from './messages.js';
import { holdSession, live, type Mission, type OfferState } from './mission.js';
import { providerReference, type SessionFacts } from './story.js';

/** What the simulated provider knows of one offer. */
export type ReceivedOffer = {
  readonly offer: Offer;
  /** How many times it came, whatever the answer was. */
  deliveries: number;
  /** Whether it was ever answered as the protocol asks: only then does anything follow. */
  isTaken: boolean;
  state: OfferState;
};

type Received = ReceivedOffer & { stop: AbortController };

/** A callback of any kind; the booking's latest offer and its address are used unless others are given. */
export type AnyEvent = Readonly<{
  type: string;
  bookingId: string;
  offerId?: string;
  occurredAt?: string;
  callbackUrl?: string;
  webhookId?: string;
  [field: string]: unknown;
}>;

/** One simulated provider: the offers made to it, how it behaves, and what it calls back. */
export class SimulatedAccount {
  #behaviour = USUAL_BEHAVIOUR;
  #offers = new Map<string, Received>();
  /** Offers that no longer stand, some of them before they came: messages overtake each other. */
  #lapsed = new Map<string, 'replaced' | 'cancelled'>();

  constructor(
    readonly name: string,
    readonly secret: string,
    private readonly sessionMs: number,
    private readonly clock: Clock,
    private readonly callbacks: Callbacks,
  ) {}

  get behaviour(): Behaviour {
    return this.#behaviour;
  }

  /** Oldest first. */
  get offers(): ReceivedOffer[] {
    return [...this.#offers.values()].map(({ stop: _, ...received }) => received);
  }

  /** Oldest first, one for each copy. */
  get sentCallbacks(): readonly SentCallback[] {
    return this.callbacks.sent;
  }

  /** What isn't named is as usual again. */
  behave(changes: Partial<Behaviour>): Behaviour {
    return (this.#behaviour = { ...USUAL_BEHAVIOUR, ...changes });
  }

  /** Counts a delivery, whether or not it will be answered. */
  notice(offer: Offer): void {
    const known = this.#offers.get(offer.offerId);
    if (known) known.deliveries += 1;
    else {
      this.#offers.set(offer.offerId, {
        offer,
        deliveries: 1,
        isTaken: false,
        state: this.#lapsed.get(offer.offerId) ?? 'received',
        stop: new AbortController(),
      });
    }
  }

  /** Takes a noticed offer, once: taking it again starts nothing. @returns the provider's reference */
  take(offer: Offer): string {
    const received = this.#offers.get(offer.offerId);
    if (received && !received.isTaken) {
      received.isTaken = true;
      if (offer.replacesOfferId !== null) this.#lapse(offer.replacesOfferId, 'replaced');
      if (received.state === 'received') this.#begin(received);
    }
    return providerReference(this.name, offer);
  }

  /** An offer that was never heard of is remembered as cancelled all the same. */
  cancel({ offerId }: Cancellation): void {
    this.#lapse(offerId, 'cancelled');
  }

  /** Sends the start and the end of a booking's session now. @returns null for a booking not known here */
  async carryOut(bookingId: string, facts: SessionFacts = {}): Promise<SentCallback[] | null> {
    const received = this.#latestOfferOf(bookingId);
    if (!received) return null;
    received.stop.abort();
    received.stop = new AbortController();
    return holdSession(this.#missionOf(received), { lastsMs: 0, facts });
  }

  /** @returns null when no address is given and the booking is not known here */
  async sendEvent({ callbackUrl, webhookId, ...event }: AnyEvent): Promise<SentCallback[] | null> {
    const offer = this.#latestOfferOf(event.bookingId)?.offer;
    const url = callbackUrl ?? offer?.callbackUrl;
    if (url === undefined) return null;
    const whole = { offerId: offer?.offerId ?? '', occurredAt: this.clock.now().toISOString(), ...event };
    return this.callbacks.send(url, whole, 1, webhookId);
  }

  /** Drops every offer, mission and pending callback. */
  forget(): void {
    for (const { stop } of this.#offers.values()) stop.abort();
    this.#offers.clear();
    this.#lapsed.clear();
    this.callbacks.forget();
  }

  #lapse(offerId: string, state: 'replaced' | 'cancelled'): void {
    this.#lapsed.set(offerId, state);
    const received = this.#offers.get(offerId);
    if (!received) return;
    received.stop.abort();
    received.state = state;
  }

  #begin(received: Received): void {
    const mission = this.#missionOf(received);
    // A mission that is cancelled, replaced, forgotten or carried out on command ends by an abort: no fault.
    live(mission).catch((error: unknown) => {
      if (!mission.signal.aborted) throw error;
    });
  }

  #missionOf(received: Received): Mission {
    return {
      account: this.name,
      offer: received.offer,
      signal: received.stop.signal,
      clock: this.clock,
      callbacks: this.callbacks,
      behaviour: () => this.#behaviour,
      sessionMs: this.sessionMs,
      become: (state) => (received.state = state),
    };
  }

  #latestOfferOf(bookingId: string): Received | undefined {
    return [...this.#offers.values()].findLast(({ offer }) => offer.bookingId === bookingId);
  }
}
