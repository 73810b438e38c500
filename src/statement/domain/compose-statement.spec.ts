import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { composeStatement, type StatementTerms } from './compose-statement.js';
import { isMasked, MASKED, type StatementDocument, type Table } from './document.js';
import { LEAST_SHOWN } from './masking.js';
import type { Measures, Tally } from './measures.js';

const terms: StatementTerms = {
  network: 'Rouen',
  funder: 'Médecins du Monde',
  carrier: 'Médecins du Monde',
  agreement: { title: 'Rouen 2022', reference: 'MDM-2022', startsOn: '2022-01-01', endsOn: '2022-12-31' },
  period: { from: '2022-03-01', to: '2022-06-30' },
  number: '2022-1',
  issuedOn: '2022-07-01',
  namesProfessionals: false,
  nameOfLanguage: (code) => code,
};
const months = ['2022-03-01', '2022-04-01', '2022-05-01', '2022-06-01'];
const budget = { granted: 0, committed: 0, consumed: 0, invoiced: 0, available: 0, overdrawn: 0 };

type Call = Readonly<{ month: number; modality: string; language: string; doctor: number; isFee: boolean }>;
const calls = fc.array(
  fc.record({
    month: fc.nat(3),
    modality: fc.constantFrom('phone_now', 'phone_now', 'on_site'),
    language: fc.constantFrom('ara', 'ara', 'kat', 'sqi', 'prs'),
    doctor: fc.oneof(fc.nat(3), fc.nat(11)),
    isFee: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  }),
  { maxLength: 40 },
);
/** Twelve doctors in four practices of two communes. */
const practiceOf = (doctor: number): number => (doctor < 6 ? 0 : doctor < 9 ? 1 : doctor < 11 ? 2 : 3);

const measured = (all: readonly Call[]): Measures => {
  const held = all.filter(({ isFee }) => !isFee);
  const tallies = (keyOf: (call: Call) => string): Tally[] =>
    [...new Set(held.map(keyOf))].map((key) => {
      const some = held.filter((call) => keyOf(call) === key);
      return {
        key,
        name: key,
        sessions: some.length,
        professionals: new Set(some.map(({ doctor }) => doctor)).size,
      };
    });
  const count = (few: number) => [...'abc'].map((key, index) => ({ key, count: (few * (index + 1)) % 9 }));
  const fees = all.length - held.length;
  return {
    sessions: {
      sessions: held.length,
      professionals: new Set(held.map(({ doctor }) => doctor)).size,
      billedMinutes: held.length * 20,
      actualSeconds: held.length * 1100,
      meanSeconds: 1100,
      medianSeconds: 1100,
      medianBilledMinutes: 20,
      waits: held.length,
      meanWaitSeconds: 90,
      medianWaitSeconds: 90,
      cents: all.length * 1800,
      grid: months.flatMap((month, index) =>
        ['phone_now', 'on_site'].map((modality) => ({
          month,
          modality,
          sessions: held.filter((call) => call.month === index && call.modality === modality).length,
        })),
      ),
      months: months.map((month, index) => ({
        month,
        billedMinutes: held.filter((call) => call.month === index).length * 20,
        cents: all.filter((call) => call.month === index).length * 1800,
      })),
      languages: tallies(({ language }) => language),
      professions: tallies(({ doctor }) => (doctor === 11 ? 'midwife' : 'general_practitioner')),
      communes: tallies(({ doctor }) => (practiceOf(doctor) < 2 ? 'Rouen' : 'Elbeuf')),
      practices: tallies(({ doctor }) => `Cabinet ${practiceOf(doctor)}`),
      professionalTallies: tallies(({ doctor }) => `Docteur ${doctor}`),
      categories: tallies(() => 'ame'),
      costs: [
        { key: 'block', usages: held.length, cents: held.length * 1800 },
        { key: 'cancellation', usages: fees, cents: fees * 1800 },
      ],
      unbooked: [{ outcome: 'late_cancellation', count: fees }],
      adjustments: [
        {
          number: '2022-0',
          from: '2022-01-01',
          to: '2022-02-28',
          movements: 4,
          sessions: fees - 2,
          cents: -300,
        },
      ],
    },
    requests: {
      requests: all.length,
      confirmed: fees,
      meanConfirmationSeconds: 40,
      medianConfirmationSeconds: 40,
      cancellations: [
        { by: 'professional', isLate: false, count: fees },
        { by: 'staff', isLate: true, count: held.length % 7 },
      ],
      noShows: [{ key: 'patient', count: held.length % 6 }],
      unmetByReason: count(fees),
      unmetByLanguage: count(held.length % 5),
      incidents: count(held.length % 4),
    },
    people: { enrolled: 12, joined: Math.min(2, held.length) },
    money: { opening: budget, closing: budget, movements: [], runOutOn: null, dailyCents: 0 },
  };
};
const told = (all: readonly Call[], more: Partial<StatementTerms> = {}): StatementDocument =>
  composeStatement({ ...terms, ...more }, measured(all), 'funder');
const tableOf = ({ tables }: StatementDocument, key: string): Table =>
  tables.find((table) => table.key === key)!;
/** Counts of rows, of kinds of language, and of who may call at all: nobody's use of the service. */
const notPeople = ['languages', 'enrolled'];

describe('what a funder is told', () => {
  it('holds no count of one to four, in any figure or cell, whatever happened', () => {
    fc.assert(
      fc.property(calls, (all) => {
        const document = told(all);
        const figures = document.figures
          .filter(({ key, kind }) => kind === 'count' && !notPeople.includes(key))
          .map(({ value }) => value);
        const cells = document.tables.flatMap(({ columns, rows, total }) =>
          [...rows, ...(total ? [total] : [])].flatMap((row) =>
            row.filter((_, index) => columns[index]!.kind === 'count'),
          ),
        );
        for (const value of [...figures, ...cells]) {
          if (typeof value === 'number')
            expect([0, LEAST_SHOWN].includes(value) || Math.abs(value) > 4).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('betrays no masked money or minutes by their sum, and no part of the professionals by the whole', () => {
    fc.assert(
      fc.property(calls, (all) => {
        const document = told(all);
        for (const table of [tableOf(document, 'months'), tableOf(document, 'costs')]) {
          table.columns.forEach(({ kind }, column) => {
            if (kind !== 'cents' && kind !== 'minutes') return;
            const values = table.rows.map((row) => row[column]!);
            const isAlone = values.filter(isMasked).length === 1;
            // Where all the others are nought there is but one month, and the sum is that of the whole statement.
            if (isAlone) expect(values.every((value) => isMasked(value) || value === 0)).toBe(true);
          });
        }
        const figure = (key: string) => document.figures.find((one) => one.key === key)!.value;
        const [joined, active] = [figure('joined'), figure('professionals')];
        if (typeof joined !== 'number' || typeof active !== 'number') return;
        expect(active - joined === 0 || active - joined >= LEAST_SHOWN).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('tells how many professionals the first practice has among those who call, once they are five', () => {
    const inOnePractice = (doctors: readonly number[]) =>
      told(
        doctors.map((doctor) => ({
          month: 0,
          modality: 'phone_now',
          language: 'ara',
          doctor,
          isFee: false,
        })),
      ).figures.find(({ key }) => key === 'topPractice')!.value;
    expect(inOnePractice([0, 1, 2, 3, 9])).toBe(MASKED);
    expect(inOnePractice([0, 1, 2, 3, 4, 9])).toBe('5 sur 6');
    fc.assert(
      fc.property(calls, (all) => {
        const { value } = told(all).figures.find(({ key }) => key === 'topPractice')!;
        expect(value === null || isMasked(value) || /^[5-9]\d* sur \d+$/.test(String(value))).toBe(true);
      }),
    );
  });

  it('never sets a list of practices beside one of communes by which a masked one could be found', () => {
    fc.assert(
      fc.property(calls, (all) => {
        const document = told(all);
        const [communes, practices] = [tableOf(document, 'communes'), tableOf(document, 'practices')];
        const isMaskedIn = ({ notes }: Table): boolean => notes.some((note) => note.includes('moins de 5'));
        if (isMaskedIn(communes) || isMaskedIn(practices)) {
          expect([communes.rows.length, practices.rows.length]).toContain(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('names no professional, unless the agreement says so', () => {
    fc.assert(
      fc.property(calls, (all) => {
        expect(JSON.stringify(told(all))).not.toContain('Docteur');
      }),
    );
    const many = Array.from({ length: 8 }, () => ({
      month: 0,
      modality: 'phone_now',
      language: 'ara',
      doctor: 0,
      isFee: false,
    }));
    expect(tableOf(told(many, { namesProfessionals: true }), 'professionals').rows).toEqual([
      ['Docteur 0', 8, 10_000],
    ]);
  });

  it('has the same whole as what the coordination reads, cent for cent', () => {
    fc.assert(
      fc.property(calls, (all) => {
        const whole = composeStatement(terms, measured(all), 'coordinator');
        for (const key of ['cost', 'adjustments', 'total']) {
          const of = ({ figures }: StatementDocument) => figures.find((figure) => figure.key === key);
          expect(of(told(all))).toEqual(of(whole));
        }
        const [shown] = [tableOf(whole, 'months')];
        const sum = shown.rows.reduce((total, row) => total + Number(row.at(-1)), 0);
        expect(sum).toBe(shown.total!.at(-1));
      }),
    );
  });
});
