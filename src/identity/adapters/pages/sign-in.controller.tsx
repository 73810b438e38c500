import {
  Body,
  Controller,
  Get,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseGuards,
  VERSION_NEUTRAL,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { isEmail } from 'class-validator';
import { NotFound } from '../../../kernel/errors.js';
import {
  Public,
  SameOriginGuard,
  SessionCookie,
  type Reply,
  type Request,
} from '../../../platform/http/index.js';
import { languageOf } from '../../../platform/http/problem.js';
import { LinkUnusable } from '../../domain/identity.errors.js';
import { ownPath } from '../../domain/own-path.js';
import { ComeIn, type Browser } from '../../use-cases/come-in.js';
import { DemoPeople } from '../../use-cases/demo-people.js';
import { AccountBook } from '../../use-cases/ports.js';
import { RequestLink } from '../../use-cases/request-link.js';
import { sendPlainPage } from './plain-page.js';
import { DemoForms, EmailForm } from './sign-in-forms.js';
import { signInWords } from './words.js';

const LONGEST_ADDRESS = 254; // RFC 5321 §4.5.3.1.3

/** The front door. Nobody is known here yet: what stands in for a session's token is where the form stood. */
@ApiExcludeController()
@Public()
@UseGuards(SameOriginGuard)
@Controller({ path: 'sign-in', version: VERSION_NEUTRAL })
export class SignInController {
  constructor(
    @Inject(RequestLink) private readonly requestLink: RequestLink,
    @Inject(ComeIn) private readonly comeIn: ComeIn,
    @Inject(AccountBook) private readonly accounts: AccountBook,
    @Inject(DemoPeople) private readonly demonstration: DemoPeople,
    @Inject(SessionCookie) private readonly cookie: SessionCookie,
  ) {}

  @Get()
  ask(@Req() request: Request, @Res() reply: Reply, @Query('next') asked: unknown): void {
    const next = ownPath(asked);
    if (request.viewer) return void reply.redirect(next, 303);
    const [language, words] = speaking(request);
    const { isOpen, networks } = this.demonstration;
    sendPlainPage(reply, {
      language,
      title: words.signIn,
      children: (
        <>
          <EmailForm words={words} next={next} />
          {isOpen && <DemoForms words={words} networks={networks} next={next} />}
        </>
      ),
    });
  }

  @Post()
  async send(@Req() request: Request, @Res() reply: Reply, @Body() body: unknown): Promise<void> {
    const email = fieldOf(body, 'email').trim();
    const next = ownPath(fieldOf(body, 'next'));
    if (!isAddress(email)) {
      const [language, words] = speaking(request);
      const children = (
        <EmailForm words={words} next={next} email={email.slice(0, LONGEST_ADDRESS)} isWrong />
      );
      return sendPlainPage(reply, { language, title: words.signIn, children, status: 400 });
    }
    await this.requestLink.run({ email, next, from: request.ip });
    void reply.redirect('/sign-in/sent', 303);
  }

  @Get('sent')
  sent(@Req() request: Request, @Res() reply: Reply): void {
    const [language, words] = speaking(request);
    sendPlainPage(reply, {
      language,
      title: words.sent,
      children: (
        <>
          <p>{words.sentDetail}</p>
          <p>
            <a href="/sign-in">{words.again}</a>
          </p>
        </>
      ),
    });
  }

  /** Only shows a button: what reads mail ahead of people follows links, and would use them up. */
  @Get('link/:secret')
  show(@Req() request: Request, @Res() reply: Reply, @Param('secret') secret: string): void {
    const [language, words] = speaking(request);
    sendPlainPage(reply, {
      language,
      title: words.enter,
      children: (
        <form method="post" action={`/sign-in/link/${encodeURIComponent(secret)}`}>
          <p>{words.enterDetail}</p>
          <button type="submit">{words.enter}</button>
        </form>
      ),
    });
  }

  @Post('link/:secret')
  async use(@Req() request: Request, @Res() reply: Reply, @Param('secret') link: string): Promise<void> {
    try {
      const { secret, nextPath } = await this.comeIn.byLink(link, this.browserOf(request));
      this.cookie.give(reply, secret);
      void reply.redirect(ownPath(nextPath), 303);
    } catch (error) {
      if (!(error instanceof LinkUnusable)) throw error;
      const [language, words] = speaking(request);
      const children = (
        <>
          <p>{words.linkUnusableDetail}</p>
          <EmailForm words={words} next="/" />
        </>
      );
      sendPlainPage(reply, { language, title: words.linkUnusable, children, status: 422 });
    }
  }

  @Post('demo')
  async demo(@Req() request: Request, @Res() reply: Reply, @Body() body: unknown): Promise<void> {
    const email = fieldOf(body, 'email');
    const account = this.demonstration.has(email) ? await this.accounts.withEmail(email) : null;
    if (!account) throw new NotFound();
    this.cookie.give(reply, await this.comeIn.as(account.id, 'demo', this.browserOf(request)));
    void reply.redirect(ownPath(fieldOf(body, 'next')), 303);
  }

  private browserOf(request: Request): Browser {
    const device = request.headers['user-agent'] ?? '';
    return { from: request.ip, device, former: this.cookie.read(request) };
  }
}

/** An address of one person: no quoting, no list, nothing that a header could be made of. */
const isAddress = (text: string): boolean =>
  text.length <= LONGEST_ADDRESS && /^[^\s"`<>()[\]\\,;:\x00-\x1f\x7f]+$/.test(text) && isEmail(text);

const speaking = (request: Request) => {
  const language = languageOf(request);
  return [language, signInWords(language)] as const;
};

/** A field of a form, or of nothing that resembles one. */
const fieldOf = (body: unknown, name: string): string => {
  const value: unknown =
    typeof body === 'object' && body !== null && Object.hasOwn(body, name)
      ? body[name as keyof typeof body]
      : '';
  return typeof value === 'string' ? value : '';
};
