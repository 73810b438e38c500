import { Get, Inject, Res } from '@nestjs/common';
import { NotFound } from '../../../kernel/errors.js';
import { Public, type Reply } from '../../../platform/http/index.js';
import { Mailbox } from '../../../platform/mail/index.js';
import {
  Empty,
  Layout,
  OnPage,
  PageController,
  PageHead,
  sendPage,
  Sheet,
  type PageContext,
} from '../../../web/index.js';
import { DemoPeople } from '../../use-cases/demo-people.js';
import { signInWords } from './words.js';

/** The letters that the demonstration would have sent. Elsewhere there is no such page. */
@Public()
@PageController('mailbox')
export class MailboxController {
  constructor(
    @Inject(Mailbox) private readonly mailbox: Mailbox,
    @Inject(DemoPeople) private readonly demoPeople: DemoPeople,
  ) {}

  @Get()
  async show(@OnPage() page: PageContext, @Res() reply: Reply): Promise<void> {
    if (!this.demoPeople.isOpen) throw new NotFound();
    const words = signInWords(page);
    const letters = await this.mailbox.latest();
    void sendPage(
      reply,
      <Layout page={page} title={words.mailbox} width="narrow">
        <PageHead title={words.mailbox} lede={words.mailboxDetail} />
        {letters.length === 0 && (
          <Empty title={words.mailboxEmpty}>
            <p>{words.mailboxEmptyDetail}</p>
          </Empty>
        )}
        <div class="stack">
          {letters.map(({ id, to, subject, body, sentAt }) => (
            <Sheet key={id} labelledBy={`l-${id}`}>
              <h2 id={`l-${id}`}>{subject}</h2>
              <p class="soft small">
                {words.mailTo(to)},{' '}
                <time datetime={sentAt.toISOString()}>
                  {sentAt.toLocaleString(page.words.language, { timeZone: 'Europe/Paris' })}
                </time>
              </p>
              {body.split(/\n{2,}/).map((paragraph) => (
                <p>{linked(paragraph)}</p>
              ))}
            </Sheet>
          ))}
        </div>
      </Layout>,
    );
  }
}

/** The letter with its links made so: what stands between spaces and begins with http. */
const linked = (text: string) =>
  text
    .split(/(https?:\/\/\S+)/)
    .map((piece, index) => (index % 2 === 1 ? <a href={new URL(piece).pathname}>{piece}</a> : piece));
