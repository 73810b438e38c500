import { InvalidInput } from '../../../kernel/errors.js';
import type { Fields } from '../../../web/index.js';
import type { LayoutDraft, SampleRow, SampleTable } from '../../domain/call-list/guess-layout.js';
import { amountUnits, columnKeys, durationUnits, type ColumnKey } from '../../domain/call-list/mapping.js';

/** The layout that the form says: what it has no field for stays as it was. */
export const draftIn = (fields: Fields): LayoutDraft => {
  const known = parsed(fields.text('known'));
  const columns: Partial<Record<ColumnKey, string>> = {};
  for (const key of columnKeys) {
    const name = fields.text(`columns-${key}`);
    if (name !== undefined) columns[key] = name;
  }
  const kept = columnKeys.filter((key) => columns[key] !== undefined && mayBeAbsent(known, key));
  const languages = { ...known.languages, ...chosenLanguages(fields) };
  return {
    columns,
    ...(kept.length > 0 && { mayBeAbsent: kept }),
    ...(known.timeZone && { timeZone: known.timeZone }),
    dateFormat: fields.text('dateFormat'),
    durationUnit: durationUnits.find((unit) => unit === fields.text('durationUnit')),
    amountUnit: amountUnits.find((unit) => unit === fields.text('amountUnit')),
    ...(Object.keys(languages).length > 0 && { languages }),
  };
};

/** What of a layout has no field of its own in the form. */
export const knownOf = ({ mayBeAbsent, timeZone, languages }: LayoutDraft): string =>
  JSON.stringify({ mayBeAbsent, timeZone, languages });

const mayBeAbsent = ({ mayBeAbsent: keys }: Known, key: ColumnKey): boolean =>
  Array.isArray(keys) && keys.includes(key);

type Known = Pick<LayoutDraft, 'mayBeAbsent' | 'timeZone' | 'languages'>;

const parsed = (text: string | undefined): Known => {
  const value = jsonIn(text);
  return typeof value === 'object' && value !== null ? value : {};
};

/** How many names of languages are asked about at once. */
export const LANGUAGES_ASKED = 12;

const chosenLanguages = (fields: Fields): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from({ length: LANGUAGES_ASKED }, (_, at) => {
      const [said, code] = [fields.text(`said-${at}`), fields.text(`language-${at}`)];
      return said && code ? [[said, code] as const] : [];
    }).flat(),
  );

/** The rows that went with the form, so that nothing of them is kept anywhere else. @throws InvalidInput */
export const sampleIn = (fields: Fields, lost: InvalidInput): SampleTable => {
  const rows = jsonIn(fields.text('sample'));
  if (!Array.isArray(rows) || rows.length > MOST_ROWS || !rows.every(isRow)) throw lost;
  return rows;
};
const MOST_ROWS = 200;

const isRow = (row: unknown): row is SampleRow =>
  typeof row === 'object' &&
  row !== null &&
  'line' in row &&
  Number.isSafeInteger(row.line) &&
  'cells' in row &&
  Array.isArray(row.cells) &&
  row.cells.every((cell) => typeof cell === 'string');

const jsonIn = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
};
