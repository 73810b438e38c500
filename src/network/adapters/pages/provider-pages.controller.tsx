import { Body, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { dayOf, type Day } from '../../../kernel/civil-time.js';
import { Clock } from '../../../kernel/clock.js';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { ProviderAccounts } from '../../../identity/index.js';
import { ReferenceCache } from '../../../platform/database/index.js';
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
  noMistakes,
  OnPage,
  PageController,
  sendCsv,
  sendPage,
  type Fields,
  type PageContext,
} from '../../../web/index.js';
import type { Provider } from '../../domain/provider.js';
import { newProvider, NewProviderBody } from '../http/providers.dto.js';
import { Directory } from '../persistence/directory.js';
import { Providers } from '../persistence/providers.js';
import { ProviderFormPage } from './provider-form.js';
import { areasOf, languagesOf, noticesOf, stateOf } from './provider-in-words.js';
import { ProviderListPage, ProviderPage } from './provider-pages.js';
import { providerWords } from './provider-words.js';
import { providerInput, providerMistakes, usualProvider } from './read-provider.js';

@PageController('network')
@Allow('coordinator')
export class ProviderPagesController {
  constructor(
    @Inject(Providers) private readonly providers: Providers,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(ReferenceCache) private readonly references: ReferenceCache,
    @Inject(Secrets) private readonly secrets: Secrets,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(ProviderAccounts) private readonly accounts: ProviderAccounts,
  ) {}

  @Get('providers')
  async list(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Query() query: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const filters = fieldsOf(query);
    const { providers, today } = await this.found(networkId, filters);
    const isFiltered = ['modality', 'state'].some((name) => filters.text(name) !== undefined);
    void sendPage(reply, <ProviderListPage {...{ page, providers, filters, isFiltered, today }} />);
  }

  @Get('providers.csv')
  async file(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Query() query: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const { list, facts } = providerWords(page);
    const { providers, today } = await this.found(networkId, fieldsOf(query));
    void sendCsv<Provider>(reply, {
      name: 'prestataires',
      columns: [
        { title: list.name, cell: ({ name }) => name },
        {
          title: list.modality,
          cell: ({ modalities }) => modalities.map((one) => page.words.modalities[one]).join(', '),
        },
        { title: facts.phone, cell: ({ phoneNumber }) => phoneNumber },
        { title: list.languages, cell: (provider) => languagesOf(provider, page, 'names') },
        { title: list.areas, cell: (provider) => areasOf(provider, page) },
        { title: list.notice, cell: (provider) => noticesOf(provider, page).join(', ') },
        { title: list.state, cell: (provider) => stateOf(provider, page, today) },
      ],
      rows: each(providers),
    });
  }

  @Get('providers/new')
  blank(@OnPage() page: PageContext, @Res() reply: Reply): void {
    const form = (
      <ProviderFormPage page={page} provider={null} fields={usualProvider} mistakes={noMistakes} />
    );
    void sendPage(reply, form);
  }

  @Post('providers')
  async add(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const { done, refusal } = await attempt(async () => {
      const draft = newProvider(networkId, await readAs(NewProviderBody, providerInput(body)));
      return this.commands.once(exchange, (tx) => this.providers.add(tx, draft));
    });
    if (done?.madeSecret) {
      const today = await this.today(networkId);
      const added = (
        <ProviderPage
          {...{ page, today, provider: done.provider, hasAccount: false, mistakes: noMistakes }}
          secret={this.secrets.open(done.madeSecret)}
        />
      );
      return void sendPage(reply, added, 201);
    }
    if (done) return void reply.redirect(`/network/providers/${done.provider.id}`, 303);
    const { language } = page.words;
    const mistakes = providerMistakes(refusal, body, language);
    const form = (
      <ProviderFormPage
        page={{ ...page, path: '/network/providers/new' }}
        provider={null}
        fields={fieldsOf(body)}
        mistakes={mistakes}
        refusal={mistakes.all.length === 0 ? refusal.problem.detail[language] : undefined}
      />
    );
    void sendPage(reply, form, statusOf(refusal));
  }

  @Get('providers/:id')
  async one(
    @OnPage() page: PageContext,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Query() query: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const provider = await this.providers.find(viewer, id);
    if (!provider) throw new NotFound();
    const today = await this.today(viewer.networkId);
    const isChanged = fieldsOf(query).isChecked('changed');
    const hasAccount = (await this.accounts.addressesOf(viewer.networkId, id)).length > 0;
    const shown = { page, provider, today, hasAccount, isChanged, mistakes: noMistakes };
    void sendPage(reply, <ProviderPage {...shown} />);
  }

  private async found(
    networkId: Id,
    filters: Fields,
  ): Promise<Readonly<{ providers: readonly Provider[]; today: Day }>> {
    await this.references.refresh(networkId);
    const [modality, state] = [filters.text('modality'), filters.text('state')];
    const providers = (await this.directory.providers(networkId)).filter(
      ({ modalities, suspendedOn }) =>
        (modality === undefined || modalities.some((one) => one === modality)) &&
        (state === undefined || (suspendedOn === null) === (state === 'working')),
    );
    return { providers, today: await this.today(networkId) };
  }

  private async today(networkId: Id): Promise<Day> {
    const { timeZone } = await this.directory.network(networkId);
    return dayOf(this.clock.now(), timeZone);
  }
}

async function* each(providers: readonly Provider[]): AsyncGenerator<Provider> {
  yield* providers;
}
