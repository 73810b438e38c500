import { Inject, Param, Post, Res } from '@nestjs/common';
import { dayOf } from '../../../kernel/civil-time.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import type { Tx } from '../../../platform/database/index.js';
import {
  Allow,
  Commands,
  HttpExchange,
  KnownId,
  Member,
  type Exchange,
  type Reply,
} from '../../../platform/http/index.js';
import { attempt, OnPage, PageController, type PageContext } from '../../../web/index.js';
import type { EnrolmentCommand } from '../../domain/enrolment.lifecycle.js';
import { Directory } from '../persistence/directory.js';
import { JoiningLinks } from '../persistence/joining-links.js';
import { Professionals } from '../persistence/professionals.js';
import { Relaunches } from '../persistence/relaunches.js';
import type { Act } from './person-words.js';
import { ReadPerson } from './read-person.js';

/** Where the buttons of a professional’s page lead. */
@PageController('network/professionals/:id')
@Allow('coordinator')
export class PersonActsController {
  constructor(
    @Inject(ReadPerson) private readonly person: ReadPerson,
    @Inject(Professionals) private readonly professionals: Professionals,
    @Inject(JoiningLinks) private readonly links: JoiningLinks,
    @Inject(Relaunches) private readonly relaunches: Relaunches,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Post('enrol')
  async enrol(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() _reply: Reply,
  ): Promise<void> {
    await this.move(page, exchange, viewer, id, 'enrol');
  }

  @Post('suspend')
  async suspend(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() _reply: Reply,
  ): Promise<void> {
    await this.move(page, exchange, viewer, id, 'suspend');
  }

  @Post('reinstate')
  async reinstate(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() _reply: Reply,
  ): Promise<void> {
    await this.move(page, exchange, viewer, id, 'reinstate');
  }

  @Post('leave')
  async leave(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() _reply: Reply,
  ): Promise<void> {
    await this.move(page, exchange, viewer, id, 'leave');
  }

  @Post('invite')
  async invite(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() _reply: Reply,
  ): Promise<void> {
    await this.act(page, exchange, viewer, id, 'invite', (tx) =>
      this.links.request(tx, viewer.networkId, id),
    );
  }

  @Post('relaunch')
  async relaunch(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() _reply: Reply,
  ): Promise<void> {
    await this.act(page, exchange, viewer, id, 'relaunch', (tx) =>
      this.relaunches.one(tx, viewer.networkId, id),
    );
  }

  private async move(
    page: PageContext,
    exchange: Exchange,
    viewer: NetworkViewer,
    id: Id,
    command: EnrolmentCommand,
  ): Promise<void> {
    const { networkId } = viewer;
    const { timeZone } = await this.directory.network(networkId);
    await this.act(page, exchange, viewer, id, command, (tx) =>
      this.professionals.move(tx, networkId, id, command, dayOf(tx.at, timeZone)),
    );
  }

  private async act(
    page: PageContext,
    exchange: Exchange,
    viewer: NetworkViewer,
    id: Id,
    act: Act,
    work: (tx: Tx) => Promise<object>,
  ): Promise<void> {
    await this.person.found(viewer, id);
    const { refusal } = await attempt(() => this.commands.once(exchange, work));
    await this.person.answer(exchange.reply, page, viewer, id, act, refusal);
  }
}
