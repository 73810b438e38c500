import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { InvalidInput, NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { CallListLayouts, Directory } from '../../../network/index.js';
import { ReferenceCache } from '../../../platform/database/index.js';
import {
  Allow,
  Commands,
  type Exchange,
  HttpExchange,
  KnownId,
  Member,
} from '../../../platform/http/index.js';
import type { LayoutDraft } from '../../domain/call-list/guess-layout.js';
import { mappingProblems } from '../../domain/call-list/mapping-problems.js';
import { KeepLayout } from '../../use-cases/keep-layout.js';
import { parsedMapping } from '../../use-cases/receive-call-list.js';
import { sampleTables } from '../files/sample-tables.js';
import { TrySample } from '../files/try-sample.js';
import { layoutAnswer, layoutExample, trialAnswer, trialExample } from './layout-answer.js';
import { takeSample } from './layout-upload.js';
import { LayoutBody } from './layouts.dto.js';

@ApiTags('usage')
@Controller('providers/:providerId/call-list-layout')
@Allow('coordinator')
export class LayoutsController {
  constructor(
    @Inject(CallListLayouts) private readonly layouts: CallListLayouts,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(ReferenceCache) private readonly references: ReferenceCache,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(KeepLayout) private readonly keepLayout: KeepLayout,
    @Inject(TrySample) private readonly trySample: TrySample,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The layout that a provider’s call lists are read by' })
  @ApiOkResponse({ example: layoutExample })
  async one(
    @Member() { networkId }: NetworkViewer,
    @Param('providerId', KnownId) providerId: Id,
  ): Promise<object> {
    await this.references.refresh(networkId);
    if (!(await this.directory.provider(networkId, providerId))) throw new NotFound();
    return layoutAnswer(await this.layouts.current(networkId, providerId));
  }

  @Post()
  @ApiOperation({
    summary: 'Keep the layout of a provider’s call lists',
    description:
      'Imports, and the lines of invoices, are read by it from now on, unless an upload brings its own. Each one kept is ' +
      'a version; the same again is the version before. `mapping: null` goes back to the usual columns.',
  })
  @ApiCreatedResponse({ example: layoutExample })
  keep(
    @Member() { networkId, accountId }: NetworkViewer,
    @Param('providerId', KnownId) providerId: Id,
    @Body() { mapping }: LayoutBody,
    @HttpExchange() exchange: Exchange,
  ): Promise<object> {
    return this.commands.once(exchange, async (tx) =>
      layoutAnswer(await this.keepLayout.execute(tx, networkId, providerId, mapping, accountId)),
    );
  }

  @Post('trial')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Try a layout on a sample',
    description:
      'The first 25 lines, side by side with what is understood of them; without `mapping`, by the provider’s own layout ' +
      'where the sample fits it, else by a guess. Languages that nobody knows come with suggestions. Nothing is kept.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: {
        file: { type: 'string', format: 'binary' },
        mapping: { type: 'string', description: 'JSON' },
      },
    },
  })
  @ApiOkResponse({ example: trialExample })
  async try(
    @Member() { networkId }: NetworkViewer,
    @Param('providerId', KnownId) providerId: Id,
    @HttpExchange() { request }: Exchange,
  ): Promise<object> {
    await this.references.refresh(networkId);
    if (!(await this.directory.provider(networkId, providerId))) throw new NotFound();
    const { bytes, fields } = await takeSample(request, ['mapping']);
    const draft = fields['mapping'] === undefined ? undefined : draftOf(parsedMapping(fields['mapping']));
    return trialAnswer(await this.trySample.execute(networkId, providerId, await sampleTables(bytes), draft));
  }
}

/** A layout to try may lack columns, but no part of it may be of another shape. @throws InvalidInput */
const draftOf = (mapping: unknown): LayoutDraft => {
  const problems = mappingProblems(mapping);
  if (problems.some(({ pointer }) => !/^\/columns\/\w+$/.test(pointer)))
    throw new InvalidInput(
      problems.map(({ pointer, message }) => ({ pointer: `/mapping${pointer}`, message })),
    );
  return mapping as LayoutDraft;
};
