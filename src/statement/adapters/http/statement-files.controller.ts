import { applyDecorators, Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Id } from '../../../kernel/ids.js';
import { Allow, Caller, KnownId, sendFile, ShowsPeople, type Reply } from '../../../platform/http/index.js';
import { StatementFiles } from '../documents/statement-files.js';
import type { StatementReader } from '../persistence/statement-rows.js';
import { documentExample } from './statement.examples.js';
import { StatementQuery } from './statements.dto.js';

const AsFile = (ending: string, type: string, summary: string, description: string) =>
  applyDecorators(
    Get(`:id.${ending}`),
    Allow('coordinator', 'funder', 'former_carrier'),
    ShowsPeople(),
    ApiOperation({ summary, description }),
    ApiProduces(type),
    ApiOkResponse({ schema: { type: 'string', format: 'binary' } }),
  );

const SAME = 'The same bytes each time once it is issued; a draft is as it would be now, and has no number.';

@ApiTags('statements')
@Controller('statements')
export class StatementFilesController {
  constructor(@Inject(StatementFiles) private readonly files: StatementFiles) {}

  @Get(':id.json')
  @Allow('coordinator', 'funder', 'former_carrier')
  @ShowsPeople()
  @ApiOperation({
    summary: 'What was sealed, byte for byte',
    description:
      'The funder’s version, as canonical JSON (RFC 8785). The SHA-256 of this file is the `hash` of the statement: ' +
      '`sha256sum` computes it. A coordinator who asks for `audience=coordinator` gets the version that is not masked, whose ' +
      'SHA-256 is `detailHash`. A draft has none: 404.',
  })
  @ApiOkResponse({ example: documentExample })
  async json(
    @Caller() reader: StatementReader,
    @Param('id', KnownId) id: Id,
    @Query() { audience }: StatementQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendFile(reply, await this.files.json(reader, id, audience));
  }

  @AsFile('pdf', 'application/pdf', 'A statement to archive', `PDF/A-2a, in French. ${SAME}`)
  async pdf(
    @Caller() reader: StatementReader,
    @Param('id', KnownId) id: Id,
    @Query() { audience }: StatementQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendFile(reply, await this.files.pdf(reader, id, audience));
  }

  @AsFile(
    'csv',
    'text/csv',
    'A statement as rows',
    'For a coordinator its lines, one a row, whose amounts add up to what was consumed; for a funder its figures, one a row. ' +
      `UTF-8 with its mark, semicolons, decimal commas. ${SAME}`,
  )
  async csv(
    @Caller() reader: StatementReader,
    @Param('id', KnownId) id: Id,
    @Query() { audience }: StatementQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendFile(reply, await this.files.csv(reader, id, audience));
  }

  @AsFile(
    'xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'A statement as a spreadsheet',
    `One sheet a table, numbers and days as such; for a coordinator its lines on the last one. ${SAME}`,
  )
  async xlsx(
    @Caller() reader: StatementReader,
    @Param('id', KnownId) id: Id,
    @Query() { audience }: StatementQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    void sendFile(reply, await this.files.xlsx(reader, id, audience));
  }
}
