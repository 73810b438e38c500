import type { CallLine } from '../../domain/call-list/call-line.js';
import { lineReader, type CallListReading, type LineReader } from '../../domain/call-list/line-reader.js';
import { CsvRecords } from './csv-records.js';
import { HeaderSearch } from './header-search.js';
import { textLines } from './text-lines.js';

/** As `readCallList`, of a text: as it streams, in constant memory. */
export async function* readTextList(
  bytes: AsyncIterable<Uint8Array>,
  reading: CallListReading,
  batchSize: number,
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
