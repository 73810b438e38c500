import {
  lyingHeight,
  putLyingBars,
  putStandingBars,
  SOFT,
  STANDING_HEIGHT,
  type Paper,
  type PaperBar,
} from '../../../platform/documents/paper/index.js';
import { wordsOf } from '../../../web/index.js';
import { isMasked, type Table, type Value, type ValueKind } from '../../domain/document.js';
import { documentWords } from './document-words.js';
import { valueWords } from './value-words.js';

const { dayParts } = wordsOf('fr');
/** A picture of more lying bars than this is not one that is taken in at a glance. */
const MOST_LYING = 12;

/** How a table is drawn, and how high that is in points with its legend; months stand, what can be listed lies. */
export type Picture = Readonly<{ height: number; put: () => void }>;

/** @returns null for a table that no picture stands above, or whose rows are none */
export const pictureOf = (paper: Paper, table: Table): Picture | null => {
  const at = table.columns.findIndex(({ key }) => key === table.drawn);
  const [names, values] = [table.columns[0], table.columns[at]];
  if (at < 1 || !names || !values || table.rows.length === 0) return null;
  const isOfMonths = names.kind === 'month';
  const rows = isOfMonths ? table.rows : table.rows.slice(0, MOST_LYING);
  const bars = rows.map((row) => barOf(names.kind, row[0] ?? null, values.kind, row[at] ?? null));
  const legend = { size: 8.5, color: SOFT };
  const notes = [
    ...(bars.some(({ value }) => value === null) ? [documentWords.someMasked] : []),
    ...(rows.length < table.rows.length ? [documentWords.andOthers(rows.length, table.rows.length)] : []),
  ];
  const heard = rows.map(
    (row) => `${valueWords(names.kind, row[0] ?? null)} ${valueWords(values.kind, row[at] ?? null)}`,
  );
  const alt = documentWords.alt(`${table.title}, ${values.title}`, heard.join(', '));
  return {
    height: 20 + (isOfMonths ? STANDING_HEIGHT : lyingHeight(bars.length)) + 10,
    put: () => {
      paper.say('P', [values.title, ...notes].join('. ').replace(/\.\./g, '.'), legend);
      paper.skip(4);
      (isOfMonths ? putStandingBars : putLyingBars)(paper, { alt, bars });
      paper.skip(10);
    },
  };
};

const barOf = (nameKind: ValueKind, name: Value, kind: ValueKind, value: Value): PaperBar => ({
  name:
    nameKind === 'month' && typeof name === 'string'
      ? dayParts(name, 'short').month
      : valueWords(nameKind, name),
  value: typeof value === 'number' ? value : isMasked(value) ? null : 0,
  words: valueWords(kind, value),
});
