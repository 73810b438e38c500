import { Body, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { dayOf } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import { NotFound, type Refusal } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import {
  Allow,
  Commands,
  type Exchange,
  HttpExchange,
  KnownId,
  Member,
  readAs,
  type Reply,
  ShowsPeople,
  statusOf,
} from '../../../platform/http/index.js';
import {
  attempt,
  fieldsOf,
  mistakesOf,
  noMistakes,
  OnPage,
  PageController,
  sendPage,
  type PageContext,
} from '../../../web/index.js';
import { RevocationBody } from '../http/access-codes.dto.js';
import { AccessCodeList } from '../persistence/access-code-list.js';
import { AccessCodes } from '../persistence/access-codes.js';
import { Directory } from '../persistence/directory.js';
import { NetworkNames } from '../persistence/network-names.js';
import { AccessCodePage } from './access-code-page.js';

/** One access code, to be read or ended. */
@PageController('network/providers/access-codes/:id')
@Allow('coordinator')
@ShowsPeople()
export class AccessCodePageController {
  constructor(
    @Inject(AccessCodes) private readonly codes: AccessCodes,
    @Inject(AccessCodeList) private readonly found: AccessCodeList,
    @Inject(NetworkNames) private readonly names: NetworkNames,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  async one(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.show(reply, page, networkId, id, null);
  }

  @Post('revoke')
  async revoke(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const { refusal } = await attempt(async () => {
      const { on } = await readAs(RevocationBody, { on: fieldsOf(body).text('on') ?? '' });
      return this.commands.once(exchange, (tx) => this.codes.revoke(tx, networkId, id, on));
    });
    if (refusal) return this.show(reply, page, networkId, id, refusal);
    void reply.redirect(`/network/providers/access-codes/${id}`, 303);
  }

  private async show(
    reply: Reply,
    page: PageContext,
    networkId: Id,
    id: Id,
    refusal: Refusal | null,
  ): Promise<void> {
    const code = await this.found.find(networkId, id);
    if (!code) throw new NotFound();
    const provider = await this.directory.provider(networkId, code.providerId);
    if (!provider) throw new NotFound();
    const { timeZone } = await this.directory.network(networkId);
    const [names, agreements] = await Promise.all([
      this.names.of(networkId),
      this.found.agreements(networkId),
    ]);
    const { language } = page.words;
    const mistakes = refusal ? mistakesOf(refusal, language) : noMistakes;
    const shown = (
      <AccessCodePage
        {...{ page, code, provider, mistakes, names, agreements }}
        today={dayOf(this.clock.now(), timeZone)}
        refusal={refusal && mistakes.all.length === 0 ? refusal.problem.detail[language] : undefined}
      />
    );
    void sendPage(reply, shown, refusal ? statusOf(refusal) : 200);
  }
}
