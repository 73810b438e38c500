import { Body, HttpCode, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import {
  Public,
  SameOriginGuard,
  SessionCookie,
  type Reply,
  type Request,
} from '../../../platform/http/index.js';
import { attempt, homeOf, OnPage, PageController, type PageContext } from '../../../web/index.js';
import { landing, ownPath } from '../../domain/own-path.js';
import { EnterByPasskey } from '../../use-cases/enter-by-passkey.js';
import type { Options } from '../../use-cases/passkey-ports.js';
import { answerIn } from './answer-in.js';
import { browserOf } from './browser-of.js';
import { fieldOf } from './field-of.js';
import { FrontDoor } from './front-door.js';

/** The front door, for those who have a key. */
@Public()
@UseGuards(SameOriginGuard)
@PageController('sign-in/passkey')
export class PasskeyDoorController {
  constructor(
    @Inject(EnterByPasskey) private readonly enterByPasskey: EnterByPasskey,
    @Inject(FrontDoor) private readonly frontDoor: FrontDoor,
    @Inject(SessionCookie) private readonly cookie: SessionCookie,
  ) {}

  @Post('options')
  @HttpCode(200)
  ask(@Req() { ip }: Request): Promise<Options> {
    return this.enterByPasskey.ask(ip);
  }

  @Post()
  async enter(
    @OnPage() page: PageContext,
    @Req() request: Request,
    @Res() reply: Reply,
    @Body() body: unknown,
  ): Promise<void> {
    const next = ownPath(fieldOf(body, 'next'));
    const { done, refusal } = await attempt(() =>
      this.enterByPasskey.run(answerIn(body), browserOf(request, this.cookie)),
    );
    if (refusal) return this.frontDoor.show(page, reply, { next, refusal });
    this.cookie.give(reply, done.secret);
    void reply.redirect(landing(next, homeOf(done.role)), 303);
  }
}
