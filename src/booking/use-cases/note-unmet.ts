import { Inject, Injectable } from '@nestjs/common';
import { dayOf } from '../../kernel/civil-time.js';
import type { Refusal } from '../../kernel/errors.js';
import type { Cents } from '../../kernel/money.js';
import type { NetworkViewer } from '../../kernel/viewer.js';
import { Directory } from '../../network/index.js';
import { isForWantOfMoney, unmetReasonOf } from '../domain/unmet-reason.js';
import { Bookings } from './bookings.js';
import { bookingOf } from './new-booking.js';
import type { PlanRequest } from './plan-booking.js';
import { ReadPayers } from './read-payers.js';
import type { BookingRequest } from './read-request.js';

/** Somebody needed an interpreter, and there was none, or no money: it is noted, once however often it is tried. */
@Injectable()
export class NoteUnmet {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Bookings) private readonly bookings: Bookings,
    @Inject(ReadPayers) private readonly payers: ReadPayers,
  ) {}

  /** @param neededCents the estimate, where there is one */
  async execute(
    viewer: NetworkViewer,
    request: BookingRequest,
    asked: PlanRequest,
    refusal: Refusal,
    neededCents: Cents | null,
  ): Promise<void> {
    const reason = unmetReasonOf(refusal);
    if (!reason) return;
    const { timeZone } = await this.directory.network(viewer.networkId);
    const when = request.startsAt ? request.startsAt.toISOString() : dayOf(asked.askedAt, timeZone);
    const payers = isForWantOfMoney(reason) ? await this.payers.ofAsked(asked, neededCents) : null;
    await this.bookings.noteUnmet(
      {
        ...bookingOf(viewer.accountId, request, asked, null),
        status: 'unmet',
        unmetReason: reason,
        unmetKey: [asked.professional.id, asked.practice.id, asked.language, asked.modality, when].join('|'),
      },
      payers,
    );
  }
}
