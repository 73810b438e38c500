import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Cents } from '../../kernel/money.js';
import { accountDeclarations, accountName, journalEntry } from './journal.js';
import { postingsOf, type Moves, type RecordedEntry } from './recorded-entry.js';

const agreement = {
  networkId: '019ab4c0-0000-7000-8000-000000000002',
  id: '019ab4c0-0000-7000-8000-0000deadbeef',
  funderId: '019ab4c0-0000-7000-8000-000000000011',
  carrier: 'Réseau Santé Précarité',
  title: 'Interprétariat',
  reference: 'CTAI n° 2023/14',
  startsOn: '2023-03-01',
  endsOn: '2023-11-30',
  priority: 100,
  eligibleModalities: [],
  eligibleProfessions: [],
  eligibleCommunes: [],
  eligibleCategories: [],
  onExhaustion: 'block' as const,
  unspent: 'repayment' as const,
  alertThresholds: [75, 90, 100],
  closesOn: null,
  graceUntil: null,
  successorId: null,
  closedAt: null,
};

const moves = (given: Partial<Record<keyof Moves, number>>): Moves => {
  const of = (account: keyof Moves): Cents => Cents(given[account] ?? 0);
  return {
    available: of('available'),
    committed: of('committed'),
    consumed: of('consumed'),
    invoiced: of('invoiced'),
    granted: of('granted'),
    overdrawn: of('overdrawn'),
  };
};

const anEntry = (given: Partial<RecordedEntry> = {}): RecordedEntry => ({
  id: '019ab4c0-0000-7000-8000-000000000013',
  verb: 'consume',
  cause: 'usage:1:consume',
  bookingId: null,
  usageId: null,
  recordedAt: new Date('2023-05-31T22:30:00Z'),
  recordedBy: null,
  moves: moves({ consumed: 1805, available: -1805 }),
  ...given,
});

describe('the journal', () => {
  it('writes an entry as a transaction of the local day, in euros to the cent', () => {
    expect(journalEntry(agreement, anEntry(), 'Europe/Paris')).toBe(
      [
        '',
        '2023-06-01 consume usage:1:consume  ; entry:019ab4c0-0000-7000-8000-000000000013',
        '    agreement:ctai-n-2023-14-deadbeef:available  -18.05 EUR',
        '    agreement:ctai-n-2023-14-deadbeef:consumed  18.05 EUR',
        '',
      ].join('\n'),
    );
  });

  it('tells the booking and the usage that an entry is about', () => {
    const entry = anEntry({ bookingId: 'b-1', usageId: 'u-1' });
    expect(journalEntry(agreement, entry, 'Europe/Paris')).toContain('booking:b-1, usage:u-1\n');
  });

  it('writes a few cents with their zeros', () => {
    const entry = anEntry({ moves: moves({ granted: 5, available: 5 }) });
    expect(journalEntry(agreement, entry, 'Europe/Paris')).toContain('available  0.05 EUR\n');
    expect(journalEntry(agreement, entry, 'Europe/Paris')).toContain('granted  -0.05 EUR\n');
  });

  it('keeps two agreements of the same reference apart, and names one without any letter', () => {
    const other = { ...agreement, id: '019ab4c0-0000-7000-8000-0000cafecafe' };
    expect(accountName(other, 'granted')).not.toBe(accountName(agreement, 'granted'));
    expect(accountName({ ...agreement, reference: '翻译' }, 'granted')).toBe('agreement:deadbeef:granted');
  });

  it('lets no title break out of its line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (title, reference) => {
        const lines = accountDeclarations({ ...agreement, title, reference })
          .split('\n')
          .filter(Boolean);
        expect(lines).toHaveLength(7);
        expect(lines[0]).toMatch(/^; [ -~]*$/);
        expect(lines.slice(1).every((line) => /^account agreement:[a-z0-9-]+:[a-z]+$/.test(line))).toBe(true);
      }),
    );
  });

  it('has postings that sum to zero for every entry that the ledger takes', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(
        cents,
        cents,
        cents,
        cents,
        cents,
        (committed, consumed, invoiced, available, overdrawn) => {
          const granted = committed + consumed + invoiced + available - overdrawn;
          const postings = postingsOf(
            moves({ granted, committed, consumed, invoiced, available, overdrawn }),
          );
          expect(postings.reduce((total, { amountCents }) => total + amountCents, 0)).toBe(0);
        },
      ),
    );
  });
});
