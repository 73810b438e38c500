import { Body, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { NotFound } from '../../../kernel/errors.js';
import { isId, type Id } from '../../../kernel/ids.js';
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
import { attempt, fieldsOf, OnPage, PageController, sendPage, type PageContext } from '../../../web/index.js';
import { StaffInvitationBody } from '../http/practice-staff.controller.js';
import { Directory } from '../persistence/directory.js';
import { Secretaries } from '../persistence/secretaries.js';
import { OwnPracticePage, type RefusedInvitation } from './practice-pages.js';
import { ReadPractice, refusedInvitationOf } from './read-practice.js';

/** Where professionals and secretaries see their own practice. */
@PageController('practice')
export class OwnPracticeController {
  constructor(
    @Inject(ReadPractice) private readonly practice: ReadPractice,
    @Inject(Secretaries) private readonly secretaries: Secretaries,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get()
  @ShowsPeople()
  @Allow('professional', 'staff')
  async show(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.send(reply, page, viewer);
  }

  @Post('staff')
  @Allow('professional')
  async invite(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const practiceId = fields.text('practiceId') ?? '';
    if (!isId(practiceId)) throw new NotFound();
    const { refusal } = await attempt(async () => {
      const { email } = await readAs(StaffInvitationBody, { email: fields.text('email') });
      return this.commands.once(exchange, (tx) => this.secretaries.invite(tx, viewer, practiceId, email));
    });
    if (!refusal) return void reply.redirect('/practice', 303);
    if (refusal instanceof NotFound) throw refusal;
    const refused = refusedInvitationOf(refusal, practiceId, fields, page.words.language);
    await this.send(reply, { ...page, path: '/practice' }, viewer, refused, statusOf(refusal));
  }

  @Post('staff/:id/remove')
  @Allow('professional')
  async remove(
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.commands.once(exchange, (tx) => this.secretaries.remove(tx, viewer, id));
    void reply.redirect('/practice', 303);
  }

  private async send(
    reply: Reply,
    page: PageContext,
    viewer: NetworkViewer,
    refusedInvitation?: RefusedInvitation,
    status = 200,
  ): Promise<void> {
    const [own, { timeZone }] = await Promise.all([
      this.practice.own(viewer),
      this.directory.network(viewer.networkId),
    ]);
    const self = viewer.role === 'professional' ? viewer.professionalId : null;
    void sendPage(reply, <OwnPracticePage {...{ page, own, timeZone, self, refusedInvitation }} />, status);
  }
}
