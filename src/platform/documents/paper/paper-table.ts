import { INK, LINE, SOFT } from './colours.js';
import type { Paper, Style } from './paper.js';
import { fitted, type Measured } from './fitted.js';

/** `isSoft` is said in a second voice: what is not shown, what is not known. */
export type PaperCell = Readonly<{ text: string; isSoft?: boolean }>;

export type PaperTable = Readonly<{
  title: string;
  columns: readonly Readonly<{ title: string; isNumber: boolean }>[];
  /** The first cell of each names the row. */
  rows: readonly (readonly PaperCell[])[];
  total: readonly PaperCell[] | null;
}>;

const GAP = 14;
const PADDING = 3.6;
/** The largest letters in which all columns fit, from comfortable to as small as can be read. */
const SIZES = [9.5, 8.5, 7.5, 6.5] as const;

/** How high the head of a table is with its first two rows: what a title above it must not be parted from. */
const START = 72;
/** A table of more rows than this goes over pages wherever it begins. */
const MOST_TOGETHER = 24;
/** A title may be as wide as this before it is broken into lines. */
const TITLE_WIDTH = 84;

/** `together` is how much of it must be on the page where it begins: the whole where that is not much, otherwise its first rows. */
export type LaidTable = Readonly<{ together: number; put: () => void }>;

/** A table over the whole width. Its head stands again on each page that it goes on to; no row is cut. */
export const layTable = (paper: Paper, table: PaperTable): LaidTable => {
  const { size, columns } = laidOut(paper, table);
  const bottoms = { head: INK, row: LINE } as const;
  const heightOf = (cells: readonly PaperCell[], style: Style): number =>
    Math.max(...columns.map(({ width }, at) => paper.heightOf(cells[at]?.text ?? '', style, width)));

  const putCell = (at: number, { text, isSoft = false }: PaperCell, style: Style, top: number): void => {
    const { x, width, isNumber } = columns[at]!;
    const align = isNumber ? 'right' : 'left';
    paper.put(text, x, top, width, { ...style, align, ...(isSoft && { color: SOFT }) });
  };
  const putLine = (color: string, thickness: number): void =>
    paper.decor(() => paper.rule(paper.left, paper.y, paper.width, thickness, color));

  const titles = table.columns.map(({ title }) => ({ text: title }));
  const headStyle: Style = { size: size - 0.5, isBold: true, color: SOFT };
  const headHeight = heightOf(titles, headStyle);
  const head = (put: (at: number, top: number) => void): void => {
    titles.forEach(({ text }, at) => {
      // Titles of different heights stand on the same line.
      put(at, paper.y + headHeight - paper.heightOf(text, headStyle, columns[at]!.width));
    });
    paper.skip(headHeight + PADDING);
    putLine(bottoms.head, 1);
  };

  const row = (cells: readonly PaperCell[], style: Style): void => {
    const height = heightOf(cells, style) + 2 * PADDING;
    const before = paper.y;
    paper.keep(height);
    if (paper.y < before) {
      head((at, top) => paper.decor(() => putCell(at, titles[at]!, headStyle, top)));
    }
    const top = paper.y + PADDING;
    paper.within('TR', () => {
      cells.forEach((cell, at) => {
        const [role, reading] = at === 0 ? (['TH', { scope: 'Row' }] as const) : (['TD', {}] as const);
        paper.mark(role, () => putCell(at, cell, style, top), reading);
      });
    });
    paper.skip(height);
  };

  const draw = (): void => {
    paper.within('TR', () => {
      head((at, top) =>
        paper.mark('TH', () => putCell(at, titles[at]!, headStyle, top), { scope: 'Column' }),
      );
    });
    table.rows.forEach((cells) => {
      row(cells, { size });
      putLine(bottoms.row, 0.5);
    });
    if (!table.total) return;
    putLine(bottoms.head, 1);
    row(table.total, { size, isBold: true });
  };
  const all = [...table.rows, ...(table.total ? [table.total] : [])];
  const isWhole = table.rows.length <= MOST_TOGETHER;
  const rowsHeight = (): number =>
    all.reduce(
      (sum, cells) => sum + heightOf(cells, { size, isBold: cells === table.total }) + 2 * PADDING,
      0,
    );
  return {
    together: isWhole ? headHeight + PADDING + rowsHeight() : START,
    put: () => paper.within('Table', draw, { title: table.title }),
  };
};

type Placed = Readonly<{ x: number; width: number; isNumber: boolean }>;

const laidOut = (
  paper: Paper,
  { columns, rows, total }: PaperTable,
): Readonly<{ size: number; columns: readonly Placed[] }> => {
  const room = paper.width - GAP * (columns.length - 1);
  const measured = (size: number): readonly Measured[] =>
    columns.map(({ title, isNumber }, at) => {
      const style = { size };
      const texts = [...rows.map((row) => row[at]?.text ?? '')];
      const whole = Math.max(
        0,
        ...texts.map((text) => paper.widthOf(text, style)),
        paper.widthOf(total?.[at]?.text ?? '', { ...style, isBold: true }),
      );
      const words = (isNumber ? [] : texts).flatMap((text) => text.split(' ')).concat(title.split(' '));
      const longest = words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
      const word = paper.widthOf(longest, { size, isBold: true });
      const heading = Math.min(TITLE_WIDTH, paper.widthOf(title, { size, isBold: true }));
      return {
        whole: Math.max(whole, word, heading),
        least: isNumber ? Math.max(whole, word) : word,
        isNumber,
      };
    });
  for (const size of SIZES) {
    const widths = fitted(measured(size), room);
    if (!widths && size !== SIZES.at(-1)) continue;
    let x = paper.left;
    return {
      size,
      columns: columns.map(({ isNumber }, at) => {
        const placed = { x, width: widths?.[at] ?? room / columns.length, isNumber };
        x += placed.width + GAP;
        return placed;
      }),
    };
  }
  throw new RangeError('there is a smallest size');
};
