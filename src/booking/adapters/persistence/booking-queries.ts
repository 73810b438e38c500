import { Inject, Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import { addDays, startOfDay, type Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { Directory } from '../../../network/index.js';
import { Database } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import { In } from 'typeorm';
import type { BookingWithOffers } from '../../use-cases/bookings.js';
import { BookingEntity } from './booking.entity.js';
import { OfferEntity } from './offer.entity.js';

export type BookingFilter = Readonly<{
  status?: string;
  modality?: string;
  language?: string;
  from?: Day;
  to?: Day;
  professionalId?: Id;
  seriesId?: Id;
}>;

/** Reading bookings, each query narrowed to what its viewer may see. */
@Injectable()
export class BookingQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  async one(viewer: Viewer, id: Id): Promise<BookingWithOffers | undefined> {
    const [found] = await this.withOffers(sql`${scopeOf(viewer)} AND b.id = ${id}`, 1);
    return found;
  }

  /** The newest first; one more than asked for, to know whether there is a next page. */
  async page(viewer: Viewer, filter: BookingFilter, { limit, after }: Slice): Promise<BookingWithOffers[]> {
    const zone =
      viewer.role === 'admin' ? 'Europe/Paris' : (await this.directory.network(viewer.networkId)).timeZone;
    const conditions = [
      scopeOf(viewer),
      ...(after ? [sql`b.id < ${after}`] : []),
      ...(filter.status ? [sql`b.status = ${filter.status}`] : []),
      ...(filter.modality ? [sql`b.modality = ${filter.modality}`] : []),
      ...(filter.language ? [sql`b.language = ${filter.language}`] : []),
      ...(filter.from ? [sql`b.starts_at >= ${startOfDay(filter.from, zone)}`] : []),
      ...(filter.to ? [sql`b.starts_at < ${startOfDay(addDays(filter.to, 1), zone)}`] : []),
      ...(filter.professionalId ? [sql`b.professional_id = ${filter.professionalId}`] : []),
      ...(filter.seriesId ? [sql`b.series_id = ${filter.seriesId}`] : []),
    ];
    return this.withOffers(join(conditions, ' AND '), limit + 1);
  }

  private async withOffers(conditions: Sql, limit: number): Promise<BookingWithOffers[]> {
    const keys = await this.database.rows<{ network_id: Id; id: Id }>(
      sql`SELECT b.network_id, b.id FROM booking b WHERE ${conditions} ORDER BY b.id DESC LIMIT ${limit}`,
    );
    if (keys.length === 0) return [];
    const ids = keys.map(({ id }) => id);
    const networkId = In([...new Set(keys.map(({ network_id }) => network_id))]);
    const { bookings, offers } = await this.database.snapshot(async (moment) => ({
      bookings: await moment.findBy(BookingEntity, { networkId, id: In(ids) }),
      offers: await moment.find(OfferEntity, {
        where: { networkId, bookingId: In(ids) },
        order: { madeAt: 'ASC', id: 'ASC' },
      }),
    }));
    return bookings
      .toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
      .map((booking) => ({ booking, offers: offers.filter(({ bookingId }) => bookingId === booking.id) }));
  }
}

const scopeOf = (viewer: Viewer): Sql => {
  switch (viewer.role) {
    case 'admin':
      return sql`TRUE`;
    case 'coordinator':
      return sql`b.network_id = ${viewer.networkId}`;
    case 'professional':
      return sql`b.network_id = ${viewer.networkId} AND b.professional_id = ${viewer.professionalId}`;
    case 'staff':
      return sql`b.network_id = ${viewer.networkId} AND b.practice_id = ${viewer.practiceId}`;
    case 'funder':
    case 'provider':
      return sql`FALSE`;
  }
};
