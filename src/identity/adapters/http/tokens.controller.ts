import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import { roles, type Viewer } from '../../../kernel/viewer.js';
import {
  Allow,
  Caller,
  Commands,
  HttpExchange,
  KnownId,
  pageOf,
  PageQuery,
  sliceOf,
  type Exchange,
  type Page,
} from '../../../platform/http/index.js';
import { Text } from '../../../platform/http/fields.js';
import { Secrets } from '../../../platform/secrets/index.js';
import { ApiTokens, type ApiToken } from '../persistence/api-tokens.js';

export class NewTokenBody {
  @Text({ max: 100, example: 'logiciel du cabinet', description: 'What it is for' })
  label: string;
}

const example = {
  id: '019ab4c0-0000-7000-8000-000000000050',
  label: 'logiciel du cabinet',
  createdAt: '2027-03-06T09:00:00.000Z',
  revokedAt: null,
};

@ApiTags('identity')
@Controller('tokens')
export class TokensController {
  constructor(
    @Inject(ApiTokens) private readonly tokens: ApiTokens,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Secrets) private readonly secrets: Secrets,
  ) {}

  @Get()
  @Allow(...roles)
  @ApiOperation({ summary: 'The caller’s own API tokens that still open' })
  @ApiOkResponse({ example: { items: [example], nextCursor: null } })
  async list(@Caller() { accountId }: Viewer, @Query() query: PageQuery): Promise<Page<ApiToken>> {
    const slice = sliceOf(query);
    return pageOf(await this.tokens.page(accountId, slice), slice, (token) => token);
  }

  @Post()
  @Allow(...roles)
  @ApiOperation({ summary: 'Make an API token that can do what its owner can; it is shown this once' })
  @ApiCreatedResponse({ example: { ...example, token: 'trm_…' } })
  async make(
    @HttpExchange() exchange: Exchange,
    @Caller() { accountId }: Viewer,
    @Body() { label }: NewTokenBody,
  ): Promise<ApiToken & { token: string }> {
    // The answer is kept for its Idempotency-Key: the token in it, sealed.
    const { sealed, ...made } = await this.commands.once(exchange, async (tx) => {
      const { token, ...kept } = await this.tokens.make(tx, accountId, label);
      return { ...kept, sealed: this.secrets.seal(token) };
    });
    return { ...made, token: this.secrets.open(sealed) };
  }

  @Post(':id/revoke')
  @Allow(...roles)
  @ApiOperation({ summary: 'From now on the token opens nothing (within three seconds on every replica)' })
  @ApiCreatedResponse({ example: { ...example, revokedAt: '2027-03-07T09:00:00.000Z' } })
  async revoke(
    @HttpExchange() exchange: Exchange,
    @Caller() { accountId }: Viewer,
    @Param('id', KnownId) id: Id,
  ): Promise<ApiToken> {
    const revoked = await this.commands.once(exchange, async (tx) => {
      const token = await this.tokens.revoke(tx, accountId, id);
      if (!token) throw new NotFound();
      return token;
    });
    this.tokens.forget();
    return revoked;
  }
}
