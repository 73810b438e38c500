import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import type { Booking, Offer } from '../../../booking/index.js';
import { Database, type Tx } from '../../../platform/database/index.js';

/** An offer as its provider is told of it, with its booking's facts and those of the event that speaks of it. */
export type OfferToSend = Readonly<
  Pick<
    Offer,
    'networkId' | 'id' | 'bookingId' | 'providerId' | 'state' | 'replacesId' | 'answerBy' | 'deliveredAt'
  > &
    Pick<
      Booking,
      | 'reference'
      | 'modality'
      | 'language'
      | 'startsAt'
      | 'expectedMinutes'
      | 'interpreterGender'
      | 'practiceId'
    > & {
      /** Who interpreted in the booking that is to be like an earlier one, if it was with the same provider. */
      sameInterpreterRef: string | null;
      /** When the session was to begin when this was offered: the booking may have been moved since. */
      sessionAt: Date;
      /** Why the event speaks of it, and since when. */
      reason: string | null;
      occurredAt: Date;
    }
>;

@Injectable()
export class OffersToSend {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The offer that an event speaks of; undefined when it speaks of none. */
  ofEvent(networkId: Id, eventId: Id): Promise<OfferToSend | undefined> {
    return this.database.row<OfferToSend>(
      sql`
        SELECT o.network_id AS "networkId", o.id, o.booking_id AS "bookingId", o.provider_id AS "providerId", o.state,
               o.replaces_id AS "replacesId", o.answer_by AS "answerBy", o.delivered_at AS "deliveredAt",
               b.reference, b.modality, b.language, b.starts_at AS "startsAt", b.expected_minutes AS "expectedMinutes",
               b.interpreter_gender AS "interpreterGender", b.practice_id AS "practiceId",
               earlier.interpreter_ref AS "sameInterpreterRef", e.facts->>'reason' AS reason, e.occurred_at AS "occurredAt",
               ${sessionAt} AS "sessionAt"
          FROM event e
          JOIN offer o ON o.network_id = e.network_id AND o.id = (e.facts->>'offerId')::uuid
          JOIN booking b ON b.network_id = o.network_id AND b.id = o.booking_id
          LEFT JOIN booking earlier ON earlier.network_id = b.network_id AND earlier.id = b.same_interpreter_as
                                   AND earlier.provider_id = o.provider_id
         WHERE e.network_id = ${networkId} AND e.id = ${eventId}`,
      'offer-of-event',
    );
  }

  /** Whether the coordinator was told already that nobody acknowledged the recall of this offer. */
  async wasToldToPhone(
    tx: Tx,
    { networkId, bookingId, id }: Pick<Offer, 'networkId' | 'bookingId' | 'id'>,
  ): Promise<boolean> {
    const told = await tx.row(sql`
      SELECT FROM event
       WHERE network_id = ${networkId} AND subject_id = ${bookingId}
         AND type = 'booking.recall_unacknowledged.v1' AND facts->>'offerId' = ${id}`);
    return told !== undefined;
  }
}

/** When the session of offer `o` of booking `b` was to begin as it was offered. */
export const sessionAt = sql`
  CASE WHEN o.state = 'superseded' THEN coalesce((
    SELECT (asked.facts->>'startsAt')::timestamptz FROM event asked
     WHERE asked.network_id = o.network_id AND asked.subject_id = o.booking_id
       AND asked.type IN ('booking.requested.v1', 'booking.rescheduled.v1') AND asked.occurred_at <= o.made_at
     ORDER BY asked.occurred_at DESC, asked.id DESC LIMIT 1), b.starts_at)
  ELSE b.starts_at END`;
