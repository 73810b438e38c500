import type { CallLine } from '../../domain/call-list/call-line.js';
import { lineReader, type CallListReading, type LineReader } from '../../domain/call-list/line-reader.js';
import { CsvRecords } from './csv-records.js';
import { HeaderSearch } from './header-search.js';
import { textLines } from './text-lines.js';

/**
 * Reads a provider's call list as it streams, in batches of at most `batchSize` lines, in constant memory.
 * A line that can't be taken as a call comes with its reason; blank lines and the totals at the foot don't come at all.
 * @throws CallListUnreadable when the file as a whole can't be read; a fault far down the file comes after batches.
 */
export async function* readCallList(
  bytes: AsyncIterable<Uint8Array>,
  reading: CallListReading,
  batchSize = 2_000,
): AsyncGenerator<CallLine[]> {
  const search = new HeaderSearch(reading.mapping);
  let body: Readonly<{ records: CsvRecords; read: LineReader }> | undefined;
  let batch: CallLine[] = [];
  let line = 0;
  for await (const texts of textLines(bytes)) {
    for (const text of texts) {
      line++;
      if (!body) {
        const found = search.take(line, text);
        if (found)
          body = { records: new CsvRecords(found.delimiter), read: lineReader(reading, found.header) };
        continue;
      }
      const record = body.records.take(line, text);
      const call = record && body.read(record.line, record.cells);
      if (!call) continue;
      batch.push(call);
      if (batch.length >= batchSize) {
        yield batch;
        batch = [];
      }
    }
  }
  if (!body) throw search.notFound();
  body.records.end();
  if (batch.length > 0) yield batch;
}
