import {
  BRICK,
  EDGE,
  INK,
  LINE,
  printPaper,
  SAFFRON,
  SOFT,
  type Paper,
} from '../../../platform/documents/paper/index.js';
import type { StatementDocument } from '../../domain/document.js';
import { putKeyFigures } from './key-figures.js';
import { documentWords } from './document-words.js';
import { linesOfHead, partiesOf, titleOf } from './head-words.js';
import { putSection } from './printed-table.js';

/**
 * A statement to send and to archive.
 * @param hash of its canonical JSON; null for a draft, which bears « Projet » instead
 */
export const printStatement = (document: StatementDocument, hash: string | null): Promise<Buffer> => {
  const title = titleOf(document);
  return printPaper({ title, language: 'fr', madeAt: madeAtOf(document) }, (paper) => {
    putHead(paper, document, title);
    putKeyFigures(paper, document.figures);
    document.tables.forEach((table) => putSection(paper, table));
    putSeal(paper, document, hash);
    paper.eachPage((page, pages) => {
      putFoot(paper, documentWords.foot(title, document.network), hash, documentWords.page(page, pages));
      if (document.number === null) putStamp(paper);
    });
  });
};

/** The day that it was issued, of a draft the last of its period: the same statement is the same bytes whenever it is asked for. */
export const madeAtOf = ({ issuedOn, period }: StatementDocument): Date =>
  new Date(`${issuedOn ?? period.to}T12:00:00Z`);

const putHead = (paper: Paper, document: StatementDocument, title: string): void => {
  const { number } = document;
  paper.decor(() => {
    const { left, y } = paper;
    paper.rule(left, y, 34, 4, SAFFRON);
  });
  paper.skip(14);
  paper.say('P', documentWords.network(document.network), { size: 11, isBold: true });
  paper.skip(6);
  paper.say('H1', title, { size: 25, isBold: true, color: number === null ? BRICK : INK });
  paper.skip(4);
  paper.say('P', partiesOf(document), { size: 13 });
  paper.skip(8);
  paper.say('P', linesOfHead(document), { size: 9, color: SOFT });
  if (document.audience === 'coordinator') {
    paper.skip(2);
    paper.say('P', documentWords.coordinator, { size: 9, isBold: true, color: BRICK });
  }
  paper.skip(10);
  paper.decor(() => paper.rule(paper.left, paper.y, paper.width, 1.5, INK));
  paper.skip(16);
  paper.say('P', document.headline, { size: 17 });
  paper.skip(18);
};

const putSeal = (paper: Paper, document: StatementDocument, hash: string | null): void => {
  const style = { size: 9, color: SOFT };
  const parts = [
    ...(document.audience === 'funder' ? [documentWords.why, documentWords.whyDetail] : []),
    ...(hash === null ? [] : [documentWords.sealed, hash]),
  ];
  if (parts.length === 0) return;
  paper.keep(20 + parts.reduce((height, part) => height + paper.heightOf(part, style) + 3, 0));
  paper.decor(() => paper.rule(paper.left, paper.y, paper.width, 0.8, LINE));
  paper.skip(9);
  parts.forEach((part) => {
    const isStrong = part === documentWords.why || part === hash;
    paper.say('P', part, isStrong ? { size: 9, isBold: true } : style);
    paper.skip(3);
  });
};

const FOOT_Y = 790;

const putFoot = (paper: Paper, what: string, hash: string | null, page: string): void => {
  const style = { size: 8, color: SOFT };
  paper.rule(paper.left, FOOT_Y, paper.width, 0.5, EDGE);
  paper.putLine(what, paper.left, FOOT_Y + 7, style);
  paper.putLine(page, paper.left + paper.width, FOOT_Y + 7, { ...style, align: 'right' });
  if (hash !== null) {
    paper.putLine(documentWords.hash(hash), paper.left, FOOT_Y + 19, { size: 6.5, color: SOFT });
  }
};

/** Over the page, so pale that what is under it is read. */
const putStamp = (paper: Paper): void => {
  paper.shapes((pdf) => {
    pdf.rotate(-35, { origin: [297, 421] }).opacity(0.07);
    paper.putLine(documentWords.stamp, 297, 330, { size: 150, isBold: true, color: BRICK, align: 'center' });
  });
};
