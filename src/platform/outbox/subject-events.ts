import { Inject, Injectable } from '@nestjs/common';
import { Observable } from 'rxjs';
import sql from 'sql-template-tag';
import type { Id } from '../../kernel/ids.js';
import { Database } from '../database/database.js';
import type { Queryable } from '../database/transaction.js';
import { Notifications } from '../database/notifications.js';
import type { StoredEvent } from './domain-event.js';

/** How long a change may go unseen when the hint of it was lost. */
const LOOK_MS = 2_000;

/** What has happened to one subject, and what happens to it from now on. */
@Injectable()
export class SubjectEvents {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Notifications) private readonly notifications: Notifications,
  ) {}

  /** Every fact about the subject, oldest first. @param from a moment at which something else is read too */
  async all(networkId: Id, subjectId: Id, from: Queryable = this.database): Promise<StoredEvent[]> {
    return from.rows<StoredEvent>(
      sql`
        SELECT network_id AS "networkId", id, type, subject_id AS "subjectId", facts, occurred_at AS "occurredAt"
          FROM event
         WHERE network_id = ${networkId} AND subject_id = ${subjectId}
         ORDER BY occurred_at, id`,
      'subject-events',
    );
  }

  /** The facts that come after the given one (all, when it is null), then each new one until whoever watches goes away. */
  live(networkId: Id, subjectId: Id, lastEventId: Id | null): Observable<StoredEvent> {
    return new Observable<StoredEvent>((watcher) => {
      // Ids of two processes may be made in another order than their facts are seen: what was sent is remembered, not the last id.
      let sent: Set<Id> | null = lastEventId === null ? new Set() : null;
      let looking: Promise<void> | null = null;
      let again = false;
      const look = async (): Promise<void> => {
        do {
          again = false;
          const events = await this.all(networkId, subjectId);
          sent ??= new Set(
            events.slice(0, events.findIndex(({ id }) => id === lastEventId) + 1).map(({ id }) => id),
          );
          for (const event of events) {
            if (sent.has(event.id)) continue;
            sent.add(event.id);
            watcher.next(event);
          }
        } while (again);
      };
      const nudge = (): void => {
        again = true;
        looking ??= look()
          .catch(() => undefined) // the next look tries again
          .finally(() => (looking = null));
      };
      const stop = this.notifications.listen((subjects) => subjects.has(subjectId) && nudge());
      const timer = setInterval(nudge, LOOK_MS);
      nudge();
      return () => {
        stop();
        clearInterval(timer);
      };
    });
  }

  /**
   * Each of the subjects that something more has happened to, as it happens, until whoever watches goes away.
   * @param seen how many facts of them whoever watches has seen; unless there are just as many, each is told of at once:
   * what happens between a page and its stream is not lost
   */
  changed(networkId: Id, subjectIds: readonly Id[], seen: number | null = null): Observable<Id> {
    return new Observable<Id>((watcher) => {
      const watched = new Set(subjectIds);
      let known: ReadonlyMap<Id, number> | null = null;
      let looking: Promise<void> | null = null;
      let again = false;
      const look = async (): Promise<void> => {
        do {
          again = false;
          const counts = await this.countsOf(networkId, subjectIds);
          const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
          const before = known ?? (total === seen ? counts : new Map<Id, number>());
          known = counts;
          for (const [id, count] of counts) if (before.get(id) !== count) watcher.next(id);
        } while (again);
      };
      const nudge = (): void => {
        again = true;
        looking ??= look()
          .catch(() => undefined) // the next look tries again
          .finally(() => (looking = null));
      };
      const stop = this.notifications.listen(
        (subjects) => [...subjects].some((id) => watched.has(id)) && nudge(),
      );
      const timer = setInterval(nudge, LOOK_MS);
      nudge();
      return () => {
        stop();
        clearInterval(timer);
      };
    });
  }

  private async countsOf(networkId: Id, subjectIds: readonly Id[]): Promise<ReadonlyMap<Id, number>> {
    const rows = await this.database.rows<{ id: Id; count: number }>(
      sql`
        SELECT subject_id AS id, count(*)::int AS count FROM event
         WHERE network_id = ${networkId} AND subject_id = ANY (${subjectIds}) GROUP BY subject_id`,
      'subjects-changed',
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  }
}
