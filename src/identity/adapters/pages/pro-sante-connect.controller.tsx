import { Body, Get, Inject, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import { NotFound } from '../../../kernel/errors.js';
import {
  Public,
  SameOriginGuard,
  SessionCookie,
  statusOf,
  type Reply,
  type Request,
} from '../../../platform/http/index.js';
import { attempt, homeOf, OnPage, PageController, sendPage, type PageContext } from '../../../web/index.js';
import { ProSanteConnectRefused, ProSanteConnectSilent } from '../../domain/identity.errors.js';
import { landing, ownPath } from '../../domain/own-path.js';
import { EnterByRpps } from '../../use-cases/enter-by-rpps.js';
import { ProSanteConnect } from '../../use-cases/pro-sante-connect.js';
import { browserOf } from './browser-of.js';
import { fieldOf } from './field-of.js';
import { FrontDoor } from './front-door.js';
import { ChooseNetwork, UnknownProfessional } from './pro-sante-connect-pages.js';
import { TripCookie } from './trip-cookie.js';

/** The front door, for those who have a CPS card. One leaves by a link: a form may not lead to another site. */
@Public()
@UseGuards(SameOriginGuard)
@PageController('sign-in/pro-sante-connect')
export class ProSanteConnectController {
  constructor(
    @Inject(ProSanteConnect) private readonly proSanteConnect: ProSanteConnect,
    @Inject(EnterByRpps) private readonly enterByRpps: EnterByRpps,
    @Inject(FrontDoor) private readonly frontDoor: FrontDoor,
    @Inject(TripCookie) private readonly trips: TripCookie,
    @Inject(SessionCookie) private readonly cookie: SessionCookie,
  ) {}

  @Get()
  async leave(
    @OnPage() page: PageContext,
    @Res() reply: Reply,
    @Query('next') asked: unknown,
  ): Promise<void> {
    if (!this.proSanteConnect.isOffered) throw new NotFound();
    const next = ownPath(asked);
    const { done, refusal } = await attempt(() => this.proSanteConnect.leave());
    if (refusal) return this.refuse(page, reply, next, refusal);
    this.trips.give(reply, { next, trip: done.trip });
    void reply.header('cache-control', 'no-store').redirect(done.address, 303);
  }

  @Get('back')
  async back(@OnPage() page: PageContext, @Req() request: Request, @Res() reply: Reply): Promise<void> {
    if (!this.proSanteConnect.isOffered) throw new NotFound();
    const way = this.trips.read(request);
    const next = way?.next ?? '/';
    this.trips.takeBack(reply);
    const { done, refusal } = await attempt(() => {
      if (!way || !('trip' in way)) throw new ProSanteConnectRefused();
      return this.enterByRpps.recognise(queryOf(request), way.trip, request.ip);
    });
    if (refusal) return this.refuse(page, reply, next, refusal);
    const accounts = done.rpps === null ? [] : await this.enterByRpps.accountsOf(done.rpps);
    const [account] = accounts;
    if (done.rpps === null || !account) {
      return void sendPage(reply, <UnknownProfessional page={page} {...done} />, 422);
    }
    if (accounts.length === 1) return this.enter(request, reply, { rpps: done.rpps, id: account.id, next });
    this.trips.give(reply, { next, rpps: done.rpps });
    void sendPage(reply, <ChooseNetwork page={page} accounts={accounts} />);
  }

  @Post('network')
  async choose(
    @OnPage() page: PageContext,
    @Req() request: Request,
    @Res() reply: Reply,
    @Body() body: unknown,
  ): Promise<void> {
    const way = this.trips.read(request);
    this.trips.takeBack(reply);
    if (!way || !('rpps' in way)) return this.refuse(page, reply, '/', new ProSanteConnectRefused());
    await this.enter(request, reply, { ...way, id: fieldOf(body, 'account') });
  }

  private async enter(
    request: Request,
    reply: Reply,
    { rpps, id, next }: Readonly<{ rpps: string; id: string; next: string }>,
  ): Promise<void> {
    const entered = await this.enterByRpps.enter(rpps, id, browserOf(request, this.cookie));
    if (!entered) throw new NotFound();
    this.cookie.give(reply, entered.secret);
    void reply.redirect(landing(next, homeOf(entered.role)), 303);
  }

  private refuse(
    page: PageContext,
    reply: Reply,
    next: string,
    refusal: Parameters<typeof statusOf>[0],
  ): void {
    const status = refusal instanceof ProSanteConnectSilent ? 503 : statusOf(refusal);
    this.frontDoor.show(page, reply, { next, refusal, status });
  }
}

const queryOf = ({ url }: Request): string => {
  const start = url.indexOf('?');
  return start === -1 ? '' : url.slice(start);
};
