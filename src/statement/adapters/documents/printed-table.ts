import {
  layTable,
  SOFT,
  type Paper,
  type PaperCell,
  type PaperTable,
} from '../../../platform/documents/paper/index.js';
import { TOO_FEW } from '../../domain/breakdown.js';
import { isMasked, type Table, type Value, type ValueKind } from '../../domain/document.js';
import { documentWords } from './document-words.js';
import { pictureOf } from './drawn-table.js';
import { valueWords } from './value-words.js';

const TITLE = { size: 14, isBold: true } as const;

/** Of what is worth keeping together on one page. */
const MOST_TOGETHER = 0.6;

/** A table under its title, with its picture above and its notes below; kept on one page where that is not much. */
export const putSection = (paper: Paper, table: Table): void => {
  const picture = pictureOf(paper, table);
  const laid = table.rows.length === 0 ? null : layTable(paper, printable(table));
  const height = 26 + (picture?.height ?? 0) + (laid?.together ?? 14) + 14 * table.notes.length;
  paper.keep(height < paper.height * MOST_TOGETHER ? height : BEGINNING + (picture?.height ?? 0));
  paper.within('Sect', () => {
    paper.say('H2', table.title, TITLE);
    paper.skip(5);
    picture?.put();
    laid?.put();
    paper.skip(laid ? 5 : 0);
    const isUntold = table.notes.includes(TOO_FEW);
    const notes = laid || isUntold ? table.notes : [documentWords.nothing, ...table.notes];
    notes.forEach((note) => {
      paper.say('P', note, NOTE);
      paper.skip(2);
    });
  });
  paper.skip(20);
};

const NOTE = { size: 8.5, color: SOFT } as const;
/** A title with the head of its table and two rows. */
const BEGINNING = 100;

const printable = (table: Table): PaperTable => ({
  title: table.title,
  columns: table.columns.map(({ title, kind }) => ({ title, isNumber: isNumber(kind) })),
  rows: table.rows.map((row) => cellsOf(table, row)),
  total: table.total && cellsOf(table, table.total),
});

const isNumber = (kind: ValueKind): boolean => kind !== 'text' && kind !== 'day' && kind !== 'month';

/** Null in the row of sums is a place where a sum would mean nothing: it stays empty. */
const cellsOf = ({ columns, total }: Table, row: readonly Value[]): readonly PaperCell[] =>
  columns.map(({ kind }, at) => {
    const value = row[at] ?? null;
    if (value === null && row === total) return { text: '' };
    return { text: valueWords(kind, value), isSoft: isMasked(value) || value === null };
  });
