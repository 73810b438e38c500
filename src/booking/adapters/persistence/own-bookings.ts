import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { Id } from '../../../kernel/ids.js';
import type { Modality } from '../../../kernel/modality.js';
import { Database } from '../../../platform/database/index.js';

/** An appointment to come, as its professional is reminded of it. */
export type Appointment = Readonly<{
  id: Id;
  status: 'requested' | 'dispatched' | 'confirmed';
  startsAt: Date;
  language: string;
  modality: Modality;
  expectedMinutes: number;
}>;

/** What a professional's own bookings say of them, for the page that they open first. */
@Injectable()
export class OwnBookings {
  constructor(@Inject(Database) private readonly database: Database) {}

  async next(networkId: Id, professionalId: Id, now: Date): Promise<Appointment | null> {
    const next = await this.database.row<Appointment>(
      sql`
        SELECT id, status, starts_at AS "startsAt", language, modality, expected_minutes AS "expectedMinutes"
          FROM booking
         WHERE network_id = ${networkId} AND professional_id = ${professionalId} AND starts_at > ${now}
           AND status IN ('requested', 'dispatched', 'confirmed') AND modality <> 'phone_now'
         ORDER BY starts_at, id LIMIT 1`,
      'next-appointment',
    );
    return next ?? null;
  }

  /** Where they last asked from: the practice that they most likely mean again. */
  async lastPractice(networkId: Id, professionalId: Id): Promise<Id | null> {
    const last = await this.database.row<{ practiceId: Id }>(
      sql`
        SELECT practice_id AS "practiceId" FROM booking
         WHERE network_id = ${networkId} AND professional_id = ${professionalId} ORDER BY id DESC LIMIT 1`,
      'last-practice',
    );
    return last?.practiceId ?? null;
  }
}
