import { EDGE, INK, LINE, PETROL, SOFT } from './colours.js';
import type { Paper, Style } from './paper.js';

/** One bar, with what it is called and what it measures in words; null is hatched: there is something that is not shown. */
export type PaperBar = Readonly<{ name: string; value: number | null; words: string }>;

/** `alt` says in words what the bars say. */
export type PaperChart = Readonly<{ alt: string; bars: readonly PaperBar[] }>;

const NAME: Style = { size: 8, color: SOFT };
const VALUE: Style = { size: 8.5, isBold: true };
const TALLEST = 84;
const MASKED = 24;
const AROUND = 16;
/** Of a standing chart, its names with it. */
export const STANDING_HEIGHT = TALLEST + 2 * AROUND;
/** Of a lying chart, for so many bars. */
export const lyingHeight = (bars: number): number => bars * PITCH + 4;

/** Bars that stand side by side, for what goes on in time. */
export const putStandingBars = (paper: Paper, { alt, bars }: PaperChart): void => {
  const floor = paper.y + AROUND + TALLEST;
  const slot = Math.min(paper.width / Math.max(bars.length, 1), 64);
  const thickness = Math.min(slot * 0.62, 34);
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  // Names that would run into each other are left out, evenly.
  const widest = Math.max(0, ...bars.map(({ name }) => paper.widthOf(name, NAME)));
  const named = Math.max(1, Math.ceil((widest + 3) / slot));
  const draw = (): void => {
    bars.forEach(({ name, value, words }, index) => {
      const middle = paper.left + slot * (index + 0.5);
      const height = value === null ? MASKED : Math.max(0, (value / most) * TALLEST);
      const at = { x: middle - thickness / 2, y: floor - height, width: thickness, height };
      if (value === null) hatched(paper, at);
      else if (height > 0) paper.rule(at.x, at.y, at.width, at.height, PETROL);
      const isRoomy = paper.widthOf(words, VALUE) <= slot;
      if (value !== null && isRoomy) paper.putLine(words, middle, at.y - 13, { ...VALUE, align: 'center' });
      if (index % named === 0) paper.putLine(name, middle, floor + 5, { ...NAME, align: 'center' });
    });
    paper.rule(paper.left, floor, paper.width, 0.8, INK);
  };
  const bbox = [paper.left, paper.y, paper.left + paper.width, paper.y + STANDING_HEIGHT] as const;
  paper.mark('Figure', draw, { alt, bbox });
  paper.skip(STANDING_HEIGHT);
};

const PITCH = 17;
const THICKNESS = 9;

/** Bars that lie one under the other, for what can be listed: names of any length, the value behind each. */
export const putLyingBars = (paper: Paper, { alt, bars }: PaperChart): void => {
  const height = lyingHeight(bars.length);
  const names = Math.min(
    paper.width * 0.38,
    Math.max(0, ...bars.map(({ name }) => paper.widthOf(name, NAME))),
  );
  const values = Math.max(0, ...bars.map(({ words }) => paper.widthOf(words, VALUE)));
  const from = paper.left + names + 8;
  const longest = paper.width - names - values - 20;
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  const draw = (): void => {
    bars.forEach(({ name, value, words }, index) => {
      const top = paper.y + index * PITCH;
      const y = top + (PITCH - THICKNESS) / 2;
      const width = value === null ? MASKED : Math.max(0, (value / most) * longest);
      paper.putLine(shortened(paper, name, names), from - 8, top + 3, { ...NAME, align: 'right' });
      if (value === null) hatched(paper, { x: from, y, width, height: THICKNESS });
      else if (width > 0) paper.rule(from, y, width, THICKNESS, PETROL);
      paper.putLine(words, from + width + 6, top + 2.6, value === null ? NAME : VALUE);
    });
    paper.rule(from, paper.y, 0.8, height - 4, INK);
  };
  const bbox = [paper.left, paper.y, paper.left + paper.width, paper.y + height] as const;
  paper.mark('Figure', draw, { alt, bbox });
  paper.skip(height);
};

const shortened = (paper: Paper, name: string, width: number): string => {
  if (paper.widthOf(name, NAME) <= width) return name;
  let kept = name;
  while (kept.length > 1 && paper.widthOf(`${kept}…`, NAME) > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
};

type Box = Readonly<{ x: number; y: number; width: number; height: number }>;

const hatched = (paper: Paper, { x, y, width, height }: Box): void =>
  paper.shapes((pdf) => {
    pdf.save().rect(x, y, width, height).clip().lineWidth(1);
    for (let at = -height; at < width; at += 4.5) {
      pdf.moveTo(x + at, y + height).lineTo(x + at + height, y);
    }
    pdf.stroke(LINE_OF_MASK).restore();
    pdf
      .rect(x + 0.35, y + 0.35, width - 0.7, height - 0.7)
      .lineWidth(0.7)
      .stroke(EDGE);
  });
const LINE_OF_MASK = LINE;
