import { inflateRawSync } from 'node:zlib';
import { WorkbookUnreadable } from './unreadable.js';

/**
 * The parts of a ZIP archive, by name, each unpacked when it is asked for and not before. An archive says how large its parts
 * will be: what is too large is refused by that, and what turns out larger than it said, as soon as it does.
 */
export class Archive {
  private readonly parts: ReadonlyMap<string, Part>;
  private left: number;

  /**
   * @param largest how many bytes may come out of it altogether
   * @throws WorkbookUnreadable
   */
  constructor(
    private readonly zip: Buffer,
    largest: number,
  ) {
    this.left = largest;
    this.parts = new Map(partsOf(zip).map((part) => [part.name.toLowerCase(), part]));
  }

  get names(): readonly string[] {
    return [...this.parts.keys()];
  }

  /** @returns undefined when there is no such part. @throws WorkbookUnreadable */
  text(name: string): string | undefined {
    const part = this.parts.get(name.toLowerCase());
    if (!part) return undefined;
    if (part.isLocked) throw new WorkbookUnreadable('locked');
    if (part.size > this.left) throw new WorkbookUnreadable('too_large');
    const bytes = unpacked(this.zip, part);
    this.left -= bytes.length;
    return bytes.toString('utf8').replace(/^\uFEFF/, '');
  }
}

type Part = Readonly<{
  name: string;
  method: number;
  isLocked: boolean;
  packedSize: number;
  size: number;
  at: number;
}>;

// APPNOTE.TXT of PKWARE, 4.3: the end of the directory, its entries, and the header before each part.
const END = { signature: 0x06054b50, length: 22, furthest: 65_535 };
const ENTRY = { signature: 0x02014b50, length: 46 };
const HEADER = { signature: 0x04034b50, length: 30 };
const STORED = 0;
const DEFLATED = 8;
/** A workbook has some tens. */
const MOST_PARTS = 2_000;

const partsOf = (zip: Buffer): readonly Part[] => {
  const end = endOf(zip);
  const count = zip.readUInt16LE(end + 10);
  if (count > MOST_PARTS) throw new WorkbookUnreadable('too_large');
  const parts: Part[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let number = 0; number < count; number++) {
    if (at + ENTRY.length > zip.length || zip.readUInt32LE(at) !== ENTRY.signature) throw broken();
    const nameLength = zip.readUInt16LE(at + 28);
    parts.push({
      name: zip.toString('utf8', at + ENTRY.length, at + ENTRY.length + nameLength),
      isLocked: (zip.readUInt16LE(at + 8) & 1) === 1,
      method: zip.readUInt16LE(at + 10),
      packedSize: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      at: zip.readUInt32LE(at + 42),
    });
    at += ENTRY.length + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
};

const endOf = (zip: Buffer): number => {
  const last = zip.length - END.length;
  for (let at = last; at >= 0 && at >= last - END.furthest; at--)
    if (zip.readUInt32LE(at) === END.signature) return at;
  throw broken();
};

const unpacked = (zip: Buffer, { at, method, packedSize, size }: Part): Buffer => {
  if (at + HEADER.length > zip.length || zip.readUInt32LE(at) !== HEADER.signature) throw broken();
  const from = at + HEADER.length + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  const packed = zip.subarray(from, from + packedSize);
  if (packed.length !== packedSize) throw broken();
  if (method === STORED && packedSize === size) return packed;
  if (method !== DEFLATED) throw broken();
  try {
    const bytes = inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
    if (bytes.length === size) return bytes;
  } catch (error) {
    const isLarger = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw isLarger ? new WorkbookUnreadable('too_large') : broken();
  }
  throw broken();
};

const broken = (): WorkbookUnreadable => new WorkbookUnreadable('broken');
