import { Get, Inject, Param, Query, Res } from '@nestjs/common';
import { addDays, dayOf, startOfDay, type TimeZone } from '../../../kernel/civil-time.js';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { ViewerOf } from '../../../kernel/viewer.js';
import {
  Allow,
  Caller,
  KnownId,
  pageOf,
  sliceOf,
  type Page,
  type Reply,
} from '../../../platform/http/index.js';
import {
  everyRow,
  OnPage,
  PageController,
  sendCsv,
  sendPage,
  type CsvColumn,
  type PageContext,
} from '../../../web/index.js';
import { accounts, type RecordedEntry } from '../../domain/recorded-entry.js';
import type { Agreement } from '../../domain/agreement.js';
import { AgreementBook } from '../persistence/agreement-book.js';
import { Budgets } from '../persistence/budgets.js';
import { LedgerEntries } from '../persistence/ledger-entries.js';
import { budgetWords } from './budget-words.js';
import { causeOf } from './cause-of.js';
import { EntriesPage } from './entries-page.js';
import { EntriesQuery } from './entries-query.js';

type Reader = ViewerOf<'coordinator' | 'former_carrier'>;
type Book = Readonly<{ agreement: Agreement; zone: TimeZone }>;

/** The ledger of one agreement, to read and to take away. */
@PageController('budgets/:id')
@Allow('coordinator', 'former_carrier')
export class EntriesController {
  constructor(
    @Inject(AgreementBook) private readonly agreements: AgreementBook,
    @Inject(LedgerEntries) private readonly entries: LedgerEntries,
    @Inject(Budgets) private readonly budgets: Budgets,
  ) {}

  @Get('entries')
  async show(
    @OnPage() page: PageContext,
    @Caller() reader: Reader,
    @Param('id', KnownId) id: Id,
    @Query() query: EntriesQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    const book = await this.book(reader, id);
    const { items, nextCursor } = await this.page(book, query);
    void sendPage(
      reply,
      <EntriesPage page={page} {...book} entries={items} nextCursor={nextCursor} query={query} />,
    );
  }

  @Get('entries.csv')
  async take(
    @OnPage() page: PageContext,
    @Caller() reader: Reader,
    @Param('id', KnownId) id: Id,
    @Query() query: EntriesQuery,
    @Res() reply: Reply,
  ): Promise<void> {
    const book = await this.book(reader, id);
    void sendCsv(reply, {
      name: `ecritures-${id.slice(-8)}`,
      columns: columnsOf(page, book.zone),
      rows: everyRow((cursor) => this.page(book, { ...query, limit: 200, cursor })),
    });
  }

  /** @throws NotFound */
  private async book(reader: Reader, id: Id): Promise<Book> {
    const agreement = await this.agreements.one(reader, id);
    if (!agreement) throw new NotFound();
    return { agreement, zone: await this.budgets.zoneOf(reader.networkId) };
  }

  private async page({ agreement, zone }: Book, query: EntriesQuery): Promise<Page<RecordedEntry>> {
    const { verb, from, to } = query;
    const filter = {
      verb,
      ...(from && { since: startOfDay(from, zone) }),
      ...(to && { before: startOfDay(addDays(to, 1), zone) }),
    };
    const slice = sliceOf(query);
    const found = await this.entries.latest(agreement.networkId, agreement.id, filter, slice);
    return pageOf<RecordedEntry, RecordedEntry>(found, slice, (entry) => entry);
  }
}

const columnsOf = (page: PageContext, zone: TimeZone): CsvColumn<RecordedEntry>[] => {
  const words = budgetWords(page);
  return [
    { title: words.on, cell: ({ recordedAt }) => dayOf(recordedAt, zone) },
    { title: words.what, cell: ({ verb }) => words.verbs[verb] },
    { title: words.cause, cell: (entry) => words.causes[causeOf(entry).kind] },
    { title: words.trace, cell: ({ cause }) => cause },
    ...accounts.map((account) => ({
      title: `${words.accounts[account]} (€)`,
      cell: ({ moves }: RecordedEntry) => moves[account] / 100,
    })),
  ];
};
