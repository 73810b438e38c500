import { EDGE, INK, SAFFRON, SOFT } from './colours.js';
import type { Paper } from './paper.js';

/** Who it is from, what it is, and for whom or when. */
export type Heading = Readonly<{ over: string; title: string; under: string }>;

/** How the documents of the house begin: the saffron mark, then the title. */
export const putHeading = (paper: Paper, { over, title, under }: Heading): void => {
  paper.decor(() => paper.rule(paper.left, paper.y, 34, 4, SAFFRON));
  paper.skip(14);
  paper.say('P', over, { size: 11, isBold: true });
  paper.skip(6);
  paper.say('H1', title, { size: 25, isBold: true });
  paper.skip(4);
  paper.say('P', under, { size: 13 });
  paper.skip(8);
};

/** A line over the whole width between what a document is and what it says. */
export const putRule = (paper: Paper): void => {
  paper.skip(10);
  paper.decor(() => paper.rule(paper.left, paper.y, paper.width, 1.5, INK));
  paper.skip(16);
};

/** The title of a section, on the page where as much of the section follows as `together`, in points. */
export const putSectionTitle = (paper: Paper, title: string, together: number): void => {
  paper.keep(24 + together);
  paper.say('H2', title, { size: 14, isBold: true });
  paper.skip(5);
};

const FOOT_Y = 790;

/** At the foot of a page, what the document is and which page it is. For `eachPage`. */
export const putFoot = (paper: Paper, what: string, page: string): void => {
  const style = { size: 8, color: SOFT };
  paper.rule(paper.left, FOOT_Y, paper.width, 0.5, EDGE);
  paper.putLine(what, paper.left, FOOT_Y + 7, style);
  paper.putLine(page, paper.left + paper.width, FOOT_Y + 7, { ...style, align: 'right' });
};
