import { Inject, Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { newId, type Id } from '../../../kernel/ids.js';
import type { PayerExplained } from '../../../funding/index.js';
import { breaks, Database, isCollision, type Tx } from '../../../platform/database/index.js';
import { EventRoutes } from '../../../platform/outbox/index.js';
import type { Booking } from '../../domain/booking.js';
import type { Offer } from '../../domain/offer.js';
import {
  Bookings,
  type AcceptAttempt,
  type AcceptOutcome,
  type BookingWithOffers,
} from '../../use-cases/bookings.js';
import { BookingEntity } from './booking.entity.js';
import { OfferEntity } from './offer.entity.js';

type AcceptRow = {
  outcome: 'accepted' | 'exhausted' | 'in_flight' | 'known';
  payer: number;
  stored_fingerprint: string;
  stored_status: number;
  stored_body: unknown;
};

@Injectable()
export class StoredBookings extends Bookings {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(EventRoutes) private readonly routes: EventRoutes,
  ) {
    super();
  }

  override async accept(attempt: AcceptAttempt): Promise<AcceptOutcome> {
    try {
      const row = await this.database.statement<AcceptRow>(this.acceptance(attempt), ACCEPT);
      if (row?.outcome === 'accepted') this.database.announce([attempt.booking.id]);
      return outcomeOf(row!);
    } catch (error) {
      if (isStale(error)) return { kind: 'stale' };
      throw error;
    }
  }

  override async acceptAll(attempts: readonly AcceptAttempt[]): Promise<readonly AcceptOutcome[]> {
    try {
      const outcomes = await this.database.transaction(async (tx) => {
        const told: AcceptOutcome[] = [];
        for (const attempt of attempts) {
          const outcome = outcomeOf((await tx.row<AcceptRow>(this.acceptance(attempt), ACCEPT))!);
          told.push(outcome);
          if (outcome.kind === 'known' || outcome.kind === 'in_flight') break;
        }
        if (told.some(({ kind }) => kind !== 'accepted')) throw new NotAll(told);
        return told;
      });
      this.database.announce(attempts.map(({ booking }) => booking.id));
      return outcomes;
    } catch (error) {
      if (error instanceof NotAll) return error.outcomes;
      if (isStale(error)) return [{ kind: 'stale' }];
      throw error;
    }
  }

  override async find(networkId: Id, id: Id): Promise<Booking | undefined> {
    return (await this.database.manager.findOneBy(BookingEntity, { networkId, id })) ?? undefined;
  }

  private acceptance({ booking, offer, payers, revision, requestedBy, once }: AcceptAttempt): Sql {
    const type = 'booking.requested.v1';
    const { modality, language, startsAt, expectedMinutes, providerId, reference } = booking;
    const event = {
      id: newId(),
      type,
      facts: {
        reference,
        modality,
        language,
        startsAt,
        expectedMinutes,
        providerId,
        offerId: offer?.id ?? null,
      },
      jobs: this.routes.jobsOf(type),
    };
    const candidates = payers.map(({ answer, ...payer }) => ({
      ...payer,
      entryId: newId(),
      alertId: newId(),
      answer: once && JSON.stringify(answer),
    }));
    return sql`
      SELECT * FROM accept_booking(
        ${booking.networkId}, ${revision}, ${JSON.stringify(columnsOf(booking))}::jsonb, ${JSON.stringify(candidates)}::jsonb,
        ${offer && JSON.stringify(offer)}::jsonb, ${JSON.stringify(event)}::jsonb,
        ${requestedBy}, ${once?.key ?? null}, ${once?.fingerprint ?? null}, ${booking.requestedAt})`;
  }

  override async noteUnmet(booking: Booking, payers: readonly PayerExplained[] | null): Promise<void> {
    await this.database.transaction(async (tx) => {
      const noted = await tx.manager
        .createQueryBuilder()
        .insert()
        .into(BookingEntity)
        .values(entityOf(booking))
        .orIgnore()
        .returning('id')
        .updateEntity(false)
        .execute();
      if ((noted.raw as unknown[]).length === 0) return;
      if (payers)
        await tx.rows(sql`
          INSERT INTO unmet_explained (network_id, booking_id, payers)
          VALUES (${booking.networkId}, ${booking.id}, ${JSON.stringify(payers)}::jsonb)`);
      tx.publish({
        type: 'booking.unmet.v1',
        networkId: booking.networkId,
        subjectId: booking.id,
        facts: { reason: booking.unmetReason, language: booking.language, modality: booking.modality },
      });
    });
  }

  override async explanationOf(networkId: Id, id: Id): Promise<readonly PayerExplained[] | undefined> {
    const row = await this.database.row<{ payers: readonly PayerExplained[] }>(
      sql`SELECT payers FROM unmet_explained WHERE network_id = ${networkId} AND booking_id = ${id}`,
    );
    return row?.payers;
  }

  override async hold(tx: Tx, networkId: Id, id: Id): Promise<BookingWithOffers | undefined> {
    const booking = await tx.manager.findOne(BookingEntity, {
      where: { networkId, id },
      lock: { mode: 'pessimistic_write' },
    });
    return booking ? { booking, offers: await this.offersOf(tx, booking) } : undefined;
  }

  override async save(tx: Tx, booking: Booking): Promise<void> {
    const { networkId, id } = booking;
    await tx.manager.update(BookingEntity, { networkId, id }, entityOf(booking));
  }

  override async addOffer(tx: Tx, offer: Offer): Promise<void> {
    await tx.manager.insert(OfferEntity, offer);
  }

  override async saveOffer(tx: Tx, offer: Offer): Promise<void> {
    const { networkId, id, state, deliveredAt, answeredAt, reason } = offer;
    await tx.manager.update(OfferEntity, { networkId, id }, { state, deliveredAt, answeredAt, reason });
  }

  override async holdDue(tx: Tx, without: readonly Id[]): Promise<BookingWithOffers | undefined> {
    const due = await tx.row<{ network_id: Id; id: Id }>(sql`
      SELECT network_id, id FROM booking
       WHERE due_at <= ${tx.at} AND NOT id = ANY (${without})
       ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED`);
    return due && this.hold(tx, due.network_id, due.id);
  }

  private offersOf(tx: Tx, { networkId, id }: BookingEntity): Promise<OfferEntity[]> {
    return tx.manager.find(OfferEntity, {
      where: { networkId, bookingId: id },
      order: { madeAt: 'ASC', id: 'ASC' },
    });
  }
}

const ACCEPT = 'accept-booking';

/** Undoes those of a series that were accepted, and says what came of each. */
class NotAll extends Error {
  constructor(readonly outcomes: readonly AcceptOutcome[]) {
    super('not all of the bookings were accepted');
  }
}

const isStale = (error: unknown): boolean =>
  isCollision(error) || clashes.some((constraint) => breaks(error, constraint));

/** Somebody else was first with this key, or the forty bits of the reference are another booking's. */
const clashes = ['idempotency_key_pkey', 'booking_network_id_reference_key'];

const outcomeOf = (row: AcceptRow): AcceptOutcome => {
  switch (row.outcome) {
    case 'accepted':
      return { kind: 'accepted', payer: row.payer };
    case 'known':
      return {
        kind: 'known',
        fingerprint: row.stored_fingerprint,
        status: row.stored_status,
        body: row.stored_body,
      };
    case 'exhausted':
    case 'in_flight':
      return { kind: row.outcome };
  }
};

/** The booking under the names of its columns, as jsonb_populate_record reads them. */
const columnsOf = (booking: Booking): Record<string, unknown> => {
  const columns: Record<string, unknown> = {};
  for (const [property, value] of Object.entries(booking)) {
    if (value !== null) columns[property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)] = value;
  }
  return columns;
};

const entityOf = (booking: Booking): Booking & { estimateLines: BookingEntity['estimateLines'] } => ({
  ...booking,
  estimateLines: booking.estimateLines && [...booking.estimateLines],
});
