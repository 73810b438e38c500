import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock } from '../../kernel/clock.js';
import { newId, type Id } from '../../kernel/ids.js';
import { Database } from '../database/database.js';
import { Post, type Mail } from './mail.js';

export type KeptMail = Mail & Readonly<{ id: Id; sentAt: Date }>;

const SHOWN = 50;

/** Keeps letters, without what is attached to them, instead of sending them, to be read on a page: for trying the program out on one machine. */
@Injectable()
export class Mailbox extends Post {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    super();
  }

  override async send({ to, subject, body }: Mail): Promise<void> {
    await this.database.rows(sql`
      INSERT INTO local_mail (id, to_address, subject, body, sent_at)
      VALUES (${newId()}, ${to}, ${subject}, ${body}, ${this.clock.now()})`);
  }

  /** @returns the latest letters, newest first. */
  latest(): Promise<KeptMail[]> {
    return this.database.rows<KeptMail>(sql`
      SELECT id, to_address AS to, subject, body, sent_at AS "sentAt"
        FROM local_mail ORDER BY id DESC LIMIT ${SHOWN}`);
  }
}
