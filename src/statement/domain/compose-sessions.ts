import { addDays, type Day } from '../../kernel/civil-time.js';
import type { Period } from './activity.js';
import {
  breakdown,
  maskedWithSum,
  maySeePeople,
  nested,
  TOO_FEW,
  type Part,
  type Reader,
} from './breakdown.js';
import { MASKED, type Table, type Value } from './document.js';
import { LEAST_SHOWN, masked } from './masking.js';
import type { SessionMeasures, Tally } from './measures.js';
import { categories, modalities, professions, wordFor } from './statement-words.js';

/** How many languages are told by name. */
const TOP = 10;

/** What was held, month by month and by each kind; all these tables have the same sum. */
export const composeSessions = (
  reader: Reader,
  period: Period,
  held: SessionMeasures,
  nameOfLanguage: (code: string) => string,
): readonly Table[] => {
  const list = (
    key: string,
    title: string,
    column: string,
    tallies: readonly Part[],
    more = {},
    limit?: number,
  ) => breakdown(reader, { key, title, column, counted: 'Interventions', ...more }, tallies, limit);
  const languages = held.languages.map(named((key) => (key === '' ? 'Non précisée' : nameOfLanguage(key))));
  const places = (tallies: readonly Tally[], words: (key: string, name: string) => string): readonly Part[] =>
    tallies.map((tally) => ({
      name: words(tally.key, tally.name),
      count: tally.sessions,
      isFew: !maySeePeople(reader) && tally.professionals < LEAST_SHOWN,
    }));
  const unknown = (_: string, name: string): string => name || 'Non précisé';
  const byProfession = list(
    'professions',
    'Par profession',
    'Profession',
    places(held.professions, (key) => wordFor(professions, key)),
  );
  const byCommune = list('communes', 'Par commune', 'Commune', places(held.communes, unknown));
  const byPractice = list(
    'practices',
    'Par lieu d’exercice',
    'Lieu d’exercice',
    places(held.practices, unknown),
  );
  const byName = list(
    'professionals',
    'Par professionnel',
    'Professionnel',
    held.professionalTallies.map(({ name, sessions }) => ({ name: name || 'Non précisé', count: sessions })),
  );
  return [
    byMonth(reader, period, held),
    list('languages', 'Langues', 'Langue', languages, { drawn: true }, TOP),
    list(
      'categories',
      'Situation déclarée',
      'Situation',
      held.categories.map(named((key) => wordFor(categories, key))),
    ),
    ...(maySeePeople(reader)
      ? nested(reader, [byName, byPractice, byCommune, byProfession]).toReversed()
      : [byProfession, ...nested(reader, [byCommune, byPractice])]),
  ];
};

const named =
  (nameOf: (key: string) => string) =>
  ({ key, sessions }: Tally): Part => ({ name: nameOf(key), count: sessions });

/** Months down, modalities across, with their sums; a month that is masked is so in its minutes and its money as well. */
const byMonth = (
  reader: Reader,
  period: Period,
  { grid, months: spent, cents, ...held }: SessionMeasures,
): Table => {
  const months = monthsOf(period);
  const kinds = Object.keys(modalities).filter((kind) => grid.some(({ modality }) => modality === kind));
  const counts = months.map((month) =>
    kinds.map((kind) => grid.find((cell) => cell.month === month && cell.modality === kind)?.sessions ?? 0),
  );
  const table = {
    key: 'months',
    title: 'Mois par mois',
    columns: [
      { key: 'month', title: 'Mois', kind: 'month' },
      ...kinds.map((kind) => ({ key: kind, title: wordFor(modalities, kind), kind: 'count' as const })),
      { key: 'sessions', title: 'Interventions', kind: 'count' },
      { key: 'minutes', title: 'Minutes facturées', kind: 'minutes' },
      { key: 'cents', title: 'Coût', kind: 'cents' },
    ],
    drawn: 'sessions',
  } as const;
  const shown = reader.isFunder
    ? masked(counts.map((row) => row.map((count) => ({ count }))))
    : whole(counts);
  if (kinds.length > 0 && shown.total === null)
    return { ...table, rows: [], total: null, notes: [TOO_FEW], drawn: null };
  const of = (month: Day) => spent.find((one) => one.month === month);
  const isHidden = shown.rowTotals.map((total) => total === null);
  const isFeeAlone = months.map(
    (month, index) => reader.isFunder && shown.rowTotals[index] === 0 && (of(month)?.cents ?? 0) > 0,
  );
  const minutes = maskedWithSum(
    months.map((month) => of(month)?.billedMinutes ?? 0),
    isHidden,
  );
  const money = maskedWithSum(
    months.map((month) => of(month)?.cents ?? 0),
    isHidden.map((hidden, index) => hidden || isFeeAlone[index]!),
  );
  const value = (count: number | null): Value => count ?? MASKED;
  return {
    ...table,
    rows: months.map((month, index) => [
      month,
      ...shown.cells[index]!.map(value),
      value(shown.rowTotals[index]!),
      minutes[index]!,
      money[index]!,
    ]),
    total: ['En tout', ...shown.columnTotals.map(value), value(shown.total), held.billedMinutes, cents],
    notes: isHidden.includes(true) || shown.cells.flat().includes(null) ? [MASKED_CELLS] : [],
  };
};

const MASKED_CELLS = 'Une case masquée compte moins de 5 interventions, ou en trahirait une autre.';

const whole = (counts: readonly (readonly number[])[]): ReturnType<typeof masked> => {
  const sum = (row: readonly number[]): number => row.reduce((total, count) => total + count, 0);
  return {
    cells: counts,
    rowTotals: counts.map(sum),
    columnTotals: (counts[0] ?? []).map((_, column) => sum(counts.map((row) => row[column]!))),
    total: sum(counts.map(sum)),
  };
};

/** By their first days, each month that the period touches. */
const monthsOf = ({ from, to }: Period): readonly Day[] => {
  const months: Day[] = [];
  for (
    let month: Day = `${from.slice(0, 7)}-01`;
    month <= to;
    month = `${addDays(month, 31).slice(0, 7)}-01`
  ) {
    months.push(month);
  }
  return months;
};
