import { isTimeZone } from '../../../kernel/civil-time.js';
import type { Bilingual, FieldProblem } from '../../../kernel/errors.js';
import { dateReader } from './date-format.js';
import { folded } from '../../../kernel/folded.js';
import {
  amountUnits,
  columnKeys,
  durationUnits,
  requiredColumns,
  type CallListMapping,
  type ColumnKey,
} from './mapping.js';

/** Everything that keeps a value, such as a parsed JSON, from being a mapping; each problem at its JSON pointer. */
export const mappingProblems = (mapping: unknown): readonly FieldProblem[] => {
  if (!isRecord(mapping)) return [problem('', expectedObject)];
  const known = [
    'columns',
    'mayBeAbsent',
    'dateFormat',
    'timeZone',
    'durationUnit',
    'amountUnit',
    'languages',
  ];
  return [
    ...unknownKeys('', mapping, known),
    ...columnProblems(mapping.columns),
    ...absenceProblems(mapping.mayBeAbsent),
    ...formatProblems(mapping.dateFormat),
    ...zoneProblems(mapping.timeZone),
    ...unitProblems('/durationUnit', mapping.durationUnit, durationUnits),
    ...unitProblems('/amountUnit', mapping.amountUnit, amountUnits),
    ...languageProblems(mapping.languages),
  ];
};

export const isCallListMapping = (value: unknown): value is CallListMapping =>
  mappingProblems(value).length === 0;

const columnProblems = (columns: unknown): FieldProblem[] => {
  if (!isRecord(columns)) return [problem('/columns', expectedObject)];
  const named = Object.entries(columns).filter(([key]) => isColumn(key));
  const missing = requiredColumns.filter((key) => columns[key] === undefined);
  return [
    ...unknownKeys('/columns', columns, columnKeys),
    ...missing.map((key) =>
      problem(`/columns/${key}`, {
        fr: 'Donnez le nom de cette colonne : sans elle, un appel ne peut pas être lu.',
        en: 'Give the name of this column: a call can’t be read without it.',
      }),
    ),
    ...named.flatMap(([key, name], rank) => {
      if (typeof name !== 'string' || name.trim() === '') return [problem(`/columns/${key}`, expectedName)];
      const twin = named
        .slice(0, rank)
        .find(([, other]) => typeof other === 'string' && folded(other) === folded(name));
      return twin ? [problem(`/columns/${key}`, sameAs(twin[0]))] : [];
    }),
  ];
};

const absenceProblems = (keys: unknown): FieldProblem[] => {
  if (keys === undefined) return [];
  const optional: readonly unknown[] = columnKeys.filter((key) => !isRequired(key));
  if (Array.isArray(keys) && keys.every((key) => optional.includes(key))) return [];
  return [problem('/mayBeAbsent', oneOf(optional))];
};

const formatProblems = (format: unknown): FieldProblem[] => {
  if (format === undefined) return [];
  if (typeof format !== 'string') return [problem('/dateFormat', expectedName)];
  const reader = dateReader(format);
  return typeof reader === 'function' ? [] : [problem('/dateFormat', reader.problem)];
};

const zoneProblems = (zone: unknown): FieldProblem[] =>
  zone === undefined || (typeof zone === 'string' && isTimeZone(zone))
    ? []
    : [
        problem('/timeZone', {
          fr: 'Fuseau horaire inconnu : écrivez-le comme Europe/Paris ou America/Cayenne.',
          en: 'Unknown time zone: write it as Europe/Paris or America/Cayenne.',
        }),
      ];

const unitProblems = (pointer: string, unit: unknown, units: readonly unknown[]): FieldProblem[] =>
  unit === undefined || units.includes(unit) ? [] : [problem(pointer, oneOf(units))];

const languageProblems = (languages: unknown): FieldProblem[] => {
  if (languages === undefined) return [];
  if (!isRecord(languages)) return [problem('/languages', expectedObject)];
  return Object.entries(languages)
    .filter(([, code]) => typeof code !== 'string' || !LANGUAGE_CODE.test(code))
    .map(([name]) =>
      problem(`/languages/${escaped(name)}`, {
        fr: 'Donnez le code de langue du catalogue, en trois lettres (ISO 639-3), comme ary.',
        en: 'Give the catalogue’s language code, three letters (ISO 639-3), such as ary.',
      }),
    );
};

// The catalogue may add a variant to the three letters; whether it knows the code is its own question.
const LANGUAGE_CODE = /^[a-z]{3}(?:-[A-Za-z0-9]{1,16})*$/;

const problem = (pointer: string, message: Bilingual): FieldProblem => ({ pointer, message });

const unknownKeys = (at: string, value: object, known: readonly string[]): FieldProblem[] =>
  Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => problem(`${at}/${escaped(key)}`, oneOf(known)));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isColumn = (key: string): key is ColumnKey => columnKeys.some((column) => column === key);
const isRequired = (key: ColumnKey): boolean => requiredColumns.some((required) => required === key);

/** RFC 6901: in a pointer `~` and `/` are written `~0` and `~1`. */
const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

const expectedObject: Bilingual = { fr: 'Un objet JSON est attendu.', en: 'A JSON object is expected.' };
const expectedName: Bilingual = { fr: 'Un texte non vide est attendu.', en: 'A text is expected.' };
const oneOf = (values: readonly unknown[]): Bilingual => ({
  fr: `Valeurs possibles : ${values.join(', ')}.`,
  en: `Possible values: ${values.join(', ')}.`,
});
const sameAs = (key: string): Bilingual => ({
  fr: `Cette colonne porte le même nom que ${key}.`,
  en: `This column has the same name as ${key}.`,
});
