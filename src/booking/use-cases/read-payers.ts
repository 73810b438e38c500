import { Inject, Injectable } from '@nestjs/common';
import { dayOf } from '../../kernel/civil-time.js';
import { Clock } from '../../kernel/clock.js';
import type { Id } from '../../kernel/ids.js';
import type { Cents } from '../../kernel/money.js';
import { ExplainedPayers, type Category, type Need, type PayerExplained } from '../../funding/index.js';
import { Directory, type Practice, type Professional } from '../../network/index.js';
import type { Booking } from '../domain/booking.js';
import { Bookings } from './bookings.js';

/**
 * Who pays for a request and why the others do not. `refused`: as it was when no money was found for it; otherwise by what is
 * left now, of one that somebody pays (`settled`) or that nobody does (`asked`).
 */
export type PayersTold = Readonly<{
  payers: readonly PayerExplained[];
  of: 'settled' | 'asked' | 'refused';
  asOf: Date;
}>;

type Asked = Pick<Booking, 'modality' | 'startsAt' | 'category'> &
  Readonly<{ networkId: Id; professional: Professional | undefined; practice: Practice | undefined }>;

/** What the coordination is told of who pays, and nobody else is. */
@Injectable()
export class ReadPayers {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(ExplainedPayers) private readonly explained: ExplainedPayers,
    @Inject(Bookings) private readonly bookings: Bookings,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async of(booking: Booking): Promise<PayersTold> {
    const { networkId, professionalId, practiceId, estimateCents, status } = booking;
    const told = await this.bookings.explanationOf(networkId, booking.id);
    if (told) return { payers: told, of: 'refused', asOf: booking.requestedAt };
    const [professional, practice] = await Promise.all([
      this.directory.professional(networkId, professionalId),
      this.directory.practice(networkId, practiceId),
    ]);
    const paidBy = status === 'unmet' ? null : booking.agreementId;
    const payers = await this.explained.of(
      networkId,
      await this.needOf({ ...booking, professional, practice }),
      { neededCents: estimateCents, paidBy },
    );
    return { payers, of: paidBy ? 'settled' : 'asked', asOf: this.clock.now() };
  }

  /** Of a request that is not written yet, by what is left now. */
  async ofAsked(asked: Asked, neededCents: Cents | null): Promise<readonly PayerExplained[]> {
    return this.explained.of(asked.networkId, await this.needOf(asked), { neededCents, paidBy: null });
  }

  private async needOf({
    networkId,
    professional,
    practice,
    modality,
    startsAt,
    category,
  }: Asked): Promise<Need> {
    const { timeZone } = await this.directory.network(networkId);
    return {
      day: dayOf(startsAt, timeZone),
      modality,
      profession: professional?.profession ?? null,
      commune: practice?.commune ?? null,
      inseeCode: practice?.inseeCode ?? null,
      category: category as Category | null,
    };
  }
}
