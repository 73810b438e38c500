import type { Bilingual } from '../../../kernel/errors.js';
import { folded } from '../../../kernel/folded.js';
import { columnKeys, type CallListMapping, type ColumnKey } from './mapping.js';
import { CallListUnreadable } from './unreadable.js';

/** Where each column stands, counted from 0, and how many columns a line has. */
export type Header = Readonly<{ width: number; columns: readonly (readonly [ColumnKey, at: number])[] }>;

/** What a row of cells would give as a header: the columns it has and those it lacks. */
export type HeaderCandidate = Readonly<{
  header: Header;
  missing: readonly ColumnKey[];
}>;

/** Judges rows by the names that the mapping gives to its columns. */
export const headerJudge = (mapping: CallListMapping): ((cells: readonly string[]) => HeaderCandidate) => {
  const wanted = columnKeys.flatMap((key) => {
    const name = mapping.columns[key];
    return name === undefined ? [] : [[key, folded(name)] as const];
  });
  return (cells) => {
    const names = cells.map(folded);
    const columns = wanted
      .map(([key, name]) => [key, names.indexOf(name)] as const)
      .filter(([, at]) => at !== -1);
    const has = new Set(columns.map(([key]) => key));
    return {
      header: { width: names.findLastIndex((name) => name !== '') + 1, columns },
      missing: wanted
        .map(([key]) => key)
        .filter((key) => !has.has(key) && !mapping.mayBeAbsent?.includes(key)),
    };
  };
};

/** The row that looks most like the header. @property sheet where there are several */
export type NearestHeader = Readonly<{ line: number; missing: readonly ColumnKey[]; sheet?: string }>;

/** Names the columns that were looked for, and the nearest thing that was found. */
export const headerNotFound = (
  mapping: CallListMapping,
  nearest: NearestHeader | undefined,
  isWorkbook = false,
): CallListUnreadable => {
  const named = (keys: readonly ColumnKey[]): string => keys.map((key) => mapping.columns[key]).join(', ');
  const expected = named(columnKeys.filter((key) => mapping.columns[key] !== undefined));
  const found: Bilingual = nearest
    ? {
        fr: `La ligne ${nearest.line}${nearest.sheet ? ` de la feuille « ${nearest.sheet} »` : ''} s’en approche le plus ; il y manque : ${named(nearest.missing)}.`,
        en: `Line ${nearest.line}${nearest.sheet ? ` of the sheet "${nearest.sheet}"` : ''} comes nearest; it lacks: ${named(nearest.missing)}.`,
      }
    : {
        fr: 'Aucune de ces colonnes n’a été trouvée au début du fichier.',
        en: 'None of these columns was found at the beginning of the file.',
      };
  return new CallListUnreadable('header_not_found', {
    fr: `La ligne d’en-tête n’a pas été trouvée. Colonnes attendues${isWorkbook ? '' : ', séparées par un point-virgule, une virgule ou une tabulation'} : ${expected}. ${found.fr}`,
    en: `The header line was not found. Expected columns${isWorkbook ? '' : ', separated by semicolons, commas or tabs'}: ${expected}. ${found.en}`,
  });
};
