import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import {
  Allow,
  Commands,
  HttpExchange,
  KnownId,
  Member,
  pageOf,
  PageQuery,
  ShowsPeople,
  sliceOf,
  type Exchange,
  type Page,
} from '../../../platform/http/index.js';
import { AccountAccess } from '../../use-cases/account-access.js';
import type { AccountOnRecord } from '../../use-cases/ports.js';
import { Accounts } from '../persistence/accounts.js';
import { isOutOfNetwork, scopeOf } from './account-scope.js';
import { NewAccountBody } from './accounts.dto.js';

const example = {
  id: '019ab4c0-0000-7000-8000-000000000001',
  email: 'secretariat@rouen.example',
  role: 'staff',
  professionalId: null,
  practiceId: '019ab4c0-0000-7000-8000-000000000010',
  funderId: null,
  providerId: null,
  agreementId: null,
  openUntil: null,
  disabledAt: null,
};
const disabled = { ...example, disabledAt: '2027-03-06T09:00:00.000Z' };

@ApiTags('identity')
@Controller('accounts')
export class AccountsController {
  constructor(
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(AccountAccess) private readonly access: AccountAccess,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Post()
  @Allow('coordinator')
  @ApiOperation({ summary: 'Open an account for staff, a funder, a provider or another coordinator' })
  @ApiCreatedResponse({ example })
  open(
    @HttpExchange() exchange: Exchange,
    @Member() { networkId }: NetworkViewer,
    @Body() body: NewAccountBody,
  ): Promise<AccountOnRecord> {
    const { email, role } = body;
    const scope = scopeOf(body);
    return this.commands.once(exchange, async (tx) => {
      try {
        const id = await this.accounts.open(tx, { networkId, email, role, ...scope });
        return {
          id,
          email,
          role,
          professionalId: null,
          practiceId: null,
          funderId: null,
          providerId: null,
          agreementId: null,
          openUntil: null,
          disabledAt: null,
          ...scope,
        };
      } catch (error) {
        throw isOutOfNetwork(error) ? new NotFound() : error;
      }
    });
  }

  @Get()
  @ShowsPeople()
  @Allow('coordinator')
  @ApiOperation({ summary: 'The accounts of the network' })
  @ApiOkResponse({ example: { items: [example], nextCursor: null } })
  async list(
    @Member() { networkId }: NetworkViewer,
    @Query() query: PageQuery,
  ): Promise<Page<AccountOnRecord>> {
    const slice = sliceOf(query);
    return pageOf(await this.accounts.page(networkId, slice), slice, (account) => account);
  }

  @Post(':id/disable')
  @Allow('coordinator')
  @ApiOperation({
    summary:
      'Shut an account, one’s own excepted: its sessions end, and its tokens open nothing (within three seconds on every replica)',
  })
  @ApiCreatedResponse({ example: disabled })
  async disable(
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
  ): Promise<AccountOnRecord> {
    const account = await this.commands.once(exchange, (tx) => this.access.disable(tx, viewer, id));
    this.access.forget();
    return account;
  }

  @Post(':id/enable')
  @Allow('coordinator')
  @ApiOperation({ summary: 'Let the person sign in again; their tokens open again, their sessions do not' })
  @ApiCreatedResponse({ example })
  async enable(
    @HttpExchange() exchange: Exchange,
    @Member() viewer: NetworkViewer,
    @Param('id', KnownId) id: Id,
  ): Promise<AccountOnRecord> {
    const account = await this.commands.once(exchange, (tx) => this.access.enable(tx, viewer, id));
    this.access.forget();
    return account;
  }
}
