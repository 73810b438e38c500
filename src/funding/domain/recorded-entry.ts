import type { Id } from '../../kernel/ids.js';
import { Cents } from '../../kernel/money.js';
import type { Verb } from './entry.js';

/** An entry as the ledger keeps it: what was asked, and how the database has split it between available and overdrawn. */
export type RecordedEntry = Readonly<{
  id: Id;
  verb: Verb;
  cause: string;
  bookingId: Id | null;
  usageId: Id | null;
  recordedAt: Date;
  recordedBy: Id | null;
  moves: Moves;
}>;

/** By how many cents an entry changes each figure of the budget; `consumed` is here without what is invoiced. */
export type Moves = Readonly<Record<Account, Cents>>;

export const accounts = ['available', 'committed', 'consumed', 'invoiced', 'granted', 'overdrawn'] as const;
export type Account = (typeof accounts)[number];

export type Posting = Readonly<{ account: Account; amountCents: Cents }>;

/**
 * The double entry of these moves; it sums to zero. Money is where it is positive: available, committed, consumed or invoiced.
 * It comes from where it is negative: what the funder granted and, beyond that, what is overdrawn. An account that does not
 * move has no posting.
 */
export const postingsOf = (moves: Moves): readonly Posting[] =>
  accounts
    .filter((account) => moves[account] !== 0)
    .map((account) => ({
      account,
      amountCents: isSource(account) ? Cents(0 - moves[account]) : moves[account],
    }));

const isSource = (account: Account): boolean => account === 'granted' || account === 'overdrawn';
