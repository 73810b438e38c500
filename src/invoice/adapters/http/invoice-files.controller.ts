import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Allow, KnownId, Member, type Reply } from '../../../platform/http/index.js';
import { sendCsv, type CsvColumn } from '../../../web/index.js';
import { dayOfLine, printDisputeLetter, reasonOf } from '../documents/dispute-letter.js';
import { disputeWords } from '../documents/dispute-words.js';
import { Disputes, fileNameOf } from '../documents/disputes.js';
import { InvoicePages, type LineRow } from '../persistence/invoice-pages.js';

const binary = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('invoice')
@Controller('invoices/:id')
@Allow('coordinator')
export class InvoiceFilesController {
  constructor(
    @Inject(InvoicePages) private readonly pages: InvoicePages,
    @Inject(Disputes) private readonly disputes: Disputes,
  ) {}

  @Get('file.pdf')
  @ApiOperation({ summary: 'The invoice as it was received, byte for byte' })
  @ApiProduces('application/pdf')
  @ApiOkResponse(binary)
  async file(
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const [invoice, bytes] = await Promise.all([
      this.pages.one(networkId, id),
      this.pages.file(networkId, id),
    ]);
    if (!invoice || !bytes) throw new NotFound();
    sendPdf(reply, fileNameOf(invoice.number), bytes);
  }

  @Get('dispute.pdf')
  @ApiOperation({
    summary: 'The letter to the provider: what is disputed, and why',
    description: 'It holds no name but the client code.',
  })
  @ApiProduces('application/pdf')
  @ApiOkResponse(binary)
  async letter(
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const dispute = await this.disputes.of(networkId, id);
    const bytes = await printDisputeLetter(dispute);
    sendPdf(reply, `contestation-${fileNameOf(dispute.invoice.number)}`, bytes);
  }

  @Get('dispute.csv')
  @ApiOperation({ summary: 'The disputed lines, for a spreadsheet' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async table(
    @Member() { networkId }: NetworkViewer,
    @Param('id', KnownId) id: Id,
    @Res() reply: Reply,
  ): Promise<void> {
    const { invoice, lines, timeZone } = await this.disputes.of(networkId, id);
    const columns: CsvColumn<LineRow>[] = [
      { title: disputeWords.number, cell: () => invoice.number },
      { title: disputeWords.line, cell: ({ listedAt }) => listedAt },
      { title: disputeWords.what, cell: ({ verdict }) => disputeWords.verdicts[verdict] },
      { title: disputeWords.reference, cell: ({ reference }) => reference },
      { title: disputeWords.day, cell: (line) => dayOfLine(line, timeZone) },
      { title: disputeWords.code, cell: ({ code }) => code },
      { title: `${disputeWords.theirs} (€)`, cell: ({ theirCents }) => inEuros(theirCents) },
      { title: `${disputeWords.ours} (€)`, cell: ({ ourCents }) => inEuros(ourCents) },
      { title: disputeWords.reason, cell: reasonOf },
      { title: disputeWords.comment, cell: ({ decisionComment }) => decisionComment },
    ];
    void sendCsv(reply, { name: `contestation-${fileNameOf(invoice.number)}`, columns, rows: each(lines) });
  }
}

const inEuros = (cents: number | null): number | null => (cents === null ? null : cents / 100);

async function* each<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  await Promise.resolve();
  yield* rows;
}

const sendPdf = (reply: Reply, name: string, bytes: Buffer): void =>
  void reply
    .headers({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${name}.pdf"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .send(bytes);
