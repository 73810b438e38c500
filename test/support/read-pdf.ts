import { inflateSync } from 'node:zlib';

/** What a PDF of this program holds, as far as a test needs to know. */
export type ReadPdf = Readonly<{
  pages: number;
  /** The text of each page as it is drawn, its lines parted by spaces, no-break spaces as spaces. */
  texts: readonly string[];
  /** The metadata, as XML. */
  xmp: string;
  /** How many things of each role its structure tells: `{ H1: 1, Table: 4 }`. */
  roles: Readonly<Record<string, number>>;
  /** What is said in place of each picture. */
  alternatives: readonly string[];
  /** How many fonts are used, and how many of them are in the file. */
  fonts: Readonly<{ used: number; embedded: number }>;
  /** The catalogue, from which a reader starts. */
  catalogue: string;
}>;

/** Reads a file as pdfkit writes them: plain objects, deflated streams, glyphs told by the fonts' own tables. */
export const readPdf = (file: Buffer): ReadPdf => {
  const objects = objectsOf(file);
  const all = [...objects.values()];
  const pages = all.filter(({ text }) => /\/Type \/Page\b/.test(text));
  const letters = lettersOf(objects);
  const roles: Record<string, number> = {};
  for (const { text } of all) {
    const role = /^<<\s*\/S \/(\w+)\s/.exec(text)?.[1];
    if (role && text.includes('/P ') && !text.includes('/GTS_')) roles[role] = (roles[role] ?? 0) + 1;
  }
  const count = (pattern: RegExp): number => all.filter(({ text }) => pattern.test(text)).length;
  return {
    pages: pages.length,
    texts: pages.map(({ text }) => {
      const content = objects.get(Number(/\/Contents (\d+) 0 R/.exec(text)?.[1]))!.stream!;
      return drawnIn(content.toString('latin1'), letters);
    }),
    xmp: all.find(({ text }) => text.includes('/Subtype /XML'))?.stream?.toString('utf8') ?? '',
    roles,
    alternatives: all.flatMap(({ text }) => wordsOf(/\/Alt \(((?:\\.|[^\\)])*)\)/s.exec(text)?.[1])),
    fonts: { used: count(/\/Subtype \/Type0/), embedded: count(/\/FontFile2 \d+ 0 R/) },
    catalogue: all.find(({ text }) => text.includes('/Type /Catalog'))?.text ?? '',
  };
};

type PdfObject = Readonly<{ text: string; stream: Buffer | null }>;

const objectsOf = (file: Buffer): ReadonlyMap<number, PdfObject> => {
  const raw = file.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const { 1: id, 2: body } of raw.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj$/gm)) {
    const { text, data } = /^(?<text>[\s\S]*?)(?:\nstream\n(?<data>[\s\S]*)\nendstream)?$/.exec(
      body!,
    )!.groups!;
    const bytes = data === undefined ? null : Buffer.from(data, 'latin1');
    const stream = bytes && text!.includes('/FlateDecode') ? inflateSync(bytes) : bytes;
    objects.set(Number(id), { text: text!, stream });
  }
  return objects;
};

/** By the name of a font in pages: what each of its glyphs stands for. */
const lettersOf = (objects: ReadonlyMap<number, PdfObject>): ReadonlyMap<string, readonly string[]> => {
  const fonts = new Map<string, readonly string[]>();
  for (const { text } of objects.values()) {
    for (const { 1: name, 2: id } of text.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const toUnicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(id))!.text)?.[1];
      const table = objects.get(Number(toUnicode))?.stream?.toString('latin1') ?? '';
      const lists = [...table.matchAll(/\[([^\]]*)\]/g)].map(([, list]) => list!).join(' ');
      const entries = [...lists.matchAll(/<([^>]*)>/g)].map(({ 1: codes }) =>
        String.fromCharCode(...codes!.split(' ').map((code) => Number.parseInt(code, 16))),
      );
      fonts.set(name!, entries);
    }
  }
  return fonts;
};

const drawnIn = (content: string, letters: ReadonlyMap<string, readonly string[]>): string => {
  let font: readonly string[] = [];
  const lines: string[] = [];
  for (const { 1: name, 2: shown } of content.matchAll(
    /\/(F\d+) [\d.]+ Tf|\[((?:<[^>]*>|[\s\d.-])*)\] TJ/g,
  )) {
    if (name) font = letters.get(name) ?? [];
    else {
      const glyphs = [...shown!.matchAll(/<([^>]*)>/g)].map(({ 1: hex }) => hex!).join('');
      lines.push(glyphs.replace(/..../g, (glyph) => font[Number.parseInt(glyph, 16)] ?? '?'));
    }
  }
  return lines.join(' ').replaceAll(/[\s\u00a0\u202f]+/g, ' ');
};

/** Text as the file keeps it outside of pages: in UTF-16 once it is more than ASCII. */
const wordsOf = (escaped: string | undefined): string[] => {
  if (escaped === undefined) return [];
  const bytes = Buffer.from(
    escaped.replaceAll(/\\([nrtbf()\\])/g, (_, one: string) => unescaped[one] ?? one),
    'latin1',
  );
  return [bytes[0] === 0xfe ? bytes.subarray(2).swap16().toString('utf16le') : bytes.toString('latin1')];
};
const unescaped: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
