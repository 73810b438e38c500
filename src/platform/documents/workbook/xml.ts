/** One tag of an XML text, without its namespace. */
export type Tag = Readonly<{
  name: string;
  isEnd: boolean;
  isEmpty: boolean;
  attributes: string;
  /** What stands between it and the next tag, as it is written. */
  text: string;
}>;

/**
 * The tags of a part of a workbook, one after the other, in one pass: what spreadsheets write is flat and plain. No entity but
 * XML's own is known, nothing is fetched, and what is no tag is passed over.
 */
export function* tagsOf(xml: string): Generator<Tag> {
  for (let open = xml.indexOf('<'); open !== -1;) {
    const close = xml.indexOf('>', open + 1);
    if (close === -1) return;
    const next = xml.indexOf('<', close + 1);
    const found = close - open < LONGEST_TAG && TAG.exec(xml.slice(open, close + 1));
    if (found) {
      const [, end, name = '', attributes = '', empty] = found;
      const text = xml.slice(close + 1, next === -1 ? undefined : next);
      yield { name, isEnd: end !== '', isEmpty: empty !== '', attributes, text };
    }
    open = next;
  }
}

/** Nothing that a spreadsheet says in a tag is as long. */
const LONGEST_TAG = 16_384;
const TAG = /^<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s[^]*?)?)(\/?)>$/;

/** The value of an attribute, without regard to its namespace; undefined where there is none of that name. */
export const attributeOf = ({ attributes }: Tag, name: string): string | undefined => {
  for (const [, key, quoted, apostrophed] of attributes.matchAll(ATTRIBUTE))
    if (key === name) return plainText(quoted ?? apostrophed ?? '');
  return undefined;
};

const ATTRIBUTE = /(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** What a text of XML says, with what spreadsheets write as `_x000D_`. */
export const plainText = (written: string): string => {
  const text = written.includes('&') ? written.replace(ENTITY, meant) : written;
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => sign(code)) : text;
};

const ENTITY = /&(?:(lt|gt|amp|quot|apos)|#x([0-9A-Fa-f]{1,6})|#(\d{1,7}));/g;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const meant = (whole: string, name?: string, hexadecimal?: string, decimal?: string): string => {
  if (name) return NAMED[name] ?? whole;
  const code = hexadecimal ? parseInt(hexadecimal, 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
};

const sign = (code: string): string => String.fromCharCode(parseInt(code, 16));
