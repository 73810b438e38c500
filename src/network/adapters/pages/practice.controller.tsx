import { Body, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { dayOf } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import {
  Allow,
  Commands,
  HttpExchange,
  KnownId,
  Member,
  readAs,
  ShowsPeople,
  statusOf,
  type Exchange,
  type Reply,
} from '../../../platform/http/index.js';
import {
  attempt,
  fieldsOf,
  mistakesOf,
  OnPage,
  PageController,
  sendPage,
  type PageContext,
} from '../../../web/index.js';
import { StaffInvitationBody } from '../http/practice-staff.controller.js';
import { ClosingBody } from '../http/practices.dto.js';
import { Directory } from '../persistence/directory.js';
import { Practices } from '../persistence/practices.js';
import { Secretaries } from '../persistence/secretaries.js';
import { PracticePage, type RefusedInvitation } from './practice-pages.js';
import { ReadPractice, refusedInvitationOf } from './read-practice.js';

type Refused = Readonly<{ refused?: string; refusedInvitation?: RefusedInvitation }>;

/** One practice, its secretaries and its end. */
@PageController('network/practices/:id')
@Allow('coordinator')
export class PracticeController {
  constructor(
    @Inject(ReadPractice) private readonly practice: ReadPractice,
    @Inject(Practices) private readonly practices: Practices,
    @Inject(Secretaries) private readonly secretaries: Secretaries,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  @ShowsPeople()
  async show(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.send(reply, page, viewer, id);
  }

  @Post('staff')
  async invite(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.practice.of(viewer, id);
    const fields = fieldsOf(body);
    const { refusal } = await attempt(async () => {
      const { email } = await readAs(StaffInvitationBody, { email: fields.text('email') });
      return this.commands.once(exchange, (tx) => this.secretaries.invite(tx, viewer, id, email));
    });
    if (!refusal) return void reply.redirect(`/network/practices/${id}`, 303);
    const refusedInvitation = refusedInvitationOf(refusal, id, fields, page.words.language);
    await this.send(reply, page, viewer, id, { refusedInvitation }, statusOf(refusal));
  }

  @Post('close')
  async close(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.practice.of(viewer, id);
    const { refusal } = await attempt(async () => {
      const { on } = await readAs(ClosingBody, { on: fieldsOf(body).text('on') });
      return this.commands.once(exchange, (tx) => this.practices.close(tx, viewer.networkId, id, on));
    });
    if (!refusal) return void reply.redirect(`/network/practices/${id}`, 303);
    const { language } = page.words;
    const refused = mistakesOf(refusal, language).all[0]?.message ?? refusal.problem.detail[language];
    await this.send(reply, page, viewer, id, { refused }, statusOf(refusal));
  }

  private async send(
    reply: Reply,
    page: PageContext,
    viewer: NetworkViewer,
    id: Id,
    refused: Refused = {},
    status = 200,
  ): Promise<void> {
    const [staffed, { timeZone }] = await Promise.all([
      this.practice.of(viewer, id),
      this.directory.network(viewer.networkId),
    ]);
    const own = { ...page, path: `/network/practices/${id}` };
    const today = dayOf(this.clock.now(), timeZone);
    void sendPage(
      reply,
      <PracticePage {...staffed} {...refused} {...{ page: own, timeZone, today }} />,
      status,
    );
  }
}
