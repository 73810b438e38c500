import { INK, SOFT, type Paper } from '../../../platform/documents/paper/index.js';
import { isMasked, type Figure } from '../../domain/document.js';
import { valueWords } from './value-words.js';

const GAP = 14;
const IN_A_ROW = 4;
const TITLE = { size: 8.5, color: SOFT } as const;
const SIZES = [16, 13, 11, 9.5] as const;

/** The figures that stand by themselves, four in a row: each under a rule, with what it counts under it. */
export const putKeyFigures = (paper: Paper, figures: readonly Figure[]): void => {
  const width = (paper.width - GAP * (IN_A_ROW - 1)) / IN_A_ROW;
  for (let from = 0; from < figures.length; from += IN_A_ROW) {
    const row = figures.slice(from, from + IN_A_ROW);
    const words = row.map(({ kind, value }) => valueWords(kind, value));
    const size =
      SIZES.find((size) => words.every((text) => paper.widthOf(text, { size, isBold: true }) <= width)) ??
      SIZES.at(-1)!;
    const height = 34 + Math.max(...row.map(({ title }) => paper.heightOf(title, TITLE, width)));
    paper.keep(height);
    const { y } = paper;
    row.forEach(({ title, value }, at) => {
      const x = paper.left + at * (width + GAP);
      const isSoft = isMasked(value) || value === null;
      paper.decor(() => paper.rule(x, y, width, 1.5, INK));
      const style = { size, isBold: !isSoft, color: isSoft ? SOFT : INK };
      paper.within('Div', () => {
        paper.mark('P', () => paper.put(words[at]!, x, y + 7, width, style));
        paper.mark('P', () => paper.put(title, x, y + 29, width, TITLE));
      });
    });
    paper.skip(height + 8);
  }
  if (figures.length > 0) paper.skip(14);
};
