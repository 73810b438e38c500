import { Controller, Inject, Param, Post } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { NotFound, Refusal } from '../../../kernel/errors.js';
import { newId, type Id } from '../../../kernel/ids.js';
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
import { StoredRefusal } from '../../../platform/http/stored-refusal.js';
import { ReceiveCallList, type ReceivedFile } from '../../use-cases/receive-call-list.js';
import { CallListFiles } from '../persistence/call-list-files.js';
import { importExample } from './import-answer.js';
import { ImportResult } from './import-result.js';
import { takeUpload, type Upload } from './upload.js';

const example = importExample('019ab4c0-0000-7000-8000-000000000020');

@ApiTags('usage')
@Controller('providers/:providerId/imports')
export class ReceiveImportController {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(ReferenceCache) private readonly references: ReferenceCache,
    @Inject(CallListFiles) private readonly files: CallListFiles,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ReceiveCallList) private readonly receiveCallList: ReceiveCallList,
    @Inject(ImportResult) private readonly result: ImportResult,
  ) {}

  @Post()
  @Allow('coordinator')
  @ApiOperation({
    summary: 'Take in a provider’s call list',
    description:
      'CSV with ; , or tabs, in UTF-8 or Windows-1252, laid out by `mapping`, else by the provider’s own, else by the ' +
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
    @Member() { networkId, accountId }: NetworkViewer,
    @Param('providerId', KnownId) providerId: Id,
    @HttpExchange() exchange: Exchange,
  ): Promise<object> {
    await this.references.refresh(networkId);
    if (!(await this.directory.provider(networkId, providerId))) throw new NotFound();
    const id = newId();
    const upload = await this.upload(exchange, networkId, id);
    const file = { ...upload, networkId, providerId, importId: id, by: accountId };
    const received = await this.received(exchange, file);
    if (received.id !== id) await this.files.drop(networkId, id);
    const { isOver, answer } = this.commands.keyOf(exchange)
      ? await this.result.first(networkId, received.id)
      : await this.result.follow(networkId, received.id);
    if (!isOver) void exchange.reply.status(202);
    return answer;
  }

  private async upload(exchange: Exchange, networkId: Id, id: Id): Promise<Upload> {
    try {
      const upload = await takeUpload(exchange.request, (bytes) => this.files.write(networkId, id, bytes));
      // The form's bytes are gone; what stands for them makes two requests the same one.
      exchange.request.body = upload;
      return upload;
    } catch (error) {
      await this.files.drop(networkId, id);
      throw error;
    }
  }

  private async received(exchange: Exchange, file: ReceivedFile): Promise<{ id: Id }> {
    try {
      return await this.commands.once(exchange, async (tx) => ({
        id: (await this.receiveCallList.execute(tx, file)).id,
      }));
    } catch (error) {
      // Where the commit's answer was lost, there may be an import: its file is its own. Where there is none, it is swept away.
      if (error instanceof Refusal || error instanceof StoredRefusal)
        await this.files.drop(file.networkId, file.importId);
      throw error;
    }
  }
}
