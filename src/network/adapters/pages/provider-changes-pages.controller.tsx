import { Body, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { dayOf } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import { NotFound, type Refusal } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { ProviderAccounts } from '../../../identity/index.js';
import {
  Allow,
  Commands,
  type Exchange,
  HttpExchange,
  KnownId,
  Member,
  readAs,
  type Reply,
  statusOf,
} from '../../../platform/http/index.js';
import { Secrets } from '../../../platform/secrets/index.js';
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
import { ProviderChangeBody, providerChange, SuspensionBody } from '../http/provider-changes.dto.js';
import { Directory } from '../persistence/directory.js';
import { ProviderChanges } from '../persistence/provider-changes.js';
import { Providers } from '../persistence/providers.js';
import { ProviderFormPage } from './provider-form.js';
import { ProviderPage } from './provider-pages.js';
import { providerFields, providerInput, providerMistakes } from './read-provider.js';

/** What is done about a provider that is known. */
@PageController('network/providers/:id')
@Allow('coordinator')
export class ProviderChangesPagesController {
  constructor(
    @Inject(Providers) private readonly providers: Providers,
    @Inject(ProviderChanges) private readonly changes: ProviderChanges,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Secrets) private readonly secrets: Secrets,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ProviderAccounts) private readonly accounts: ProviderAccounts,
  ) {}

  @Get('edit')
  async edit(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const provider = await this.providers.find(viewer, id);
    if (!provider) throw new NotFound();
    const form = (
      <ProviderFormPage
        page={page}
        provider={provider}
        fields={providerFields(provider)}
        mistakes={noMistakes}
      />
    );
    void sendPage(reply, form);
  }

  @Post('edit')
  async change(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const provider = await this.providers.find(viewer, id);
    if (!provider) throw new NotFound();
    const { done, refusal } = await attempt(async () => {
      const change = providerChange(await readAs(ProviderChangeBody, providerInput(body)));
      return this.commands.once(exchange, (tx) => this.changes.change(tx, viewer.networkId, id, change));
    });
    if (done?.madeSecret) return this.show(reply, page, viewer, id, { madeSecret: done.madeSecret });
    if (done) return void reply.redirect(`/network/providers/${id}?changed=1`, 303);
    const { language } = page.words;
    const mistakes = providerMistakes(refusal, body, language);
    const form = (
      <ProviderFormPage
        page={page}
        provider={provider}
        fields={fieldsOf(body)}
        mistakes={mistakes}
        refusal={mistakes.all.length === 0 ? refusal.problem.detail[language] : undefined}
      />
    );
    void sendPage(reply, form, statusOf(refusal));
  }

  @Post('suspend')
  async suspend(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const { refusal } = await attempt(async () => {
      const { on } = await readAs(SuspensionBody, { on: fieldsOf(body).text('on') });
      return this.commands.once(exchange, (tx) =>
        this.changes.suspend(tx, viewer.networkId, id, on ?? undefined),
      );
    });
    await this.answer(reply, page, viewer, id, refusal);
  }

  @Post('resume')
  async resume(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const { refusal } = await attempt(() =>
      this.commands.once(exchange, (tx) => this.changes.resume(tx, viewer.networkId, id)),
    );
    await this.answer(reply, page, viewer, id, refusal);
  }

  @Post('secret')
  async renewSecret(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const { done, refusal } = await attempt(() =>
      this.commands.once(exchange, (tx) => this.changes.renewSecret(tx, viewer.networkId, id)),
    );
    if (refusal) return this.answer(reply, page, viewer, id, refusal);
    await this.show(reply, page, viewer, id, { madeSecret: done.madeSecret });
  }

  private async answer(
    reply: Reply,
    page: PageContext,
    viewer: NetworkViewer,
    id: Id,
    refusal: Refusal | null,
  ): Promise<void> {
    if (refusal) return this.show(reply, page, viewer, id, { refusal });
    void reply.redirect(`/network/providers/${id}`, 303);
  }

  private async show(
    reply: Reply,
    page: PageContext,
    viewer: NetworkViewer,
    id: Id,
    { madeSecret, refusal }: Readonly<{ madeSecret?: string | null; refusal?: Refusal }>,
  ): Promise<void> {
    const provider = await this.providers.find(viewer, id);
    if (!provider) throw new NotFound();
    const { timeZone } = await this.directory.network(viewer.networkId);
    const { language } = page.words;
    const mistakes = refusal ? mistakesOf(refusal, language) : noMistakes;
    const shown = (
      <ProviderPage
        page={page}
        provider={provider}
        today={dayOf(this.clock.now(), timeZone)}
        hasAccount={(await this.accounts.addressesOf(viewer.networkId, id)).length > 0}
        secret={madeSecret ? this.secrets.open(madeSecret) : undefined}
        mistakes={mistakes}
        refusal={refusal && mistakes.all.length === 0 ? refusal.problem.detail[language] : undefined}
      />
    );
    void sendPage(reply, shown, refusal ? statusOf(refusal) : 201);
  }
}
