import { Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
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
import { BrowserSessions, type OpenSession } from '../persistence/browser-sessions.js';

const example = {
  id: '019ab4c0-0000-7000-8000-000000000060',
  way: 'email_link',
  device: 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0',
  createdAt: '2027-03-06T09:00:00.000Z',
  seenAt: '2027-03-06T11:30:00.000Z',
  isThisOne: true,
};

@ApiTags('identity')
@Controller('sessions')
export class SessionsController {
  constructor(
    @Inject(BrowserSessions) private readonly sessions: BrowserSessions,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get()
  @Allow(...roles)
  @ApiOperation({ summary: 'Where the caller is signed in' })
  @ApiOkResponse({ example: { items: [example], nextCursor: null } })
  async list(
    @HttpExchange() { request }: Exchange,
    @Caller() { accountId }: Viewer,
    @Query() query: PageQuery,
  ): Promise<Page<OpenSession & { isThisOne: boolean }>> {
    const slice = sliceOf(query);
    return pageOf(await this.sessions.page(accountId, slice), slice, (session) => ({
      ...session,
      isThisOne: session.id === request.browserSession?.id,
    }));
  }

  @Post('revoke')
  @Allow(...roles)
  @ApiOperation({ summary: 'Sign out everywhere; API tokens stay' })
  @ApiCreatedResponse({ example: { ended: 3 } })
  async revokeAll(
    @HttpExchange() exchange: Exchange,
    @Caller() { accountId }: Viewer,
  ): Promise<{ ended: number }> {
    const ended = await this.commands.once(exchange, (tx) => this.sessions.endAll(tx, accountId));
    this.sessions.forget();
    return { ended };
  }

  @Post(':id/revoke')
  @Allow(...roles)
  @ApiOperation({ summary: 'Sign one browser out' })
  @ApiCreatedResponse({ example: { id: example.id } })
  async revoke(
    @HttpExchange() exchange: Exchange,
    @Caller() { accountId }: Viewer,
    @Param('id', KnownId) id: Id,
  ): Promise<{ id: Id }> {
    const ended = await this.commands.once(exchange, async (tx) => {
      if (!(await this.sessions.end(tx, accountId, id))) throw new NotFound();
      return { id };
    });
    this.sessions.forget();
    return ended;
  }
}
