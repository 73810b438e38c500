import { Inject, Injectable } from '@nestjs/common';
import type { Id } from '../../kernel/ids.js';
import { Database } from '../../platform/database/index.js';
import type { CallImport } from '../domain/call-import.js';
import type { CallLine } from '../domain/call-list/call-line.js';
import { CallListUnreadable } from '../domain/call-list/unreadable.js';
import { CallBooks, type CallBook } from './call-book.js';
import { CallImports } from './call-imports.js';
import { ImportBatch, Overtaken } from './import-batch.js';
import { isCall } from './list-batch.js';

/** The lines of a received list, in batches, as its file is read. */
export type LinesOf = (list: CallImport) => AsyncIterable<readonly CallLine[]>;

/**
 * Takes a call list in from its first line to its last, in transactions that can each be seen as they end. Begun again after
 * a crash it finds what it recorded before by reference and line, so that nothing is recorded or counted twice.
 */
@Injectable()
export class ImportCallList {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(CallBooks) private readonly books: CallBooks,
    @Inject(CallImports) private readonly imports: CallImports,
    @Inject(ImportBatch) private readonly batch: ImportBatch,
  ) {}

  /** A file that can't be read ends as failed, with what was recorded before the fault. */
  async execute(networkId: Id, importId: Id, linesOf: LinesOf): Promise<void> {
    const list = await this.database.transaction((tx) => this.imports.begin(tx, networkId, importId));
    if (!list) return;
    try {
      let book: CallBook | undefined;
      for await (const lines of oneAhead(linesOf(list))) book = await this.take(list, lines, book);
      await this.database.transaction((tx) => this.imports.end(tx, list, null));
    } catch (error) {
      if (error instanceof Overtaken) return;
      if (!(error instanceof CallListUnreadable)) throw error;
      await this.database.transaction((tx) => this.imports.end(tx, list, error.problem.detail));
    }
  }

  /** One batch; again where the network's codes, agreements or tariffs have changed since they were read. */
  private async take(
    list: CallImport,
    lines: readonly CallLine[],
    known: CallBook | undefined,
  ): Promise<CallBook> {
    let book = known;
    for (;;) {
      const current = await this.books.open(list.networkId, list.providerId, book);
      await current.prepare(lines.filter(isCall).map(({ call }) => call));
      const isCurrent = await this.database.transaction(async (tx) => {
        if ((await this.imports.holdRevision(tx, list.networkId)) !== current.revision) return false;
        await this.batch.execute(tx, list, current, lines);
        return true;
      });
      if (isCurrent) return current;
      book = current;
    }
  }
}

/** Reads the next batch while the one before is being recorded. */
async function* oneAhead<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  const iterator = items[Symbol.asyncIterator]();
  try {
    let next = iterator.next();
    for (;;) {
      const read = await next;
      if (read.done) return;
      next = iterator.next();
      next.catch(() => undefined); // told when its turn comes
      yield read.value;
    }
  } finally {
    await iterator.return?.();
  }
}
