import { Body, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { NotFound, type Refusal } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import { roles, type NetworkViewer } from '../../../kernel/viewer.js';
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
import { AccountAccess } from '../../use-cases/account-access.js';
import { isOutOfNetwork, scopeOf } from '../http/account-scope.js';
import { NewAccountBody } from '../http/accounts.dto.js';
import { AccountList } from '../persistence/account-list.js';
import { MemberAccounts } from '../persistence/member-accounts.js';
import { NetworkZone } from '../persistence/network-zone.js';
import { AccountsPage } from './accounts-page.js';

@PageController('network/accounts')
@Allow('coordinator')
export class AccountsPagesController {
  constructor(
    @Inject(AccountList) private readonly list: AccountList,
    @Inject(MemberAccounts) private readonly accounts: MemberAccounts,
    @Inject(AccountAccess) private readonly access: AccountAccess,
    @Inject(NetworkZone) private readonly zone: NetworkZone,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get()
  @ShowsPeople()
  async show(
    @OnPage() page: PageContext,
    @Member() { networkId }: NetworkViewer,
    @Query() query: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.send(reply, page, networkId, fieldsOf(query));
  }

  @Post()
  async open(
    @OnPage() page: PageContext,
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Body() body: unknown,
    @Res() reply: Reply,
  ): Promise<void> {
    const fields = fieldsOf(body);
    const { refusal } = await attempt(async () => {
      const account = await readAs(NewAccountBody, accountIn(fields));
      const scope = scopeOf(account);
      const { email, role } = account;
      return this.commands.once(exchange, async (tx) => {
        try {
          return { id: await this.accounts.invite(tx, { networkId, email, role, ...scope }) };
        } catch (error) {
          throw isOutOfNetwork(error) ? new NotFound() : error;
        }
      });
    });
    if (!refusal) return void reply.redirect('/network/accounts?opened=yes', 303);
    await this.send(reply, page, networkId, fieldsOf({}), fields, refusal);
  }

  @Post(':id/disable')
  async disable(
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.commands.once(exchange, (tx) => this.access.disable(tx, viewer, id));
    this.access.forget();
    void reply.redirect('/network/accounts', 303);
  }

  @Post(':id/enable')
  async enable(
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    await this.commands.once(exchange, (tx) => this.access.enable(tx, viewer, id));
    this.access.forget();
    void reply.redirect('/network/accounts', 303);
  }

  private async send(
    reply: Reply,
    page: PageContext,
    networkId: Id,
    query: Fields,
    fields: Fields = fieldsOf({}),
    refusal: Refusal | null = null,
  ): Promise<void> {
    const filter = {
      role: roles.find((role) => role === query.text('role')),
      q: query.text('q')?.slice(0, 100),
    };
    const cursor = query.text('cursor');
    const slice = sliceOf({ cursor });
    const [rows, readers, timeZone] = await Promise.all([
      this.list.page(networkId, filter, slice),
      this.list.readers(networkId),
      this.zone.of(networkId),
    ]);
    const { items: accounts, nextCursor } = pageOf(rows, slice, (account) => account);
    const { language } = page.words;
    const mistakes = refusal ? mistakesOf(refusal, language) : noMistakes;
    const refused = mistakes.all.length === 0 ? refusal?.problem.detail[language] : undefined;
    const isOpened = query.text('opened') !== undefined;
    const shown = {
      page,
      accounts,
      nextCursor,
      filter,
      cursor,
      readers,
      timeZone,
      fields,
      mistakes,
      refused,
    };
    void sendPage(reply, <AccountsPage {...shown} isOpened={isOpened} />, refusal ? statusOf(refusal) : 200);
  }
}

/** `funder:…`, `provider:…` or `coordinator`, as the form’s list says for whom. */
const accountIn = (fields: Fields): object => {
  const [role, id] = (fields.text('who') ?? '').split(':');
  return { email: fields.text('email'), role, ...(role !== undefined && id && { [`${role}Id`]: id }) };
};
