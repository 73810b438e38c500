import { INK, LINE, SOFT, type Paper } from '../../../platform/documents/paper/index.js';
import { isMasked, type Figure } from '../../domain/document.js';
import { documentWords } from './document-words.js';
import { valueWords } from './value-words.js';

const GAP = 14;
/** What the sentence at the head leaves to ask: how much a time, how long, how soon, and whether a whole practice calls. */
const LARGE = ['meanCost', 'meanSeconds', 'meanWait', 'topPractice'];
/** The figures that stand large under that sentence, on paper and on a page; the others are a list. */
export const isLarge = ({ key }: Figure): boolean => LARGE.includes(key);
const TITLE = { size: 8.5, color: SOFT } as const;
const SIZES = [16, 13, 11, 9.5] as const;

/** The figures that stand by themselves: four large ones beside each other, the others as a list. */
export const putKeyFigures = (paper: Paper, figures: readonly Figure[]): void => {
  putLarge(paper, figures.filter(isLarge));
  putList(
    paper,
    figures.filter((figure) => !isLarge(figure)),
  );
};

/** Each under a rule, with what it counts under it. */
const putLarge = (paper: Paper, figures: readonly Figure[]): void => {
  if (figures.length === 0) return;
  const width = (paper.width - GAP * (LARGE.length - 1)) / LARGE.length;
  const words = figures.map(({ kind, value }) => valueWords(kind, value));
  const fits = (size: number): boolean =>
    words.every((text) => paper.widthOf(text, { size, isBold: true }) <= width);
  const size = SIZES.find(fits) ?? SIZES.at(-1)!;
  const height = 34 + Math.max(...figures.map(({ title }) => paper.heightOf(title, TITLE, width)));
  paper.keep(height);
  const { y } = paper;
  figures.forEach((figure, at) => {
    const x = paper.left + at * (width + GAP);
    paper.decor(() => paper.rule(x, y, width, 1.5, INK));
    paper.within('Div', () => {
      paper.mark('P', () => paper.put(words[at]!, x, y + 7, width, { size, ...voiceOf(figure) }));
      paper.mark('P', () => paper.put(figure.title, x, y + 29, width, TITLE));
    });
  });
  paper.skip(height + 16);
};

const voiceOf = ({ value }: Figure) =>
  isMasked(value) || value === null ? { color: SOFT } : { isBold: true, color: INK };

const ROW = { size: 9 } as const;
const BETWEEN = 24;

/** In two columns, the first one read first. */
const putList = (paper: Paper, figures: readonly Figure[]): void => {
  if (figures.length === 0) return;
  const width = (paper.width - BETWEEN) / 2;
  const half = Math.ceil(figures.length / 2);
  const rows = figures.map((figure) => {
    const words = valueWords(figure.kind, figure.value);
    const left = width - paper.widthOf(words, { ...ROW, isBold: true }) - 10;
    return { figure, words, left, height: paper.heightOf(figure.title, ROW, left) + 6 };
  });
  // A row is as high in one column as in the other, so that both read as lines.
  const heights = Array.from({ length: half }, (_, at) =>
    Math.max(rows[at]!.height, rows[at + half]?.height ?? 0),
  );
  const height = heights.reduce((sum, one) => sum + one, 0);
  paper.keep(height + 24);
  paper.say('H2', documentWords.alsoCounted, { size: 14, isBold: true });
  paper.skip(4);
  const top = paper.y;
  paper.within('Div', () => {
    rows.forEach(({ figure, words, left }, at) => {
      const x = at < half ? paper.left : paper.left + width + BETWEEN;
      const y = top + heights.slice(0, at % half).reduce((sum, one) => sum + one, 0);
      const end = x + width;
      paper.within('Div', () => {
        paper.mark('P', () => paper.put(figure.title, x, y + 3, left, ROW));
        paper.mark('P', () =>
          paper.putLine(words, end, y + 3, { ...ROW, ...voiceOf(figure), align: 'right' }),
        );
      });
      paper.decor(() => paper.rule(x, y + heights[at % half]!, width, 0.5, LINE));
    });
  });
  paper.skip(height + 20);
};
