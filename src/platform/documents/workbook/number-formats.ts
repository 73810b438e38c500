import { attributeOf, tagsOf } from './xml.js';

/** What a cell's style makes of its number. */
export type NumberFormat = 'number' | 'day' | 'moment' | ClockFormat | Readonly<{ digits: number }>;
export type ClockFormat = 'hours' | 'hours and seconds' | 'minutes';

/** The format of each style of a workbook, in the order by which cells name it. @param styles `xl/styles.xml` */
export const numberFormats = (styles: string): readonly NumberFormat[] => {
  const own = new Map<string, NumberFormat>();
  const formats: NumberFormat[] = [];
  let isInCells = false;
  for (const tag of tagsOf(styles)) {
    if (tag.name === 'numFmt')
      own.set(attributeOf(tag, 'numFmtId') ?? '', formatOf(attributeOf(tag, 'formatCode') ?? ''));
    else if (tag.name === 'cellXfs') isInCells = !tag.isEnd && !tag.isEmpty;
    else if (tag.name === 'xf' && isInCells && !tag.isEnd) {
      const id = attributeOf(tag, 'numFmtId') ?? '0';
      formats.push(own.get(id) ?? BUILT_IN.get(Number(id)) ?? 'number');
    }
  }
  return formats;
};

/** ECMA-376, 18.8.30: the formats that are never written down. */
const BUILT_IN: ReadonlyMap<number, NumberFormat> = new Map<number, NumberFormat>([
  ...[14, 15, 16, 17, 27, 30, 36, 50, 57].map((id) => [id, 'day'] as const),
  [18, 'hours'],
  [19, 'hours and seconds'],
  [20, 'hours'],
  [21, 'hours and seconds'],
  [22, 'moment'],
  [45, 'minutes'],
  [46, 'hours and seconds'],
  [47, 'minutes'],
]);

/** What a format such as `dd/mm/yyyy hh:mm` or `[h]:mm:ss` shows; a month is a month beside a day or a year only. */
const formatOf = (code: string): NumberFormat => {
  const [positive = ''] = code.split(';');
  const elapsed = /\[(h|m|s)+\]/i.test(positive) ? positive.replace(/\[([hms]+)\]/gi, '$1') : positive;
  const plain = elapsed
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .replace(/general|am\/pm|a\/p/gi, '')
    .toLowerCase();
  if (/^0{2,}$/.test(plain)) return { digits: plain.length };
  if (/[yd]/.test(plain) || /^m+$/.test(plain)) return plain.includes('h') ? 'moment' : 'day';
  if (plain.includes('h')) return plain.includes('s') ? 'hours and seconds' : 'hours';
  return /m.*s|^s/.test(plain) ? 'minutes' : 'number';
};
