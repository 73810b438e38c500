/** The ledger on a sheet of paper: what every sequence of acts should leave, in a page without a database. */

export type Act = Readonly<{
  verb: 'grant' | 'commit' | 'consume' | 'release' | 'reverse';
  agreement: number;
  booking: number;
  /** What a release or a cost takes off what is held for the booking. */
  held: number;
  cents: number;
  repeats: number | null;
}>;

type Account = Readonly<{ warns: boolean; granted: number; committed: number; consumed: number }>;
export type Books = Readonly<{
  accounts: readonly Account[];
  /** What each booking holds, by agreement: `held.get('0:2')` is what agreement 0 holds for booking 2. */
  held: ReadonlyMap<string, number>;
}>;

export const emptyBooks = (
  agreements: readonly Readonly<{ grantCents: number; warns: boolean }>[],
): Books => ({
  accounts: agreements.map(({ grantCents, warns }) => ({
    warns,
    granted: grantCents,
    committed: 0,
    consumed: 0,
  })),
  held: new Map(),
});

/** The books after the act; null when it must be refused. */
export const apply = (books: Books, act: Act): Books | null => {
  const before = books.accounts[act.agreement]!;
  const key = `${act.agreement}:${act.booking}`;
  const heldNow = books.held.get(key) ?? 0;
  const heldElsewhere = books.held.get(`${1 - act.agreement}:${act.booking}`) ?? 0;
  const with_ = (account: Partial<Account>, held: number): Books => ({
    accounts: books.accounts.map((one, i) => (i === act.agreement ? { ...one, ...account } : one)),
    held: new Map(books.held).set(key, held),
  });
  switch (act.verb) {
    case 'grant':
      return with_({ granted: before.granted + act.cents }, heldNow);
    case 'commit':
      if (act.cents > 0 && heldElsewhere > 0) return null;
      if (act.cents > Math.max(leftOf(before), 0) && !before.warns) return null;
      return with_({ committed: before.committed + act.cents }, heldNow + act.cents);
    case 'release':
      if (act.held > heldNow) return null;
      return with_({ committed: before.committed - act.held }, heldNow - act.held);
    case 'consume':
      if (act.held > heldNow) return null;
      return with_(
        { committed: before.committed - act.held, consumed: before.consumed + act.cents },
        heldNow - act.held,
      );
    case 'reverse':
      if (act.cents > before.consumed) return null;
      return with_({ consumed: before.consumed - act.cents }, heldNow);
  }
};

export const asBudget = ({ accounts }: Books, agreement: number) => {
  const account = accounts[agreement]!;
  return {
    grantedCents: account.granted,
    committedCents: account.committed,
    consumedCents: account.consumed,
    invoicedCents: 0,
    availableCents: Math.max(leftOf(account), 0),
    overdrawnCents: Math.max(-leftOf(account), 0),
  };
};

const leftOf = ({ granted, committed, consumed }: Account): number => granted - committed - consumed;
