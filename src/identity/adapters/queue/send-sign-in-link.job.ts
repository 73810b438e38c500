import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { PublicUrl } from '../../../platform/config/index.js';
import { Database } from '../../../platform/database/index.js';
import { Post } from '../../../platform/mail/index.js';
import { finishJob } from '../../../platform/outbox/index.js';
import { HandlesJob, type EventKey, type JobHandler } from '../../../platform/queue/index.js';
import { StoredSignInLinks } from '../persistence/stored-sign-in-links.js';

const JOB = 'send-sign-in-link';

/**
 * Sends the link that somebody asked for. Its secret is drawn here and stands in the letter alone: neither the event nor the
 * queue ever holds it. A letter sent twice because the process died in between holds two links, and only the last works.
 */
@Injectable()
@HandlesJob(JOB, { concurrency: 5 })
export class SendSignInLinkJob implements JobHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(StoredSignInLinks) private readonly links: StoredSignInLinks,
    @Inject(Post) private readonly post: Post,
    @Inject(PublicUrl) private readonly publicUrl: PublicUrl,
  ) {}

  async handle(event: EventKey): Promise<void> {
    const drawn = await this.links.draw(event.subjectId, this.clock.now());
    if (drawn) {
      const link = `${this.publicUrl.value}/sign-in/link/${drawn.secret}`;
      await this.post.send({ to: drawn.email, subject: 'Votre lien de connexion', body: letter(link) });
    }
    await this.database.transaction((tx) => finishJob(tx, JOB, event));
  }
}

const letter = (link: string): string => `Bonjour,

Pour vous connecter à Truchement, ouvrez ce lien :

${link}

Il vaut quinze minutes et ne sert qu’une fois.
Si vous n’avez rien demandé, ignorez ce message : personne n’est entré dans votre compte.

—
To sign in to Truchement, open the link above. It is good for fifteen minutes, and once.
If you did not ask for it, ignore this message.
`;
