import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/index.js';
import { BookedSessions, type BookedSession, type ListedCall } from '../../../usage/index.js';
import { bookingLifecycle, bookingStates, type BookingState } from '../../domain/booking.lifecycle.js';

type Match = BookedSession & { position: number };

const untold = bookingStates.filter((state) => 'report' in bookingLifecycle[state]);

/** A booking that can still be told of, or has been: a call of the list may be its session. */
const reportable: readonly BookingState[] = [...untold, 'completed', 'no_show'];

const session: Sql = sql`
  b.id AS "bookingId", b.provider_id AS "providerId", b.agreement_id AS "agreementId",
  b.professional_id AS "professionalId", b.practice_id AS "practiceId", b.language, b.modality,
  b.starts_at AS "startsAt", b.expected_minutes * 60 AS "plannedSeconds",
  coalesce(o.made_at, b.requested_at) AS "requestedAt", b.status IN ('completed', 'no_show') AS "isRecorded"`;
const withLiveOffer: Sql = sql`
  LEFT JOIN offer o ON o.network_id = b.network_id AND o.booking_id = b.id AND o.state IN ('open', 'accepted')`;

@Injectable()
export class StoredBookedSessions extends BookedSessions {
  override async match(
    tx: Tx,
    networkId: Id,
    calls: readonly ListedCall[],
  ): Promise<readonly (BookedSession | null)[]> {
    const listed = JSON.stringify(calls.map((call, position) => ({ ...call, position })));
    const matches = await tx.rows<Match>(sql`
      WITH call AS (
        SELECT * FROM jsonb_to_recordset(${listed}::jsonb) AS c(
          position int, "providerId" uuid, reference text, "professionalId" uuid, language text, "startedAt" timestamptz)
      ), candidate AS (
        SELECT c.position, b.id, 0 AS rank, 0::float8 AS away
          FROM call c JOIN booking b ON b.network_id = ${networkId} AND b.provider_id = c."providerId" AND b.reference = c.reference
        UNION ALL
        SELECT c.position, b.id, 0, abs(extract(epoch FROM b.starts_at - c."startedAt"))
          FROM call c JOIN booking b ON b.network_id = ${networkId} AND b.provider_id = c."providerId" AND b.provider_reference = c.reference
        UNION ALL
        SELECT c.position, b.id, 1, abs(extract(epoch FROM b.starts_at - c."startedAt"))
          FROM call c JOIN booking b
            ON b.network_id = ${networkId} AND b.professional_id = c."professionalId" AND b.provider_id = c."providerId"
           AND b.language = c.language
           AND b.starts_at BETWEEN c."startedAt" - interval '30 minutes' AND c."startedAt" + interval '30 minutes'
      )
      SELECT DISTINCT ON (c.position) c.position, ${session}
        FROM candidate c JOIN booking b ON b.network_id = ${networkId} AND b.id = c.id ${withLiveOffer}
       WHERE b.status = ANY (${reportable})
       ORDER BY c.position, c.rank, c.away, b.id`);
    const byPosition = new Map(matches.map(({ position, ...session }) => [position, session]));
    return calls.map((_, position) => byPosition.get(position) ?? null);
  }

  override async hold(
    tx: Tx,
    networkId: Id,
    bookingIds: readonly Id[],
  ): Promise<ReadonlyMap<Id, BookedSession>> {
    if (bookingIds.length === 0) return new Map();
    const asked = sql`b.network_id = ${networkId} AND b.id = ANY (${[...bookingIds]}::uuid[])`;
    // In one order whoever holds them; read in a second statement, as the first may have waited for what changed them.
    await tx.rows(sql`SELECT FROM booking b WHERE ${asked} ORDER BY b.id FOR UPDATE`);
    const held = await tx.rows<BookedSession>(sql`
      SELECT ${session} FROM booking b ${withLiveOffer} WHERE ${asked} AND b.status = ANY (${reportable})`);
    return new Map(held.map((booking) => [booking.bookingId, booking]));
  }

  override async complete(tx: Tx, networkId: Id, bookingIds: readonly Id[]): Promise<void> {
    const completed = await tx.rows<{ id: Id }>(sql`
      UPDATE booking SET status = 'completed', due_at = NULL
       WHERE network_id = ${networkId} AND id = ANY (${[...bookingIds]}::uuid[]) AND status = ANY (${untold})
      RETURNING id`);
    const took = completed.map(({ id }) => id);
    await tx.rows(sql`
      UPDATE offer
         SET state = 'accepted', answered_at = ${tx.at}, delivered_at = coalesce(delivered_at, ${tx.at})
       WHERE network_id = ${networkId} AND booking_id = ANY (${took}::uuid[]) AND state = 'open'`);
    tx.publish(
      ...completed.map(({ id }) => ({
        type: 'booking.completed.v1',
        networkId,
        subjectId: id,
        facts: { source: 'list' },
      })),
    );
  }
}
