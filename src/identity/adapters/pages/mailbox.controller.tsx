import { Controller, Get, Inject, Req, Res, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { NotFound } from '../../../kernel/errors.js';
import { Public, type Reply, type Request } from '../../../platform/http/index.js';
import { languageOf } from '../../../platform/http/problem.js';
import { Mailbox } from '../../../platform/mail/index.js';
import { DemoPeople } from '../../use-cases/demo-people.js';
import { sendPlainPage } from './plain-page.js';
import { signInWords } from './words.js';

/** The letters that the demonstration would have sent. Elsewhere there is no such page. */
@ApiExcludeController()
@Public()
@Controller({ path: 'mailbox', version: VERSION_NEUTRAL })
export class MailboxController {
  constructor(
    @Inject(Mailbox) private readonly mailbox: Mailbox,
    @Inject(DemoPeople) private readonly demonstration: DemoPeople,
  ) {}

  @Get()
  async show(@Req() request: Request, @Res() reply: Reply): Promise<void> {
    if (!this.demonstration.isOpen) throw new NotFound();
    const language = languageOf(request);
    const words = signInWords(language);
    const letters = await this.mailbox.latest();
    sendPlainPage(reply, {
      language,
      title: words.mailbox,
      children: (
        <>
          <p>{words.mailboxDetail}</p>
          {letters.length === 0 && <p>{words.mailboxEmpty}</p>}
          {letters.map(({ id, to, subject, body, sentAt }) => (
            <article key={id}>
              <h2>{subject}</h2>
              <p>
                {words.to} {to},{' '}
                <time datetime={sentAt.toISOString()}>{sentAt.toLocaleString(language)}</time>
              </p>
              <pre>{linked(body)}</pre>
            </article>
          ))}
        </>
      ),
    });
  }
}

/** The letter with its links made so: what stands between spaces and begins with http. */
const linked = (body: string) =>
  body
    .split(/(https?:\/\/\S+)/)
    .map((piece, index) => (index % 2 === 1 ? <a href={piece}>{piece}</a> : piece));
