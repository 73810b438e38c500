import { Readable } from 'node:stream';
import { Controller, Get, Inject, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { NotFound } from '../../../kernel/errors.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import {
  Allow,
  Caller,
  KnownId,
  type Page,
  pageOf,
  PageQuery,
  sliceOf,
} from '../../../platform/http/index.js';
import { accountDeclarations, journalEntry, journalHeader } from '../../domain/journal.js';
import { postingsOf, type Posting, type RecordedEntry } from '../../domain/recorded-entry.js';
import {
  AgreementBook,
  type AgreementOnRecord,
  type AgreementReader,
} from '../persistence/agreement-book.js';
import { Budgets, type BudgetReport } from '../persistence/budgets.js';
import { LedgerEntries } from '../persistence/ledger-entries.js';
import { JournalQuery } from './funding.dto.js';
import { budgetExample, entryExample, journalExample } from './ledger.examples.js';

type PresentedEntry = Omit<RecordedEntry, 'moves'> & Readonly<{ postings: readonly Posting[] }>;

@ApiTags('funding')
@Controller()
export class LedgerController {
  constructor(
    @Inject(AgreementBook) private readonly agreements: AgreementBook,
    @Inject(LedgerEntries) private readonly entries: LedgerEntries,
    @Inject(Budgets) private readonly budgets: Budgets,
  ) {}

  @Get('agreements/:id/budget')
  @Allow('coordinator', 'funder', 'former_carrier', 'admin')
  @ApiOperation({
    summary: 'Where the money stands, and how long it will last',
    description:
      'granted = committed + consumed + available − overdrawn, always; consumed includes what is already invoiced. ' +
      'The forecast carries on the pace of the last 90 days, weekday by weekday; runOutOn is null when the money lasts until the ' +
      'agreement ends. earliestOn and latestOn are the same at the fastest and the slowest pace of these days.',
  })
  @ApiOkResponse({ example: budgetExample })
  async budget(@Caller() reader: AgreementReader, @Param('id', KnownId) id: string): Promise<BudgetReport> {
    const report = await this.budgets.of(await this.found(reader, id));
    if (!report) throw new NotFound();
    return report;
  }

  @Get('agreements/:id/entries')
  @Allow('coordinator', 'former_carrier', 'admin')
  @ApiOperation({
    summary: 'The ledger of an agreement, oldest first',
    description:
      'Postings sum to zero. Money is where it is positive (available, committed, consumed, invoiced) and comes from where ' +
      'it is negative (granted by the funder; overdrawn, beyond the grant).',
  })
  @ApiOkResponse({ example: { items: [entryExample], nextCursor: null } })
  async ofAgreement(
    @Caller() reader: ViewerOf<'coordinator' | 'former_carrier' | 'admin'>,
    @Param('id', KnownId) id: string,
    @Query() query: PageQuery,
  ): Promise<Page<PresentedEntry>> {
    const slice = sliceOf(query);
    const agreement = await this.found(reader, id);
    const entries = await this.entries.slice(agreement.networkId, agreement.id, slice);
    return pageOf<RecordedEntry, PresentedEntry>(entries, slice, ({ moves, ...entry }) => ({
      ...entry,
      postings: postingsOf(moves),
    }));
  }

  @Get('ledger.journal')
  @Allow('coordinator', 'former_carrier')
  @ApiOperation({
    summary: 'The ledger as a plain-text journal, for hledger and its kin',
    description: 'Streamed. `hledger -f - check --strict` accepts it; `hledger bal` gives the budget.',
  })
  @ApiProduces('text/plain')
  @ApiOkResponse({ example: journalExample })
  async journal(
    @Caller() reader: ViewerOf<'coordinator' | 'former_carrier'>,
    @Query() { agreementId }: JournalQuery,
  ): Promise<StreamableFile> {
    const agreements = agreementId
      ? [await this.found(reader, agreementId)]
      : await this.agreements.all(reader);
    const text = Readable.from(this.journalOf(agreements, await this.budgets.zoneOf(reader.networkId)), {
      objectMode: false,
    });
    return new StreamableFile(text, { type: 'text/plain; charset=utf-8' });
  }

  private async *journalOf(agreements: readonly AgreementOnRecord[], zone: string): AsyncGenerator<string> {
    yield journalHeader + agreements.map(accountDeclarations).join('');
    for (const agreement of agreements) {
      for await (const batch of this.entries.batches(agreement.networkId, agreement.id)) {
        yield batch.map((entry) => journalEntry(agreement, entry, zone)).join('');
      }
    }
  }

  private async found(reader: AgreementReader, id: string): Promise<AgreementOnRecord> {
    const agreement = await this.agreements.one(reader, id);
    if (!agreement) throw new NotFound();
    return agreement;
  }
}
