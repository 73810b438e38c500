import { Body, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { dayOf } from '../../../kernel/civil-time.js';
import { NotFound, type Refusal } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Database } from '../../../platform/database/index.js';
import {
  Allow,
  Commands,
  HttpExchange,
  KnownId,
  Member,
  pageOf,
  readAs,
  ShowsPeople,
  sliceOf,
  statusOf,
  type Exchange,
  type Reply,
} from '../../../platform/http/index.js';
import {
  attempt,
  fieldsOf,
  mistakesOf,
  noMistakes,
  OnPage,
  PageController,
  sendPage,
  type Fields,
  type PageContext,
} from '../../../web/index.js';
import { AcceptanceBody, RefusalBody } from '../http/applications.dto.js';
import { sendProof } from '../http/send-proof.js';
import { Applications } from '../persistence/applications.js';
import { Directory } from '../persistence/directory.js';
import { NetworkNames } from '../persistence/network-names.js';
import { Practices } from '../persistence/practices.js';
import { Proofs } from '../persistence/proofs.js';
import { ApplicationListPage, ApplicationPage, type ApplicationPageProps } from './application-pages.js';

@PageController('network/applications')
@Allow('coordinator')
export class ApplicationPagesController {
  constructor(
    @Inject(Applications) private readonly applications: Applications,
    @Inject(Proofs) private readonly proofs: Proofs,
    @Inject(Practices) private readonly practices: Practices,
    @Inject(NetworkNames) private readonly names: NetworkNames,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Database) private readonly database: Database,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get()
  @ShowsPeople()
  async list(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Query() query: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const cursor = fieldsOf(query).text('cursor');
    const slice = sliceOf({ cursor });
    const [rows, names, { timeZone }] = await Promise.all([
      this.applications.page(networkId, slice),
      this.names.of(networkId),
      this.directory.network(networkId),
    ]);
    const { items: applications, nextCursor } = pageOf(rows, slice, (application) => application);
    void sendPage(
      reply,
      <ApplicationListPage {...{ page, applications, nextCursor, cursor, names, timeZone }} />,
    );
  }

  @Get(':id')
  @ShowsPeople()
  async show(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const about = await this.about(page, networkId, id, fieldsOf({}));
    void sendPage(reply, <ApplicationPage {...about} mistakes={noMistakes} />);
  }

  @Get(':id/proof')
  @ShowsPeople()
  async proof(
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendProof(reply, await this.database.transaction((tx) => this.proofs.look(tx, networkId, id)));
  }

  @Post(':id/accept')
  async accept(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const about = await this.about(page, networkId, id, fields);
    const { refusal } = await attempt(async () => {
      const placement = await readAs(AcceptanceBody, {
        practiceId: fields.text('practiceId'),
        inseeCode: fields.text('inseeCode'),
      });
      return this.commands.once(exchange, (tx) =>
        this.applications.accept(tx, networkId, id, placement, dayOf(tx.at, about.timeZone)),
      );
    });
    this.answer(reply, about, refusal);
  }

  @Post(':id/refuse')
  async refuse(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const about = await this.about(page, networkId, id, fields);
    const { refusal } = await attempt(async () => {
      const { reason } = await readAs(RefusalBody, { reason: fields.text('reason') });
      return this.commands.once(exchange, (tx) => this.applications.refuse(tx, networkId, id, reason));
    });
    this.answer(reply, about, refusal);
  }

  private answer(reply: Reply, about: Omit<ApplicationPageProps, 'mistakes'>, refusal: Refusal | null): void {
    const address = `/network/applications/${about.application.id}`;
    if (!refusal) return void reply.redirect(address, 303);
    const { language } = about.page.words;
    const mistakes = mistakesOf(refusal, language);
    const refused = mistakes.all.length === 0 ? refusal.problem.detail[language] : undefined;
    const page = { ...about.page, path: address };
    void sendPage(reply, <ApplicationPage {...{ ...about, page, mistakes, refused }} />, statusOf(refusal));
  }

  /** @throws NotFound */
  private async about(
    page: PageContext,
    networkId: Id,
    id: Id,
    fields: Fields,
  ): Promise<Omit<ApplicationPageProps, 'mistakes'>> {
    const [application, practices, names, { timeZone }] = await Promise.all([
      this.applications.find(networkId, id),
      this.practices.open(networkId),
      this.names.of(networkId),
      this.directory.network(networkId),
    ]);
    if (!application) throw new NotFound();
    return { page, application, practices, names, timeZone, fields };
  }
}
