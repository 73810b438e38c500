import { breakdown, TOO_FEW, type Part, type Reader } from './breakdown.js';
import { MASKED, type Table, type Value } from './document.js';
import { masked } from './masking.js';
import type { Measures, RequestMeasures } from './measures.js';
import { absences, cancelledBy, incidents, unmetReasons, wordFor } from './statement-words.js';

/**
 * What was asked for and did not take place, and how those who called found it.
 * @param ofUnmet whose requests those that nobody took are
 */
export const composeRequests = (
  reader: Reader,
  { requests, sessions }: Pick<Measures, 'requests' | 'sessions'>,
  nameOfLanguage: (code: string) => string,
  ofUnmet: readonly string[] = [WHOLE_NETWORK],
): readonly Table[] => {
  const unbooked = (outcome: string): number =>
    sessions.unbooked.find((one) => one.outcome === outcome)?.count ?? 0;
  const list = (
    key: string,
    title: string,
    column: string,
    counted: string,
    parts: readonly Part[],
    notes: readonly string[] = [],
  ) => breakdown(reader, { key, title, column, counted, notes }, parts);
  const worded =
    (words: Readonly<Record<string, string>>) =>
    ({ key, count }: Readonly<{ key: string; count: number }>): Part => ({
      name: wordFor(words, key),
      count,
    });
  const missed = Object.keys(absences).map((whose) => ({
    key: whose,
    count: (requests.noShows.find(({ key }) => key === whose)?.count ?? 0) + unbooked(`${whose}_no_show`),
  }));
  return [
    cancellations(reader, requests, unbooked('late_cancellation')),
    list('absences', 'Absences', 'Qui', 'Absences', missed.map(worded(absences))),
    list(
      'unmetReasons',
      'Demandes non pourvues, par motif',
      'Motif',
      'Demandes',
      requests.unmetByReason.map(worded(unmetReasons)),
      ofUnmet,
    ),
    list(
      'unmetLanguages',
      'Demandes non pourvues, par langue',
      'Langue',
      'Demandes',
      requests.unmetByLanguage.map(({ key, count }) => ({ name: nameOfLanguage(key), count })),
      ofUnmet,
    ),
    list(
      'feedback',
      'Avis des professionnels',
      'Avis',
      'Demandes',
      requests.incidents.map(worded(incidents)),
    ),
  ];
};

const WHOLE_NETWORK =
  'Une demande que cette convention devait payer\u00a0; celles que nulle convention ne pouvait payer sont comptées pour tout le réseau.';

/** By whom, and whether the day before or later. */
const cancellations = (
  reader: Reader,
  { cancellations: found }: RequestMeasures,
  unbookedLate: number,
): Table => {
  const all = [
    ...found,
    ...(unbookedLate > 0 ? [{ by: 'unbooked', isLate: true, count: unbookedLate }] : []),
  ];
  const who = Object.keys(cancelledBy).filter((by) => all.some((one) => one.by === by));
  const counts = who.map((by) =>
    [false, true].map((isLate) => all.find((one) => one.by === by && one.isLate === isLate)?.count ?? 0),
  );
  const table = {
    key: 'cancellations',
    title: 'Annulations',
    columns: [
      { key: 'by', title: 'Par qui', kind: 'text' },
      { key: 'early', title: '24 h avant ou plus', kind: 'count' },
      { key: 'late', title: 'Moins de 24 h avant', kind: 'count' },
      { key: 'count', title: 'En tout', kind: 'count' },
    ],
    drawn: null,
  } as const;
  const sum = (row: readonly number[]): number => row.reduce((total, count) => total + count, 0);
  const shown = reader.isFunder
    ? masked(counts.map((row) => row.map((count) => ({ count }))))
    : {
        cells: counts,
        rowTotals: counts.map(sum),
        columnTotals: [0, 1].map((column) => sum(counts.map((row) => row[column]!))),
        total: sum(counts.flat()),
      };
  if (shown.total === null) return { ...table, rows: [], total: null, notes: [TOO_FEW] };
  const value = (count: number | null): Value => count ?? MASKED;
  return {
    ...table,
    rows: who.map((by, index) => [
      wordFor(cancelledBy, by),
      ...shown.cells[index]!.map(value),
      value(shown.rowTotals[index]!),
    ]),
    total: who.length === 0 ? null : ['En tout', ...shown.columnTotals.map(value), value(shown.total)],
    notes: [],
  };
};
