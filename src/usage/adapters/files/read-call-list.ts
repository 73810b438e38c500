import type { CallLine } from '../../domain/call-list/call-line.js';
import type { CallListReading } from '../../domain/call-list/line-reader.js';
import { readTextList } from './read-text-list.js';
import { isWorkbook, readWorkbookList } from './read-workbook-list.js';

/**
 * Reads a provider's call list, a text or a workbook, in batches of at most `batchSize` lines. What it is, its bytes say, not
 * its name. A line that can't be taken as a call comes with its reason, and a total that its lines do not come to with both
 * sums; blank lines and right totals don't come at all.
 * @throws CallListUnreadable when the file as a whole can't be read; a fault far down the file comes after batches.
 */
export async function* readCallList(
  bytes: AsyncIterable<Uint8Array>,
  reading: CallListReading,
  batchSize = 2_000,
): AsyncGenerator<CallLine[]> {
  const { head, all } = await begun(bytes);
  yield* (isWorkbook(head) ? readWorkbookList : readTextList)(all, reading, batchSize);
}

const LONGEST_SIGNATURE = 4;

/** The first bytes, and all of them once more. */
const begun = async (
  bytes: AsyncIterable<Uint8Array>,
): Promise<Readonly<{ head: Buffer; all: AsyncIterable<Uint8Array> }>> => {
  const iterator = bytes[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  while (head.length < LONGEST_SIGNATURE) {
    const next = await iterator.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      if (head.length > 0) yield head;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { head, all: all() };
};
