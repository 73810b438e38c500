import { Inject, Injectable } from '@nestjs/common';
import { PublicUrl } from '../../../platform/config/index.js';
import { Database } from '../../../platform/database/index.js';
import { Post } from '../../../platform/mail/index.js';
import { finishJob } from '../../../platform/outbox/index.js';
import { HandlesJob, type EventKey, type JobHandler } from '../../../platform/queue/index.js';
import { JoiningLinks } from '../persistence/joining-links.js';
import { invitationLetter } from './letters.js';

const JOB = 'send-invitation';

/**
 * Sends the link by which somebody joins. Its secret is drawn here and stands in the letter alone. A letter sent twice
 * because the process died in between holds two links, and only the last works.
 */
@Injectable()
@HandlesJob(JOB, { concurrency: 5 })
export class SendInvitationJob implements JobHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(JoiningLinks) private readonly links: JoiningLinks,
    @Inject(Post) private readonly post: Post,
    @Inject(PublicUrl) private readonly publicUrl: PublicUrl,
  ) {}

  async handle(event: EventKey): Promise<void> {
    const drawn = await this.links.draw(event.networkId, event.subjectId);
    if (drawn) {
      const letter = invitationLetter(drawn.network, `${this.publicUrl.value}/join/${drawn.secret}`);
      await this.post.send({ to: drawn.email, ...letter });
    }
    await this.database.transaction((tx) => finishJob(tx, JOB, event));
  }
}
