import { isUtf8 } from 'node:buffer';
import { CallListUnreadable } from '../../domain/call-list/unreadable.js';
import { refuseOtherFormats } from './other-formats.js';
import { windows1252 } from './windows-1252.js';

/**
 * The physical lines of a text, without their ends, as many at a time as the bytes bring.
 *
 * UTF-8 or Windows-1252 is told line by line: a line that is not valid UTF-8 is Windows-1252. So the first accent may
 * come after a hundred megabytes, and nothing that was already given has to be taken back.
 * @throws CallListUnreadable when the bytes are no such text, or a line never ends.
 */
export async function* textLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  let held: Buffer = Buffer.alloc(0);
  let begun = false;
  for await (const chunk of bytes) {
    for (const piece of pieces(chunk)) {
      held = held.length === 0 ? piece : Buffer.concat([held, piece]);
      if (!begun && held.length < LONGEST_SIGNATURE) continue;
      if (!begun) held = beginning(held);
      begun = true;
      const end = held.lastIndexOf(LINE_FEED);
      if (end !== -1) {
        yield decoded(held.subarray(0, end));
        held = held.subarray(end + 1);
      } else if (held.length > MOST_BYTES_OF_A_LINE) throw endlessLine();
    }
  }
  if (!begun) held = beginning(held);
  if (held.length > 0) yield decoded(held);
}

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const LONGEST_SIGNATURE = 8;
const PIECE = 64 * 1024;
/** In characters. A call takes about a hundred; the limit is what keeps a batch of hostile lines small in memory. */
export const LONGEST_LINE = 16_000;
// UTF-8 takes at most three bytes for each of the characters that JavaScript counts.
const MOST_BYTES_OF_A_LINE = 3 * LONGEST_LINE + 8;

function* pieces(chunk: Uint8Array): Generator<Buffer> {
  for (let from = 0; from < chunk.length; from += PIECE) {
    const length = Math.min(PIECE, chunk.length - from);
    yield Buffer.from(chunk.buffer, chunk.byteOffset + from, length);
  }
}

const beginning = (bytes: Buffer): Buffer => {
  refuseOtherFormats(bytes);
  const hasByteOrderMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return hasByteOrderMark ? bytes.subarray(3) : bytes;
};

const decoded = (block: Buffer): string[] => {
  if (block.includes(0))
    throw new CallListUnreadable('not_text', {
      fr: 'Ce fichier contient des octets nuls : ce n’est pas un texte. Un fichier CSV est attendu.',
      en: 'This file has NUL bytes: it is no text. A CSV file is expected.',
    });
  if (isUtf8(block)) return split(block.toString('utf8'));
  const lines: string[] = [];
  for (let from = 0; from <= block.length;) {
    const feed = block.indexOf(LINE_FEED, from);
    const end = feed === -1 ? block.length : feed;
    const line = block.subarray(from, end);
    lines.push(whole(isUtf8(line) ? line.toString('utf8') : windows1252(line)));
    from = end + 1;
  }
  return lines;
};

const split = (text: string): string[] => {
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) lines[i] = whole(lines[i]!);
  return lines;
};

const whole = (line: string): string => {
  if (line.length > LONGEST_LINE) throw endlessLine();
  return line.charCodeAt(line.length - 1) === CARRIAGE_RETURN ? line.slice(0, -1) : line;
};

const endlessLine = (): CallListUnreadable =>
  new CallListUnreadable('line_too_long', {
    fr: 'Une ligne dépasse 16 000 caractères : ce n’est pas une liste d’appels au format CSV.',
    en: 'A line is longer than 16,000 characters: this is no call list in CSV.',
  });
