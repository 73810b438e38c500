import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import { OpenBookings, type OpenBooking, type CodeInstead } from '../../../funding/index.js';
import type { Tx } from '../../../platform/database/index.js';
import { bookingLifecycle, bookingStates, type BookingState } from '../../domain/booking.lifecycle.js';
import { GiveUpBooking } from '../../use-cases/give-up-booking.js';

/** What a booking costs is still to come as long as what happened can be reported. */
const open: readonly BookingState[] = bookingStates.filter((state) => 'report' in bookingLifecycle[state]);
const toCome: readonly BookingState[] = bookingStates.filter((state) => 'giveUp' in bookingLifecycle[state]);

@Injectable()
export class StoredOpenBookings extends OpenBookings {
  constructor(@Inject(GiveUpBooking) private readonly giveUpBooking: GiveUpBooking) {
    super();
  }

  override async hold(tx: Tx, networkId: Id, agreementId: Id, from: Date): Promise<readonly OpenBooking[]> {
    const those = sql`
      b.network_id = ${networkId} AND b.agreement_id = ${agreementId} AND b.starts_at >= ${from}
      AND b.status = ANY (${[...open]})`;
    // Read in a second statement, as the first may have waited for what changed them.
    await tx.rows(sql`SELECT FROM booking b WHERE ${those} ORDER BY b.id FOR UPDATE`);
    return tx.rows<OpenBooking>(sql`
      SELECT b.id AS "bookingId", b.reference, b.starts_at AS "startsAt", coalesce(r.held_cents, 0) AS "heldCents",
             b.status = ANY (${[...toCome]}) AS "isToCome", b.modality, m.profession, p.commune,
             p.insee_code AS "inseeCode", b.category
        FROM booking b
        JOIN professional m ON m.network_id = b.network_id AND m.id = b.professional_id
        JOIN practice p ON p.network_id = b.network_id AND p.id = b.practice_id
        LEFT JOIN reservation r
               ON r.network_id = b.network_id AND r.booking_id = b.id AND r.agreement_id = b.agreement_id AND r.held_cents > 0
       WHERE ${those} ORDER BY b.starts_at, b.id`);
  }

  override async payWith(
    tx: Tx,
    networkId: Id,
    bookingIds: readonly Id[],
    agreementId: Id,
    codes: readonly CodeInstead[],
  ): Promise<void> {
    await tx.rows(sql`
      UPDATE booking b
         SET agreement_id = ${agreementId},
             access = CASE WHEN c.code IS NULL OR b.access IS NULL THEN b.access
                           ELSE b.access || jsonb_build_object('code', c.code) END
        FROM unnest(${[...bookingIds]}::uuid[]) AS moved (id)
        LEFT JOIN (
          SELECT w.id, i.code FROM booking w
            JOIN jsonb_to_recordset(${JSON.stringify(codes)}::jsonb) AS i("professionalId" uuid, "providerId" uuid, code text)
              ON i."professionalId" = w.professional_id AND i."providerId" = w.provider_id
           WHERE w.network_id = ${networkId} AND w.id = ANY (${[...bookingIds]}::uuid[])
        ) c ON c.id = moved.id
       WHERE b.network_id = ${networkId} AND b.id = moved.id`);
  }

  override giveUp(tx: Tx, networkId: Id, bookingId: Id, by: Id | null): Promise<void> {
    return this.giveUpBooking.execute(tx, networkId, bookingId, by);
  }
}
