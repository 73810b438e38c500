import { Inject, Injectable } from '@nestjs/common';
import { RuleRefused } from '../../kernel/errors.js';
import type { Id } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/index.js';
import { CorrectUsage, RecordUsage, UsageRecords, type Session } from '../../usage/index.js';
import type { BookingWithOffers } from './bookings.js';
import { sessionOf } from './session-of.js';

/** What a provider says of a session, as far as it decides a price. */
export type AcceptedSession = Pick<Session, 'outcome' | 'durationSeconds' | 'waitSeconds' | 'distanceKm'> &
  Readonly<{ startedAt: Date | null }>;

/** Nobody pays for the booking, so that nothing can be charged for it. */
export class NothingToCharge extends RuleRefused {
  constructor() {
    super({
      type: 'nothing-to-charge',
      title: { fr: 'Personne ne paie cette demande', en: 'Nobody pays for this booking' },
      detail: {
        fr: 'Cette demande n’a ni convention ni prestataire : rien ne peut être compté. Mettez le message de côté.',
        en: 'This booking has neither an agreement nor a provider: nothing can be charged. Set the message aside.',
      },
    });
  }
}

/**
 * The coordination takes what a provider says for true, against what is recorded: what was counted is corrected, and where
 * nothing was, it is counted. The booking's own state is history, and stays.
 */
@Injectable()
export class AcceptSession {
  constructor(
    @Inject(RecordUsage) private readonly recordUsage: RecordUsage,
    @Inject(CorrectUsage) private readonly correctUsage: CorrectUsage,
    @Inject(UsageRecords) private readonly records: UsageRecords,
  ) {}

  /** @returns the record that counts now. @throws NothingToCharge, NothingToCorrect, ImpossibleFact, NoTariff */
  async execute(tx: Tx, held: BookingWithOffers, report: AcceptedSession, by: Id): Promise<Id> {
    const { networkId, id, agreementId, providerId } = held.booking;
    if (!agreementId || !providerId) throw new NothingToCharge();
    const { startedAt, ...facts } = report;
    const told = { ...facts, ...(startedAt && { startedAt }) };
    const standing = await this.records.standingOf(tx, networkId, id);
    if (!standing) return (await this.recordUsage.execute(tx, sessionOf(held, told), by)).id;
    const asked = {
      facts: { ...told, cancelledAt: null },
      reason: 'provider_dispute' as const,
      comment: null,
    };
    return (await this.correctUsage.execute(tx, networkId, standing.id, asked, by)).id;
  }
}
