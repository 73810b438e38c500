import { Inject, Injectable, Logger } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock } from '../../kernel/clock.js';
import { Database } from '../database/database.js';
import { Notifications } from '../database/notifications.js';
import { Queues } from '../queue/queues.js';

type Pending = { network_id: string; id: string; subject_id: string; jobs: string[] };

const BATCH = 200;
const SWEEP_MS = 1_000;
/** A job still not done after this long is queued again: a no-op where the queue has kept it, a rescue where it was emptied. */
const RESCUE_MS = 30_000;

/**
 * Carries events from the database to the queue: at once when told of them, and by a sweep whatever happens.
 * The job's id is the event's, so that carrying one twice adds nothing.
 */
@Injectable()
export class Relay {
  private readonly log = new Logger('relay');
  private timer: NodeJS.Timeout | null = null;
  private stopListening: () => void = () => undefined;
  private draining: Promise<void> | null = null;
  private again = false;
  private stopped = false;

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Notifications) private readonly notifications: Notifications,
    @Inject(Queues) private readonly queues: Queues,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  start(): void {
    this.stopListening = this.notifications.listen(() => void this.drain());
    this.timer = setInterval(() => void this.drain(), SWEEP_MS);
    void this.drain();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.stopListening();
    if (this.timer) clearInterval(this.timer);
    await this.draining;
  }

  /** Queues all that waits. Calls that come meanwhile are one more turn, not a second drain beside it. */
  drain(): Promise<void> {
    this.again = true;
    this.draining ??= this.turns().finally(() => (this.draining = null));
    return this.draining;
  }

  private async turns(): Promise<void> {
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        while (!this.stopped && (await this.carryBatch()) === BATCH);
      } catch (error) {
        this.log.warn({ message: 'events wait for the queue', cause: String(error) });
      }
    }
  }

  /** Nothing is held while the queue is spoken to: two relays that carry the same event add one job, for its id is the event's. */
  private async carryBatch(): Promise<number> {
    const now = this.clock.now();
    const events = await this.database.rows<Pending>(
      sql`
        SELECT network_id, id, subject_id, jobs FROM event
         WHERE jobs <> '{}' AND (queued_at IS NULL OR queued_at < ${new Date(now.getTime() - RESCUE_MS)})
         ORDER BY queued_at NULLS FIRST, id LIMIT ${BATCH}`,
      'relay-waiting',
    );
    if (events.length === 0) return 0;
    await this.queues.add(
      events.flatMap(({ network_id, id, subject_id, jobs }) =>
        jobs.map((job) => ({ job, event: { networkId: network_id, eventId: id, subjectId: subject_id } })),
      ),
    );
    await this.database.rows(
      sql`
        UPDATE event SET queued_at = ${now}
         WHERE (network_id, id) IN (SELECT * FROM unnest(
           ${events.map(({ network_id }) => network_id)}::uuid[], ${events.map(({ id }) => id)}::uuid[]))
           AND jobs <> '{}'`,
      'relay-carried',
    );
    return events.length;
  }
}
