import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Id } from '../../../kernel/ids.js';
import { Allow, Caller, KnownId, sendFile, ShowsPeople, type Reply } from '../../../platform/http/index.js';
import { HandoverRecords } from '../documents/handover-records.js';
import type { HandoverReader, RecordReader } from '../persistence/stored-handovers.js';
import { executedExample } from './handover.examples.js';

const { hash: _, preview: __, ...recordExample } = executedExample;

@ApiTags('funding')
@Controller('handovers/:id')
@Allow('coordinator', 'admin')
export class HandoverRecordsController {
  constructor(@Inject(HandoverRecords) private readonly records: HandoverRecords) {}

  @Get('record.json')
  @ApiOperation({
    summary: 'What was sealed, byte for byte',
    description:
      'Canonical JSON (RFC 8785). The SHA-256 of this file is the `hash` of the handover: `sha256sum` computes it.',
  })
  @ApiOkResponse({ example: recordExample })
  async json(
    @Caller() reader: HandoverReader,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendFile(reply, await this.records.json(reader, id));
  }

  @Get('record.pdf')
  @Allow('coordinator', 'former_carrier', 'admin')
  @ShowsPeople()
  @ApiOperation({
    summary: 'The record on one page, to sign and archive',
    description:
      'The same bytes each time. A former carrier reads it where its own agreement has handed over; the JSON names codes, which are the new carrier’s.',
  })
  @ApiProduces('application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async pdf(
    @Caller() reader: RecordReader,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendFile(reply, await this.records.pdf(reader, id));
  }
}
