import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Cents, sum } from '../../kernel/money.js';
import type { Verdict } from './invoice.js';
import { reconcile, type Finding, type InvoicedLine, type OwnSession } from './reconcile.js';

const HALF_AN_HOUR = 30 * 60_000;
const month = { from: '2023-02-01', to: '2023-02-28', toleranceMs: HALF_AN_HOUR } as const;
const at = (hours: number): Date => new Date(Date.parse('2023-02-01T08:00:00+01:00') + hours * 3_600_000);

const aSession = (number: number, more: Partial<OwnSession> = {}): OwnSession => ({
  sessionId: `session-${number}`,
  usageId: `usage-${number}`,
  references: [`ISM-${number}`],
  professionalId: `doctor-${number % 5}`,
  practiceId: 'msp',
  language: 'rus',
  startedAt: at(2 * number),
  sessionOn: '2023-02-14',
  ourCents: Cents(1_800 + 100 * (number % 7)),
  isInvoiced: false,
  ...more,
});
const lineOf = (session: OwnSession, more: Partial<InvoicedLine> = {}): InvoicedLine => ({
  reference: session.references[0] ?? null,
  professionalId: session.professionalId,
  practiceId: session.practiceId,
  language: session.language,
  startedAt: session.startedAt,
  theirCents: session.ourCents,
  ...more,
});
const totalOf = (lines: readonly InvoicedLine[]): Cents =>
  sum(lines.map(({ theirCents }) => theirCents ?? Cents(0)));
const found = (
  sessions: readonly OwnSession[],
  lines: readonly InvoicedLine[] | null,
  totalCents = totalOf(lines ?? []),
): readonly Finding[] => reconcile({ ...month, sessions, lines, totalCents });
const verdictsOf = (findings: readonly Finding[]): readonly Verdict[] =>
  findings.map(({ verdict }) => verdict);
const aMonth = Array.from({ length: 12 }, (_, number) => aSession(number));

type Change = 'none' | 'forgotten' | 'priced' | 'twice' | 'renamed' | 'invoiced_before';
const changes = fc.array(
  fc.constantFrom<Change>(
    'none',
    'none',
    'none',
    'forgotten',
    'priced',
    'twice',
    'renamed',
    'invoiced_before',
  ),
  { minLength: 1, maxLength: 60 },
);

describe('an invoice beside a month of calls', () => {
  it('matches all of them when the provider asks for what we have recorded', () => {
    expect(
      new Set(
        verdictsOf(
          found(
            aMonth,
            aMonth.map((one) => lineOf(one)),
          ),
        ),
      ),
    ).toEqual(new Set(['matched']));
  });

  it('finds each thing that is wrong with it, and none other', () => {
    fc.assert(
      fc.property(changes, fc.nat(3), fc.nat(), (changed, strangers, seed) => {
        const sessions = changed.map((change, number) =>
          aSession(number, { isInvoiced: change === 'invoiced_before' }),
        );
        const lines = changed.flatMap((change, number): InvoicedLine[] => {
          const line = lineOf(sessions[number]!);
          switch (change) {
            case 'forgotten':
              return [];
            case 'priced':
              return [{ ...line, theirCents: Cents(line.theirCents! + 1 + (seed % 500)) }];
            case 'twice':
              return [line, line];
            case 'renamed':
              return [{ ...line, reference: `OTHER-${number}`, startedAt: at(2 * number + (seed % 5) / 10) }];
            case 'none':
            case 'invoiced_before':
              return [line];
          }
        });
        const unknown = Array.from({ length: strangers }, (_, number) =>
          lineOf(aSession(number), { reference: `STRANGER-${number}`, professionalId: 'nobody' }),
        );
        const all = [...lines, ...unknown].toSorted((one, other) => hashOf(one, seed) - hashOf(other, seed));
        const count = (...kinds: Change[]): number => changed.filter((one) => kinds.includes(one)).length;
        const findings = found(sessions, all);
        const many = (verdict: Verdict): number => findings.filter((one) => one.verdict === verdict).length;
        expect({
          matched: many('matched'),
          priced: many('priced_differently'),
          unknown: many('unknown_to_us'),
          missing: many('missing_from_invoice'),
          repeated: many('repeated'),
          total: many('total_differs'),
        }).toEqual({
          matched: count('none', 'twice', 'renamed'),
          priced: count('priced'),
          unknown: strangers,
          missing: count('forgotten'),
          repeated: count('twice', 'invoiced_before'),
          total: 0,
        });
        const priced = findings.filter(({ verdict }) => verdict === 'priced_differently');
        expect(new Set(priced.map(({ session }) => session!.sessionId))).toEqual(
          new Set(changed.flatMap((change, n) => (change === 'priced' ? [`session-${n}`] : []))),
        );
      }),
    );
  });

  it('gives a session to one line only, whatever the lines say', () => {
    const line = fc.record({
      reference: fc.option(fc.constantFrom('ISM-0', 'ISM-1', 'ISM-2', 'X')),
      professionalId: fc.option(fc.constantFrom('doctor-0', 'doctor-1')),
      practiceId: fc.constant('msp'),
      language: fc.option(fc.constantFrom('rus', 'prs')),
      startedAt: fc.option(fc.integer({ min: 0, max: 40 }).map((tenths) => at(tenths / 10))),
      theirCents: fc.option(fc.nat(4_000).map(Cents)),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.nat(5), (lines, many) => {
        const sessions = Array.from({ length: many }, (_, number) => aSession(number));
        const findings = found(sessions, lines);
        const held = findings.filter(
          ({ verdict }) => verdict === 'matched' || verdict === 'priced_differently',
        );
        const ids = held.map(({ session }) => session!.sessionId);
        expect(new Set(ids).size).toBe(ids.length);
        expect(findings.flatMap(({ index }) => index ?? [])).toEqual(lines.map((_, index) => index));
        const missing = findings.filter(({ verdict }) => verdict === 'missing_from_invoice');
        expect(held.length + missing.length).toBe(many);
      }),
    );
  });

  it('takes the nearer of two calls of one reference', () => {
    const [early, late] = [
      aSession(1, { startedAt: at(1), references: ['R'] }),
      aSession(2, { startedAt: at(9), references: ['R'] }),
    ];
    const [first] = found([early, late], [lineOf(late), lineOf(early)]);
    expect(first!.session).toBe(late);
  });

  it('does not take a call of another language, another caller or an hour later for ours', () => {
    const session = aSession(1);
    const other = { reference: 'OTHER' };
    for (const more of [{ language: 'prs' }, { professionalId: 'doctor-9' }, { startedAt: at(3) }])
      expect(verdictsOf(found([session], [lineOf(session, { ...other, ...more })]))).toEqual([
        'unknown_to_us',
        'missing_from_invoice',
      ]);
    expect(verdictsOf(found([session], [lineOf(session, other)]))).toEqual(['matched']);
  });

  it('calls an unknown reference that comes again a repetition', () => {
    const stranger = lineOf(aSession(1), { reference: 'X', professionalId: 'nobody' });
    expect(verdictsOf(found([], [stranger, stranger]))).toEqual(['unknown_to_us', 'repeated']);
  });

  it('expects nothing of what costs nothing, or lies outside the period', () => {
    const sessions = [aSession(1, { ourCents: Cents(0) }), aSession(2, { sessionOn: '2023-03-01' })];
    expect(found(sessions, [])).toEqual([]);
  });

  it('checks the total against the sum of the lines', () => {
    const lines = aMonth.map((one) => lineOf(one));
    const [wrong] = found(aMonth, lines, Cents(totalOf(lines) + 1)).slice(-1);
    expect(wrong).toMatchObject({ verdict: 'total_differs', ourCents: totalOf(lines) });
    const silent = lines.map((line) => ({ ...line, theirCents: null }));
    expect(verdictsOf(found(aMonth, silent, totalOf(lines)))).not.toContain('total_differs');
  });

  it('compares a total alone with what is not invoiced yet', () => {
    const cents = sum(aMonth.map(({ ourCents }) => ourCents));
    expect(new Set(verdictsOf(found(aMonth, null, cents)))).toEqual(new Set(['matched']));
    const [total, ...rest] = found(aMonth, null, Cents(cents - 100));
    expect(total).toMatchObject({ verdict: 'total_differs', ourCents: cents, theirCents: cents - 100 });
    expect(new Set(verdictsOf(rest))).toEqual(new Set(['matched']));
    expect(found([aSession(1, { isInvoiced: true })], null, Cents(0))).toHaveLength(1);
  });
});

const hashOf = ({ reference }: InvoicedLine, seed: number): number =>
  [...(reference ?? '')].reduce(
    (sum, letter) => (sum * 31 + letter.charCodeAt(0) + seed) % 1_009,
    seed % 1_009,
  );
