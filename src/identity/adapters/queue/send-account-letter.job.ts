import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { PublicUrl } from '../../../platform/config/index.js';
import { Database } from '../../../platform/database/index.js';
import { Post } from '../../../platform/mail/index.js';
import { finishJob } from '../../../platform/outbox/index.js';
import { HandlesJob, type EventKey, type JobHandler } from '../../../platform/queue/index.js';

const JOB = 'send-account-letter';

/** Tells somebody that an account was opened for them, and how to sign in. The letter opens nothing by itself. */
@Injectable()
@HandlesJob(JOB, { concurrency: 5 })
export class SendAccountLetterJob implements JobHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Post) private readonly post: Post,
    @Inject(PublicUrl) private readonly publicUrl: PublicUrl,
  ) {}

  async handle(event: EventKey): Promise<void> {
    const account = await this.database.row<{ email: string; place: string }>(sql`
      SELECT a.email, coalesce(c.name || ', ', '') || n.name AS place
        FROM account a
        JOIN network n ON n.id = a.network_id
        LEFT JOIN practice c ON c.network_id = a.network_id AND c.id = a.practice_id
       WHERE a.network_id = ${event.networkId} AND a.id = ${event.subjectId} AND a.disabled_at IS NULL`);
    if (account) {
      const body = letter(account.place, account.email, `${this.publicUrl.value}/sign-in`);
      await this.post.send({ to: account.email, subject: 'Un accès à Truchement vous est ouvert', body });
    }
    await this.database.transaction((tx) => finishJob(tx, JOB, event));
  }
}

const letter = (place: string, email: string, address: string): string => `Bonjour,

Un accès à Truchement vous est ouvert : ${place}.
Truchement sert à demander un interprète pour une consultation.

Pour entrer, donnez votre adresse (${email}) à cette page :

${address}

Un lien vous y est envoyé à chaque fois : il n’y a pas de mot de passe.
Si vous n’attendiez pas ce message, ignorez-le.

—
You may now sign in to Truchement (${place}): give your address at the page above.
`;
