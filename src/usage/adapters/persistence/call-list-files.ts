import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Clock } from '../../../kernel/clock.js';
import type { Id } from '../../../kernel/ids.js';
import { Database } from '../../../platform/database/index.js';
import { Every, type Sweep } from '../../../platform/queue/index.js';

const CHUNK_BYTES = 262_144;
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/**
 * The bytes of call lists, in pieces: never a whole file in memory, and no transaction held open by a slow line. They are kept
 * until the import has read them, as a raw file may hold what must not be kept; those of an upload that was cut, for a day.
 */
@Injectable()
@Every(3_600_000)
export class CallListFiles implements Sweep {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @returns the SHA-256 of all the bytes, in hexadecimal. */
  async write(networkId: Id, importId: Id, bytes: AsyncIterable<Uint8Array>): Promise<string> {
    const hash = createHash('sha256');
    let position = 0;
    for await (const chunk of chunks(bytes)) {
      hash.update(chunk);
      await this.database.rows(
        sql`
          INSERT INTO call_import_chunk (network_id, import_id, position, bytes, received_at)
          VALUES (${networkId}, ${importId}, ${position++}, ${chunk}, ${this.clock.now()})`,
        'write-chunk',
      );
    }
    return hash.digest('hex');
  }

  async *read(networkId: Id, importId: Id): AsyncGenerator<Uint8Array> {
    for (let position = 0; ; position++) {
      const chunk = await this.database.row<{ bytes: Buffer }>(
        sql`
          SELECT bytes FROM call_import_chunk
           WHERE network_id = ${networkId} AND import_id = ${importId} AND position = ${position}`,
        'read-chunk',
      );
      if (!chunk) return;
      yield chunk.bytes;
    }
  }

  async drop(networkId: Id, importId: Id): Promise<void> {
    await this.database.rows(
      sql`DELETE FROM call_import_chunk WHERE network_id = ${networkId} AND import_id = ${importId}`,
    );
  }

  /** Uploads that broke off before there was an import to speak of. */
  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - FORGOTTEN_AFTER_MS);
    await this.database.rows(sql`
      DELETE FROM call_import_chunk c
       WHERE c.received_at < ${before}
         AND NOT EXISTS (SELECT FROM call_import i WHERE i.network_id = c.network_id AND i.id = c.import_id)`);
  }
}

/** The same bytes in pieces of one size. */
async function* chunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    waiting.push(piece);
    length += piece.length;
    if (length < CHUNK_BYTES) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(waiting);
}
