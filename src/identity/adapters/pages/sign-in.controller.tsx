import { Body, Get, Inject, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { isEmail } from 'class-validator';
import { NotFound } from '../../../kernel/errors.js';
import {
  Public,
  SameOriginGuard,
  SessionCookie,
  type Reply,
  type Request,
} from '../../../platform/http/index.js';
import {
  Button,
  ButtonLink,
  Form,
  homeOf,
  OnPage,
  PageController,
  sendPage,
  type PageContext,
} from '../../../web/index.js';
import { LinkUnusable } from '../../domain/identity.errors.js';
import { landing, ownPath } from '../../domain/own-path.js';
import { ComeIn } from '../../use-cases/come-in.js';
import { DemoPeople } from '../../use-cases/demo-people.js';
import { AccountBook } from '../../use-cases/ports.js';
import { RequestLink } from '../../use-cases/request-link.js';
import { browserOf } from './browser-of.js';
import { Door } from './door.js';
import { fieldOf } from './field-of.js';
import { FrontDoor } from './front-door.js';
import { MailboxLink } from './sign-in-forms.js';
import { withNext } from './with-next.js';
import { signInWords } from './words.js';

const LONGEST_ADDRESS = 254; // RFC 5321 §4.5.3.1.3

/** The front door. Nobody is known here yet: what stands in for a session's token is where the form stood. */
@Public()
@UseGuards(SameOriginGuard)
@PageController('sign-in')
export class SignInController {
  constructor(
    @Inject(RequestLink) private readonly requestLink: RequestLink,
    @Inject(ComeIn) private readonly comeIn: ComeIn,
    @Inject(AccountBook) private readonly accounts: AccountBook,
    @Inject(DemoPeople) private readonly demoPeople: DemoPeople,
    @Inject(FrontDoor) private readonly frontDoor: FrontDoor,
    @Inject(SessionCookie) private readonly cookie: SessionCookie,
  ) {}

  @Get()
  ask(@OnPage() page: PageContext, @Res() reply: Reply, @Query('next') asked: unknown): void {
    this.frontDoor.show(page, reply, { next: ownPath(asked) });
  }

  @Post()
  async send(
    @OnPage() page: PageContext,
    @Req() request: Request,
    @Res() reply: Reply,
    @Body() body: unknown,
  ): Promise<void> {
    const email = fieldOf(body, 'email').trim();
    const next = ownPath(fieldOf(body, 'next'));
    if (isAddress(email)) {
      await this.requestLink.run({ email, next, from: request.ip });
      void reply.redirect(withNext('/sign-in/sent', next), 303);
      return;
    }
    const wrongEmail = email.slice(0, LONGEST_ADDRESS);
    this.frontDoor.show(page, reply, { next, wrongEmail, status: 400 });
  }

  @Get('sent')
  sent(@OnPage() page: PageContext, @Res() reply: Reply, @Query('next') asked: unknown): void {
    const words = signInWords(page);
    void sendPage(
      reply,
      <Door page={page} title={words.sent} lede={words.sentDetail}>
        {this.demoPeople.isOpen && <MailboxLink words={words} />}
        <p>
          <ButtonLink href={withNext('/sign-in', ownPath(asked))} weight="quiet">
            {words.again}
          </ButtonLink>
        </p>
      </Door>,
    );
  }

  /** Only shows a button: what reads mail ahead of people follows links, and would use them up. */
  @Get('link/:secret')
  show(@OnPage() page: PageContext, @Res() reply: Reply, @Param('secret') secret: string): void {
    const words = signInWords(page);
    void sendPage(
      reply,
      <Door page={{ ...page, path: '/sign-in' }} title={words.enter} lede={words.enterDetail}>
        <Form action={`/sign-in/link/${encodeURIComponent(secret)}`}>
          <p>
            <Button weight="main" isWide>
              {words.enterButton}
            </Button>
          </p>
        </Form>
      </Door>,
    );
  }

  @Post('link/:secret')
  async use(
    @OnPage() page: PageContext,
    @Req() request: Request,
    @Res() reply: Reply,
    @Param('secret') link: string,
  ): Promise<void> {
    try {
      const { secret, role, nextPath } = await this.comeIn.byLink(link, browserOf(request, this.cookie));
      this.cookie.give(reply, secret);
      void reply.redirect(landing(nextPath, homeOf(role)), 303);
    } catch (error) {
      if (!(error instanceof LinkUnusable)) throw error;
      const { linkUnusable: title, linkUnusableDetail: lede } = signInWords(page);
      this.frontDoor.show(page, reply, { next: '/', title, lede, status: 422 });
    }
  }

  @Post('demo')
  async demo(@Req() request: Request, @Res() reply: Reply, @Body() body: unknown): Promise<void> {
    const email = fieldOf(body, 'email');
    const account = this.demoPeople.has(email) ? await this.accounts.withEmail(email) : null;
    if (!account) throw new NotFound();
    this.cookie.give(reply, await this.comeIn.as(account.id, 'demo', browserOf(request, this.cookie)));
    void reply.redirect(landing(fieldOf(body, 'next'), homeOf(account.role)), 303);
  }
}

/** An address of one person: no quoting, no list, nothing that a header could be made of. */
const isAddress = (text: string): boolean =>
  text.length <= LONGEST_ADDRESS && /^[^\s"`<>()[\]\\,;:\x00-\x1f\x7f]+$/.test(text) && isEmail(text);
