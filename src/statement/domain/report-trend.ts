import type { Period } from './activity.js';
import { shownCount, shownOf, type Reader } from './breakdown.js';
import { activeOf, ratio, rounded } from './compose-figures.js';
import { composeSessions } from './compose-sessions.js';
import { MASKED, type Table, type Value } from './document.js';
import type { SessionMeasures } from './measures.js';
import { yearBefore } from './report-year.js';
import { changeInWords, monthInWords } from './statement-words.js';

/**
 * The year beside the same part of the year before, as a whole and month by month. What a month's count is masked by in the
 * year's own table masks it here too, and the year before is masked as its own report was.
 * @param months the table of the year's months, as it is shown
 */
export const composeTrend = (
  reader: Reader,
  period: Period,
  now: SessionMeasures,
  before: SessionMeasures,
  months: Table,
): readonly Table[] => {
  const year = period.from.slice(0, 4);
  const earlier = yearBefore(period);
  const yearOfBefore = earlier.from.slice(0, 4);
  const [monthsBefore] = composeSessions(reader, earlier, before, (code) => code);
  return [
    asAWhole(reader, [yearOfBefore, year], [before, now]),
    byMonth([yearOfBefore, year], monthsBefore!, months),
  ];
};

type Two<T> = readonly [before: T, now: T];

const asAWhole = (reader: Reader, years: Two<string>, measures: Two<SessionMeasures>): Table => {
  const rows = measures.map((one): readonly Value[] => [
    shownCount(reader, one.sessions),
    activeOf(reader, one.professionals),
    shownOf(reader, one.sessions, one.billedMinutes),
    one.cents,
    shownOf(reader, one.sessions, rounded(ratio(one.cents, one.sessions))),
  ]);
  const changes = rows[1]!.map((value, at) => changeOf(rows[0]![at]!, value));
  return {
    key: 'trend',
    title: 'D’une année à l’autre',
    columns: [
      { key: 'year', title: 'Année', kind: 'text' },
      { key: 'sessions', title: 'Interventions', kind: 'count' },
      { key: 'professionals', title: 'Professionnels actifs', kind: 'count' },
      { key: 'minutes', title: 'Minutes facturées', kind: 'minutes' },
      { key: 'cents', title: 'Coût', kind: 'cents' },
      { key: 'meanCost', title: 'Coût moyen', kind: 'cents' },
    ],
    rows: years.map((year, at) => [year, ...rows[at]!]),
    total: changes.every((change) => change === null) ? null : ['Évolution', ...changes],
    notes: ['Les mêmes jours de l’une et de l’autre année sont comptés.'],
    drawn: null,
  };
};

/** Null where there is nothing to compare with. */
const changeOf = (before: Value, now: Value): Value =>
  typeof before === 'number' && typeof now === 'number' && before > 0 ? changeInWords(before, now) : null;

const byMonth = (years: Two<string>, before: Table, now: Table): Table => {
  const at = (table: Table) => table.columns.findIndex(({ key }) => key === 'sessions');
  const countIn = (table: Table, index: number): Value => table.rows[index]?.[at(table)] ?? MASKED;
  const names = [now, before].find(({ rows }) => rows.length > 0)?.rows ?? [];
  const totalOf = (table: Table): Value => table.total?.[at(table)] ?? MASKED;
  return {
    key: 'monthsOfTwoYears',
    title: 'Interventions par mois, d’une année à l’autre',
    columns: [
      { key: 'month', title: 'Mois', kind: 'text' },
      { key: 'before', title: years[0], kind: 'count' },
      { key: 'now', title: years[1], kind: 'count' },
    ],
    rows: names.map(([month], index) => [
      capitalised(monthInWords(month as Period['from'])),
      countIn(before, index),
      countIn(now, index),
    ]),
    total: names.length === 0 ? null : ['En tout', totalOf(before), totalOf(now)],
    notes: [],
    drawn: null,
  };
};

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
