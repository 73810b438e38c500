import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Id } from '../../kernel/ids.js';
import { Database } from '../../platform/database/index.js';
import type { CallImport } from '../domain/call-import.js';
import type { CallLine } from '../domain/call-list/call-line.js';
import { CallListUnreadable } from '../domain/call-list/unreadable.js';
import { CallImports } from './call-imports.js';
import { HearCalls, type HeardBatch } from './hear-calls.js';
import { ImportBatch, Overtaken } from './import-batch.js';
import { FAILURES_BORNE, givenUp, isHopeless } from './import-failure.js';

/** The lines of a received list, in batches, as its file is read. */
export type LinesOf = (list: CallImport) => AsyncIterable<readonly CallLine[]>;

/**
 * Takes a call list in from its first line to its last, in transactions that can each be seen as they end. Begun again after
 * a crash it finds what it recorded before by reference and line, so that nothing is recorded or counted twice.
 */
@Injectable()
export class ImportCallList {
  private readonly log = new Logger('import');

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CallImports) private readonly imports: CallImports,
    @Inject(HearCalls) private readonly hearCalls: HearCalls,
    @Inject(ImportBatch) private readonly importBatch: ImportBatch,
  ) {}

  /**
   * A file that can't be read or recorded ends as failed, with what was recorded before the fault.
   * @throws when asked to stop, after the batch under way; and what went wrong, where another try may go well
   */
  async execute(networkId: Id, importId: Id, linesOf: LinesOf, stopping: AbortSignal): Promise<void> {
    const list = await this.database.transaction((tx) => this.imports.begin(tx, networkId, importId));
    if (!list) return;
    let underWay: readonly CallLine[] = [];
    try {
      for await (const batch of oneAhead(this.hear(list, linesOf(list)))) {
        stopping.throwIfAborted();
        underWay = batch.lines;
        await this.take(list, batch);
      }
      underWay = [];
      await this.database.transaction((tx) => this.imports.end(tx, list, null));
    } catch (error) {
      if (error instanceof Overtaken) return;
      if (stopping.aborted) throw error;
      if (!(error instanceof CallListUnreadable)) return this.fail(list, underWay, error);
      await this.database.transaction((tx) => this.imports.end(tx, list, error.problem.detail));
    }
  }

  /** @throws what went wrong, where another try may go well. */
  private async fail(list: CallImport, underWay: readonly CallLine[], error: unknown): Promise<void> {
    const isOver = await this.database.transaction(async (tx) => {
      const failures = await this.imports.noteFailure(tx, list);
      if (!isHopeless(error) && failures < FAILURES_BORNE) return false;
      return this.imports.end(tx, list, givenUp(underWay));
    });
    if (!isOver) throw error;
    this.log.error({ message: 'an import was given up', importId: list.id, cause: String(error) });
  }

  private async *hear(
    list: CallImport,
    batches: AsyncIterable<readonly CallLine[]>,
  ): AsyncGenerator<HeardBatch> {
    let batch: HeardBatch | undefined;
    for await (const lines of batches) {
      batch = await this.hearCalls.execute(list, lines, batch?.book, this.clock.now());
      yield batch;
    }
  }

  private async take(list: CallImport, first: HeardBatch): Promise<void> {
    for (let batch = first; ;) {
      try {
        await this.database.transaction(async (tx) => {
          if (!(await this.importBatch.execute(tx, list, batch))) throw new Stale();
        });
        return;
      } catch (error) {
        if (!(error instanceof Stale)) throw error;
        batch = await this.hearCalls.execute(list, batch.lines, batch.book, this.clock.now());
      }
    }
  }
}

/** Something that decides whose call it is has changed since the batch was heard. */
class Stale extends Error {}

/** Makes the next item ready while the one before is being used: the next batch is understood while this one is written. */
async function* oneAhead<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  const iterator = items[Symbol.asyncIterator]();
  try {
    let next = iterator.next();
    for (;;) {
      const ready = await next;
      if (ready.done) return;
      next = iterator.next();
      next.catch(() => undefined); // told when its turn comes
      yield ready.value;
    }
  } finally {
    await iterator.return?.();
  }
}
