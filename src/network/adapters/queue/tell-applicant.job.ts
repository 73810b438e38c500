import { Inject, Injectable } from '@nestjs/common';
import { PublicUrl } from '../../../platform/config/index.js';
import { Database } from '../../../platform/database/index.js';
import { Post } from '../../../platform/mail/index.js';
import { finishJob } from '../../../platform/outbox/index.js';
import { HandlesJob, type EventKey, type JobHandler } from '../../../platform/queue/index.js';
import { Applications } from '../persistence/applications.js';
import { Directory } from '../persistence/directory.js';
import { refusalLetter, welcomeLetter } from './letters.js';

const JOB = 'tell-applicant';

/** Tells whoever applied what the coordination has decided. */
@Injectable()
@HandlesJob(JOB, { concurrency: 5 })
export class TellApplicantJob implements JobHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Applications) private readonly applications: Applications,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Post) private readonly post: Post,
    @Inject(PublicUrl) private readonly publicUrl: PublicUrl,
  ) {}

  async handle(event: EventKey): Promise<void> {
    const application = await this.applications.find(event.networkId, event.subjectId);
    if (application) {
      const { name } = await this.directory.network(event.networkId);
      const letter =
        application.reason === null
          ? welcomeLetter(name, this.publicUrl.value)
          : refusalLetter(name, application.reason);
      await this.post.send({ to: application.email, ...letter });
    }
    await this.database.transaction((tx) => finishJob(tx, JOB, event));
  }
}
