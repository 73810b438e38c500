import { Controller, Inject, Param, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Directory } from '../../../network/index.js';
import { ReferenceCache } from '../../../platform/database/index.js';
import {
  Allow,
  Commands,
  type Exchange,
  HttpExchange,
  KnownId,
  Member,
} from '../../../platform/http/index.js';
import { importExample } from './import-answer.js';
import { ImportResult } from './import-result.js';
import { TakeCallList } from './take-call-list.js';

const example = importExample('019ab4c0-0000-7000-8000-000000000020');

@ApiTags('usage')
@Controller('providers/:providerId/imports')
export class ReceiveImportController {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(ReferenceCache) private readonly references: ReferenceCache,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(TakeCallList) private readonly takeCallList: TakeCallList,
    @Inject(ImportResult) private readonly result: ImportResult,
  ) {}

  @Post()
  @Allow('coordinator')
  @ApiOperation({
    summary: 'Take in a provider’s call list',
    description:
      'XLSX, or CSV with ; , or tabs, in UTF-8 or Windows-1252, laid out by `mapping`, else by the provider’s own, else by the ' +
      'default columns. Calls already known are recognised, so a list may be sent again. A long one answers 202 and is ' +
      'followed at GET /imports/{id}. The lists of lines hold the first 200 of each; GET /imports/{id}/lines has them all.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: {
        file: { type: 'string', format: 'binary' },
        mapping: {
          type: 'string',
          description: 'JSON',
          example: '{"columns":{"reference":"N° appel","code":"Code"}}',
        },
      },
    },
  })
  @ApiCreatedResponse({ example })
  @ApiAcceptedResponse({ example: { ...example, status: 'running', finishedAt: null } })
  async receive(
    @Member() viewer: NetworkViewer,
    @Param('providerId', KnownId) providerId: Id,
    @HttpExchange() exchange: Exchange,
  ): Promise<object> {
    const { networkId } = viewer;
    await this.references.refresh(networkId);
    if (!(await this.directory.provider(networkId, providerId))) throw new NotFound();
    const id = await this.takeCallList.take(exchange, viewer, {
      fields: ['mapping'],
      read: ({ mapping }) => ({ providerId, mapping }),
    });
    const { isOver, answer } = this.commands.keyOf(exchange)
      ? await this.result.first(networkId, id)
      : await this.result.follow(networkId, id);
    if (!isOver) void exchange.reply.status(202);
    return answer;
  }
}
