import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { composeReport, type ReportMeasures } from './activity-report.js';
import { LEAST_SHOWN } from './masking.js';
import type { SessionMeasures } from './measures.js';
import { periodOfYear, yearBefore } from './report-year.js';

const monthOf = (year: number, index: number): `${number}-${string}-01` =>
  `${year}-${String(index + 1).padStart(2, '0')}-01`;

/** So many sessions in each month, of 20 minutes and 23.00 € each. */
const held = (year: number, counts: readonly number[], professionals = 6): SessionMeasures => {
  const sessions = counts.reduce((sum, count) => sum + count, 0);
  const months = counts.flatMap((count, at) => (count === 0 ? [] : [{ month: monthOf(year, at), count }]));
  return {
    sessions,
    professionals: sessions === 0 ? 0 : professionals,
    billedMinutes: sessions * 20,
    actualSeconds: sessions * 1_200,
    meanSeconds: sessions === 0 ? null : 1_200,
    medianSeconds: sessions === 0 ? null : 1_200,
    medianBilledMinutes: sessions === 0 ? null : 20,
    waits: 0,
    meanWaitSeconds: null,
    medianWaitSeconds: null,
    cents: sessions * 2_300,
    grid: months.map(({ month, count }) => ({ month, modality: 'phone_now', sessions: count })),
    months: months.map(({ month, count }) => ({ month, billedMinutes: count * 20, cents: count * 2_300 })),
    languages: [],
    professions: [],
    communes: [],
    practices: [],
    professionalTallies: [],
    categories: [],
    costs: [],
    unbooked: [],
    adjustments: [],
  };
};

type Given = Readonly<{
  audience?: 'funder' | 'coordinator';
  now?: readonly number[];
  before?: readonly number[];
  unmet?: number;
}>;

const report = ({ audience = 'coordinator', now = [9, 7], before = [], unmet = 0 }: Given = {}) => {
  const measures: ReportMeasures = {
    sessions: held(2022, now),
    before: held(2021, before),
    requests: {
      requests: 0,
      confirmed: 0,
      meanConfirmationSeconds: null,
      medianConfirmationSeconds: null,
      cancellations: [],
      noShows: [],
      unmetByReason: [{ key: 'no_provider', count: unmet }],
      unmetByLanguage: [{ key: 'kat', count: unmet }],
      incidents: [],
    },
    people: { enrolled: 12, joined: 6 },
    adoption: { known: 40, enrolled: 12, ever: 8, active: 6, regular: 3 },
  };
  const period = periodOfYear(2022, '2023-06-01');
  return composeReport(
    { network: 'Rouen', agreement: null, year: 2022, period, audience, nameOfLanguage: (code) => code },
    measures,
  );
};
const spaced = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const tableIn = ({ tables }: ReturnType<typeof report>, key: string) =>
  tables.find((table) => table.key === key)!;

describe('an activity report', () => {
  it('says by how much it is more or less than the same months of the year before', () => {
    expect(spaced(report({ now: [10], before: [8] }).headline)).toBe(
      'En 2022, 6 professionnels, 10 interventions, 230,00 €. Interventions, sur les mêmes mois de 2021 : + 25 %.',
    );
    expect(spaced(report({ now: [8], before: [8] }).headline)).toMatch(/C’est autant qu’en 2021/);
    expect(
      tableIn(report({ now: [10], before: [8] }), 'trend')
        .total!.map(String)
        .map(spaced),
    ).toEqual(['Évolution', '+ 25 %', '0 %', '+ 25 %', '+ 25 %', '0 %']);
  });

  it('says what would have been done without, and what found nobody all the same', () => {
    expect(spaced(report({ unmet: 7 }).argument)).toBe(
      'Sans ce dispositif, 16 échanges avec un patient (5 h 20) se seraient tenus sans interprète, ou aux frais des soignants : ' +
        '368,00 €, soit 61,33 € pour chacun des 6 professionnels. 7 demandes n’ont trouvé ni interprète, ni budget.',
    );
    expect(report({ now: [] }).argument).toBe('');
  });

  it('tells how many of those who were told of it came to use it', () => {
    expect(tableIn(report(), 'adoption').rows.map(([, count, share]) => [count, share])).toEqual([
      [40, 10_000],
      [12, 3_000],
      [8, 2_000],
      [6, 1_500],
      [3, 750],
    ]);
    const handedRound = tableIn(report({ audience: 'funder' }), 'adoption').rows;
    expect(handedRound.at(-1)!.slice(1)).toEqual([{ masked: true }, { masked: true }]);
  });

  it('keeps small figures out of the sentences that are handed round', () => {
    const { headline, argument } = report({ audience: 'funder', now: [3], before: [2], unmet: 2 });
    expect(spaced(headline)).toBe('En 2022, 6 professionnels, moins de cinq interventions, 69,00 €.');
    expect(argument).toMatch(/^Sans ce dispositif, ces échanges se seraient tenus/);
    expect(argument).not.toContain('demande');
  });

  it('shows no month of one to four sessions in what is handed round, of either year, in any table', () => {
    const counts = fc.array(fc.nat(12), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(counts, counts, (now, before) => {
        const whole = report({ audience: 'funder', now, before });
        for (const key of ['months', 'monthsOfTwoYears']) {
          const { columns, rows } = tableIn(whole, key);
          const shown = rows.flatMap((row) => row.filter((_, at) => columns[at]!.kind === 'count'));
          expect(
            shown.filter((value) => typeof value === 'number' && value > 0 && value < LEAST_SHOWN),
          ).toEqual([]);
        }
        const [ofMonths, ofYears] = ['months', 'monthsOfTwoYears'].map((key) => tableIn(whole, key));
        const at = ofMonths!.columns.findIndex(({ key }) => key === 'sessions');
        if (ofMonths!.rows.length > 0)
          expect(ofYears!.rows.map((row) => row[2])).toEqual(ofMonths!.rows.map((row) => row[at]));
      }),
    );
  });
});

describe('the year of a report', () => {
  it('goes as far as it is over, and the one before as far', () => {
    expect(periodOfYear(2022, '2023-06-01')).toEqual({ from: '2022-01-01', to: '2022-12-31' });
    expect(periodOfYear(2024, '2024-02-29')).toEqual({ from: '2024-01-01', to: '2024-02-29' });
    expect(yearBefore({ from: '2024-01-01', to: '2024-02-29' })).toEqual({
      from: '2023-01-01',
      to: '2023-02-28',
    });
  });
});
