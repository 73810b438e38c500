import { Inject, Injectable } from '@nestjs/common';
import sql, { join, type Sql } from 'sql-template-tag';
import { addDays, startOfDay, type Day } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer, Viewer } from '../../../kernel/viewer.js';
import { Directory } from '../../../network/index.js';
import { Database, type Queryable } from '../../../platform/database/index.js';
import type { Slice } from '../../../platform/http/index.js';
import { SubjectEvents, type StoredEvent } from '../../../platform/outbox/index.js';
import { In, type EntityManager } from 'typeorm';
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
  providerId?: Id;
  seriesId?: Id;
}>;

export type BookingStory = Readonly<{ held: BookingWithOffers; happenings: readonly StoredEvent[] }>;

/** `number` is 0 for what has never changed. */
export type Revision = Readonly<{ number: number; at: Date }>;

const seenInCalendars: readonly string[] = [
  'booking.requested.v1',
  'booking.offered.v1',
  'booking.confirmed.v1',
  'booking.withdrawn.v1',
  'booking.rescheduled.v1',
  'booking.cancelled.v1',
  'booking.unmet.v1',
];

/** Reading bookings, each query narrowed to what its viewer may see. */
@Injectable()
export class BookingQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(SubjectEvents) private readonly events: SubjectEvents,
  ) {}

  async one(viewer: Viewer, id: Id): Promise<BookingWithOffers | undefined> {
    const [found] = await this.withOffers(sql`${scopeOf(viewer)} AND b.id = ${id}`, 1);
    return found;
  }

  /** Those of these bookings of which somebody has said how they went. */
  async reported(networkId: Id, ids: readonly Id[]): Promise<ReadonlySet<Id>> {
    const told = await this.database.rows<{ id: Id }>(sql`
      SELECT DISTINCT subject_id AS id FROM event
       WHERE network_id = ${networkId} AND subject_id = ANY(${[...ids]}) AND type = 'booking.incident_reported.v1'`);
    return new Set(told.map(({ id }) => id));
  }

  /** A booking and all that has happened to it, read at one moment: neither knows more than the other. */
  async story(viewer: Viewer, id: Id): Promise<BookingStory | undefined> {
    return this.database.moment(async (moment, manager) => {
      const [held] = await heldAt(moment, manager, sql`${scopeOf(viewer)} AND b.id = ${id}`, 1);
      return held && { held, happenings: await this.events.all(held.booking.networkId, id, moment) };
    });
  }

  /** The newest first; one more than asked for, to know whether there is a next page. */
  async page(viewer: Viewer, filter: BookingFilter, { limit, after }: Slice): Promise<BookingWithOffers[]> {
    const conditions = [...(await this.narrowed(viewer, filter)), ...(after ? [sql`b.id < ${after}`] : [])];
    return this.withOffers(join(conditions, ' AND '), limit + 1);
  }

  /** What is still to come at that instant, the first first: all that is not over, nor given up by whoever asked. */
  async coming(
    viewer: NetworkViewer,
    filter: BookingFilter,
    at: Date,
    limit: number,
  ): Promise<BookingWithOffers[]> {
    const conditions = [...(await this.narrowed(viewer, filter)), isComing(at)];
    return this.withOffers(join(conditions, ' AND '), limit, sql`b.starts_at, b.id`);
  }

  /** What is over at that instant, the last first; one more than asked for. */
  async past(
    viewer: NetworkViewer,
    filter: BookingFilter,
    at: Date,
    { limit, after }: Slice,
  ): Promise<BookingWithOffers[]> {
    const conditions = [
      ...(await this.narrowed(viewer, filter)),
      sql`NOT (${isComing(at)})`,
      ...(after
        ? [
            sql`(b.starts_at, b.id) < (
              SELECT p.starts_at, p.id FROM booking p WHERE p.network_id = ${viewer.networkId} AND p.id = ${after})`,
          ]
        : []),
    ];
    return this.withOffers(join(conditions, ' AND '), limit + 1, sql`b.starts_at DESC, b.id DESC`);
  }

  /** The last sessions of a professional in which there was an interpreter, the last first. */
  async held(
    viewer: NetworkViewer,
    professionalId: Id,
    at: Date,
    limit: number,
  ): Promise<BookingWithOffers[]> {
    return this.withOffers(
      sql`${scopeOf(viewer)} AND b.professional_id = ${professionalId} AND b.starts_at <= ${at}
        AND b.status NOT IN ('cancelled', 'unmet') AND b.no_show_by IS DISTINCT FROM 'interpreter'`,
      limit,
      sql`b.starts_at DESC, b.id DESC`,
    );
  }

  /** Appointments since an instant, the first first, as a calendar holds them: those that came to nothing too. */
  appointments(viewer: NetworkViewer, since: Date, limit: number): Promise<BookingWithOffers[]> {
    return this.withOffers(
      sql`${scopeOf(viewer)} AND b.modality <> 'phone_now' AND b.starts_at >= ${since}`,
      limit,
      sql`b.starts_at, b.id`,
    );
  }

  /** How often each booking has changed what a calendar says of it, and when it last did. */
  async revisionsOf(networkId: Id, ids: readonly Id[]): Promise<ReadonlyMap<Id, Revision>> {
    const rows = await this.database.rows<Revision & { id: Id }>(sql`
      SELECT subject_id AS id, count(*)::int - 1 AS number, max(occurred_at) AS at
        FROM event
       WHERE network_id = ${networkId} AND subject_id = ANY (${ids}) AND type = ANY (${seenInCalendars})
       GROUP BY subject_id`);
    return new Map(rows.map(({ id, number, at }) => [id, { number, at }]));
  }

  private async narrowed(viewer: Viewer, filter: BookingFilter): Promise<Sql[]> {
    const zone =
      viewer.role === 'admin' ? 'Europe/Paris' : (await this.directory.network(viewer.networkId)).timeZone;
    return [
      scopeOf(viewer),
      ...(filter.status ? [sql`b.status = ${filter.status}`] : []),
      ...(filter.modality ? [sql`b.modality = ${filter.modality}`] : []),
      ...(filter.language ? [sql`b.language = ${filter.language}`] : []),
      ...(filter.from ? [sql`b.starts_at >= ${startOfDay(filter.from, zone)}`] : []),
      ...(filter.to ? [sql`b.starts_at < ${startOfDay(addDays(filter.to, 1), zone)}`] : []),
      ...(filter.professionalId ? [sql`b.professional_id = ${filter.professionalId}`] : []),
      ...(filter.providerId ? [sql`b.provider_id = ${filter.providerId}`] : []),
      ...(filter.seriesId ? [sql`b.series_id = ${filter.seriesId}`] : []),
    ];
  }

  private withOffers(conditions: Sql, limit: number, order?: Sql): Promise<BookingWithOffers[]> {
    return this.database.moment((moment, manager) => heldAt(moment, manager, conditions, limit, order));
  }
}

/** Bookings as they are at one moment, each with its offers. */
const heldAt = async (
  moment: Queryable,
  manager: EntityManager,
  conditions: Sql,
  limit: number,
  order: Sql = sql`b.id DESC`,
): Promise<BookingWithOffers[]> => {
  const keys = await moment.rows<{ network_id: Id; id: Id }>(
    sql`SELECT b.network_id, b.id FROM booking b WHERE ${conditions} ORDER BY ${order} LIMIT ${limit}`,
  );
  if (keys.length === 0) return [];
  const ids = keys.map(({ id }) => id);
  const networkId = In([...new Set(keys.map(({ network_id }) => network_id))]);
  const bookings = await manager.findBy(BookingEntity, { networkId, id: In(ids) });
  const offers = await manager.find(OfferEntity, {
    where: { networkId, bookingId: In(ids) },
    order: { madeAt: 'ASC', id: 'ASC' },
  });
  return bookings
    .toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    .map((booking) => ({ booking, offers: offers.filter(({ bookingId }) => bookingId === booking.id) }));
};

/** An hour of grace, for a session that begins late or lasts: it is still the one that people look for. */
const isComing = (at: Date): Sql => sql`(
  b.status = 'in_session'
  OR (b.status IN ('requested', 'dispatched', 'confirmed', 'unmet')
      AND b.starts_at + make_interval(mins => b.expected_minutes + 60) > ${at}))`;

/** What a viewer may see of the bookings, `b`. */
export const scopeOf = (viewer: Viewer): Sql => {
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
    case 'former_carrier':
      return sql`FALSE`;
  }
};
