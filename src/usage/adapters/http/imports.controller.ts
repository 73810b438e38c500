import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import {
  Allow,
  Commands,
  type Exchange,
  HttpExchange,
  KnownId,
  Member,
  type Page,
  pageBy,
  pageOf,
  sliceOf,
} from '../../../platform/http/index.js';
import { ResolveLine } from '../../use-cases/resolve-line.js';
import { ImportPages } from '../persistence/import-pages.js';
import { importExample, lineAnswerOf, summaryOf } from './import-answer.js';
import { ImportResult } from './import-result.js';
import { decisionOf, ImportsQuery, lineAfter, LinesQuery, ResolveBody } from './imports.dto.js';

const example = importExample('019ab4c0-0000-7000-8000-000000000020');
const { changed: _, unmatched: __, disputed: ___, totals: ____, ...summaryExample } = example;
const lineExample = {
  ...example.unmatched[0],
  kind: 'unmatched',
  usageId: null,
  resolution: null,
  resolutionReason: null,
  resolvedAt: null,
};

@ApiTags('usage')
@Controller('imports')
export class ImportsController {
  constructor(
    @Inject(ImportPages) private readonly pages: ImportPages,
    @Inject(ImportResult) private readonly result: ImportResult,
    @Inject(ResolveLine) private readonly resolveLine: ResolveLine,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  @Get()
  @Allow('coordinator')
  @ApiOperation({ summary: 'The call lists taken in, the latest first' })
  @ApiOkResponse({ example: { items: [summaryExample], nextCursor: null } })
  async list(@Member() { networkId }: NetworkViewer, @Query() query: ImportsQuery): Promise<Page<object>> {
    const slice = sliceOf(query);
    return pageOf(await this.pages.imports(networkId, slice, query.providerId ?? null), slice, summaryOf);
  }

  @Get(':id')
  @Allow('coordinator')
  @ApiOperation({ summary: 'What an import has given so far; its counters move while it runs' })
  @ApiOkResponse({ example })
  async one(@Member() { networkId }: NetworkViewer, @Param('id', KnownId) id: Id): Promise<object> {
    return this.result.now(networkId, id);
  }

  @Get(':id/lines')
  @Allow('coordinator')
  @ApiOperation({
    summary: 'The lines that a person has to settle, or has settled, in the order of the file',
  })
  @ApiOkResponse({ example: { items: [lineExample], nextCursor: null } })
  async lines(
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Query() { kind, open, limit = 50, cursor }: LinesQuery,
  ): Promise<Page<object>> {
    await this.result.find(networkId, id);
    const slice = {
      limit,
      after: lineAfter(cursor),
      kind: kind ?? null,
      isOpen: open === undefined ? null : open === 'true',
    };
    const rows = await this.pages.lines(networkId, id, slice);
    return pageBy(rows, limit, lineAnswerOf, ({ line }) => String(line));
  }

  @Post(':id/lines/:line/resolve')
  @HttpCode(201)
  @Allow('coordinator')
  @ApiOperation({
    summary: 'Settle a line: attach, accept or ignore it',
    description:
      'An unmatched call is attached to the agreement that pays, and to a professional if one is named; a changed one is ' +
      'accepted as a correction of the recorded call; any may be ignored, with a reason. A second time: 409.',
  })
  @ApiCreatedResponse({
    example: { ...lineExample, usageId: '019ab4c0-0000-7000-8000-000000000030', resolution: 'attached' },
  })
  async resolve(
    @Member() { networkId, accountId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Param('line') line: string,
    @Body() body: ResolveBody,
    @HttpExchange() exchange: Exchange,
  ): Promise<object> {
    if (!/^\d{1,9}$/.test(line)) throw new NotFound();
    const decision = decisionOf(body);
    return this.commands.once(exchange, async (tx) =>
      lineAnswerOf(await this.resolveLine.execute(tx, networkId, id, Number(line), decision, accountId)),
    );
  }
}
