import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DatabaseUrl } from './database-url.js';

const CHANNEL = 'truchement_changes';
/** NOTIFY takes at most 8,000 bytes: 150 ids of 36 characters, and a comma each. */
const IDS_A_MESSAGE = 150;
const RECONNECT_MS = 1_000;

type Listener = (subjectIds: ReadonlySet<string>) => void;

/**
 * Tells every process which subjects have just changed, so that nobody has to wait for the next sweep.
 * Only a hint: it is sent after the commit, it may be lost, and whoever listens also looks by itself from time to time.
 * (In the transaction, NOTIFY would make all commits queue behind one another.)
 */
@Injectable()
export class Notifications implements OnApplicationShutdown {
  private readonly log = new Logger('notifications');
  private readonly listeners = new Set<Listener>();
  private pending = new Set<string>();
  private client: pg.Client | null = null;
  private connecting: Promise<void> | null = null;
  private sending = false;
  private closed = false;

  constructor(@Inject(DatabaseUrl) private readonly url: DatabaseUrl) {}

  /** @returns how to stop listening. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    void this.connect();
    return () => this.listeners.delete(listener);
  }

  announce(subjectIds: readonly string[]): void {
    if (subjectIds.length === 0) return;
    for (const id of subjectIds) this.pending.add(id);
    if (!this.sending) void this.send();
  }

  async onApplicationShutdown(): Promise<void> {
    this.closed = true;
    this.listeners.clear();
    await this.client?.end().catch(() => undefined);
  }

  private async send(): Promise<void> {
    this.sending = true;
    try {
      while (this.pending.size > 0 && !this.closed) {
        await this.connect();
        const ids = [...this.pending].slice(0, IDS_A_MESSAGE);
        for (const id of ids) this.pending.delete(id);
        await this.client?.query('SELECT pg_notify($1, $2)', [CHANNEL, ids.join(',')]);
      }
    } catch (error) {
      this.log.warn({ message: 'a hint was lost', cause: String(error) });
    } finally {
      this.sending = false;
    }
  }

  private connect(): Promise<void> {
    if (this.client || this.closed) return Promise.resolve();
    this.connecting ??= this.open().finally(() => (this.connecting = null));
    return this.connecting;
  }

  private async open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url.value,
      application_name: 'truchement-notifications',
    });
    const lost = (): void => {
      if (this.client === client) this.client = null;
      if (!this.closed && this.listeners.size > 0)
        setTimeout(() => void this.connect(), RECONNECT_MS).unref();
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ payload }) => {
      const ids = new Set((payload ?? '').split(','));
      for (const listener of this.listeners) listener(ids);
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      this.client = client;
    } catch (error) {
      this.log.warn({ message: 'not listening for changes, trying again', cause: String(error) });
      lost();
    }
  }
}
