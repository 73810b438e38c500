import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { PublicUrl } from '../../../platform/config/index.js';
import { Database } from '../../../platform/database/index.js';
import { Post } from '../../../platform/mail/index.js';
import { finishJob } from '../../../platform/outbox/index.js';
import { HandlesJob, type EventKey, type JobHandler } from '../../../platform/queue/index.js';
import { relaunchLetter } from './letters.js';

const JOB = 'send-relaunch';

/** Reminds somebody enrolled that the service is there; whoever has left meanwhile is left alone. */
@Injectable()
@HandlesJob(JOB, { concurrency: 5 })
export class SendRelaunchJob implements JobHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Post) private readonly post: Post,
    @Inject(PublicUrl) private readonly publicUrl: PublicUrl,
  ) {}

  async handle(event: EventKey): Promise<void> {
    const member = await this.database.row<{ email: string; network: string }>(sql`
      SELECT p.email, n.name AS network FROM professional p JOIN network n ON n.id = p.network_id
       WHERE p.network_id = ${event.networkId} AND p.id = ${event.subjectId} AND p.status = 'enrolled'`);
    if (member)
      await this.post.send({ to: member.email, ...relaunchLetter(member.network, this.publicUrl.value) });
    await this.database.transaction((tx) => finishJob(tx, JOB, event));
  }
}
