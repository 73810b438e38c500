import { Inject, Injectable } from '@nestjs/common';
import { NotFound, RuleRefused, StateConflict } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import {
  AcceptSession,
  Bookings,
  type AcceptedSession,
  type BookingWithOffers,
} from '../../booking/index.js';
import type { Cents } from '../../kernel/money.js';
import type { Tx } from '../../platform/database/index.js';
import { SessionPriceChanged, UsageRecords, type UsageRecord } from '../../usage/index.js';
import { impossibilityOf, type ProviderEvent } from '../domain/provider-event.js';
import type { SetAsideReason, Settlement } from '../domain/settlement.js';
import { HearProvider } from './hear-provider.js';
import { ReceivedEvents, type KeptEvent } from './received-events.js';

/** @property expectedCents what was shown that will be counted, null for nothing; without it, whatever it costs */
export type EventDecision =
  | Readonly<{ action: 'accept'; expectedCents?: Cents | null }>
  | Readonly<{ action: 'set_aside'; reason: SetAsideReason }>;

/** What counts for a booking before a message is taken for true, and after; null: nothing. */
export type Settled = Readonly<{ before: UsageRecord | null; after: UsageRecord | null }>;

/** It says nothing that can be counted, or what it says still can't be true. */
export class NotAcceptable extends RuleRefused {
  constructor() {
    super({
      type: 'not-acceptable',
      title: { fr: 'Ce message ne peut pas être compté', en: 'This message can’t be counted' },
      detail: {
        fr: 'Ce qu’il dit ne peut pas être vrai, ou ne dit rien d’une intervention. Mettez-le de côté.',
        en: 'What it says can’t be true, or says nothing of a session. Set it aside.',
      },
    });
  }
}

const alreadySettled = (): StateConflict =>
  new StateConflict({ fr: 'Ce message est déjà réglé.', en: 'This message is settled already.' });

/** A coordinator's judgement of a message that the program could not follow by itself. It is given once. */
@Injectable()
export class SettleEvent {
  constructor(
    @Inject(ReceivedEvents) private readonly received: ReceivedEvents,
    @Inject(Bookings) private readonly bookings: Bookings,
    @Inject(HearProvider) private readonly hearProvider: HearProvider,
    @Inject(AcceptSession) private readonly acceptSession: AcceptSession,
    @Inject(UsageRecords) private readonly records: UsageRecords,
  ) {}

  /** @throws NotFound; StateConflict when it is settled already; NotAcceptable, NothingToCharge, NothingToCorrect, NoTariff, SessionPriceChanged */
  async execute(
    tx: Tx,
    networkId: Id,
    id: Id,
    decision: EventDecision,
    by: Id,
  ): Promise<Readonly<{ id: Id; settlement: Settlement }>> {
    const kept = await this.received.hold(tx, networkId, id);
    if (!kept) throw new NotFound();
    if (kept.settlement !== null) throw alreadySettled();
    if (decision.action === 'accept') {
      await this.accept(tx, networkId, kept, by);
      const cents = (await this.records.standingOf(tx, networkId, kept.event.bookingId))?.amountCents ?? null;
      if (decision.expectedCents !== undefined && cents !== decision.expectedCents)
        throw new SessionPriceChanged(cents);
    }
    const settlement = decision.action === 'accept' ? 'accepted' : 'set_aside';
    const reason = decision.action === 'accept' ? null : decision.reason;
    await this.received.conclude(tx, networkId, id, settlement, reason, by);
    return { id, settlement };
  }

  /** Does what accepting it would do, looks at what then counts, and undoes it. @throws what accepting it would */
  async rehearse(tx: Tx, networkId: Id, id: Id, by: Id): Promise<Settled> {
    const kept = await this.received.hold(tx, networkId, id);
    if (!kept) throw new NotFound();
    const counted = async (): Promise<UsageRecord | null> =>
      (await this.records.standingOf(tx, networkId, kept.event.bookingId)) ?? null;
    const before = await counted();
    const after = await tx.rehearse(async () => {
      await this.accept(tx, networkId, kept, by);
      return counted();
    });
    return { before, after };
  }

  /** What is true now though it was not when it came is heard again; what contradicts the record is taken for true. */
  private async accept(tx: Tx, networkId: Id, kept: KeptEvent, by: Id): Promise<void> {
    const { event, outcome } = kept;
    const held = await this.bookings.hold(tx, networkId, event.bookingId);
    if (!held) throw new NotFound();
    const offer = held.offers.find(({ id }) => id === event.offerId);
    if (impossibilityOf(event, held.booking.requestedAt, tx.at)) throw new NotAcceptable();
    if (outcome === 'kept' && offer) {
      const heard = await this.hearProvider.judge(tx, held, offer, event);
      if (heard.outcome === 'applied' || heard.outcome === 'ignored') return;
      if (heard.reason === 'no_tariff') throw new NotAcceptable();
    }
    await this.acceptSession.execute(tx, held, reportIn(event, held), by);
  }
}

/** @throws NotAcceptable where the message says nothing of a session */
const reportIn = (event: ProviderEvent, { booking }: BookingWithOffers): AcceptedSession => {
  const { type, startedAt, durationSeconds, waitSeconds, distanceKm } = event;
  if (type === 'session.ended' && startedAt && durationSeconds !== null)
    return { outcome: 'completed', startedAt, durationSeconds, waitSeconds, distanceKm };
  if (type === 'session.patient_absent' || type === 'session.interpreter_absent') {
    const outcome = type === 'session.patient_absent' ? 'patient_no_show' : 'interpreter_no_show';
    return { outcome, startedAt: booking.startsAt, durationSeconds: 0, waitSeconds: null, distanceKm };
  }
  throw new NotAcceptable();
};
