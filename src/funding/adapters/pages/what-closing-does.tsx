import { Cents } from '../../../kernel/money.js';
import { Table, type PageContext } from '../../../web/index.js';
import type { Budget } from '../../domain/budget.js';
import type { Closing } from '../../domain/closing.js';
import { closingWords } from './closing-words.js';

type WhatClosingDoesProps = Readonly<{ page: PageContext; closing: Closing; successor: string | null }>;

/** What becomes of the money, in a sentence, and both sides' figures before and after. */
export function WhatClosingDoes({ page, closing, successor }: WhatClosingDoesProps) {
  const words = closingWords(page);
  const { money } = page.words;
  const { before, after, releasedCents } = closing;
  return (
    <div class="stack-s">
      <p>{fateOf(page, closing, successor)}</p>
      {releasedCents > 0 && <p>{words.released(money(releasedCents))}</p>}
      <Table<Row>
        caption={words.figures}
        hidesCaption
        isTight
        columns={[
          { title: words.account, cell: ({ name }) => name },
          { title: words.before, isNumber: true, cell: (row) => money(row.before) },
          { title: words.after, isNumber: true, cell: (row) => money(row.after) },
        ]}
        rows={[
          ...rowsOf(words.accounts, before.agreement, after.agreement, (name) => name),
          ...(before.successor && after.successor
            ? rowsOf(words.accounts, before.successor, after.successor, (name) =>
                words.ofSuccessor(name, successor ?? ''),
              )
            : []),
        ]}
      />
    </div>
  );
}

/** « 458,00 € reviennent au financeur. » */
export const fateOf = (
  page: PageContext,
  { movedCents, fate, after }: Pick<Closing, 'movedCents' | 'fate' | 'after'>,
  successor: string | null,
): string => {
  const words = closingWords(page);
  const { money } = page.words;
  const { overdrawnCents } = after.agreement;
  if (movedCents > 0) return words.fates[fate](money(movedCents), successor ?? '');
  if (movedCents < 0) return words.debt(money(Cents(0 - movedCents)), successor ?? '');
  return overdrawnCents > 0 ? words.overdrawn(money(overdrawnCents)) : words.nothingLeft;
};

type Account = keyof ReturnType<typeof closingWords>['accounts'];
type Row = Readonly<{ name: string; before: Cents; after: Cents }>;

/** The accounts that are not empty on both sides of it. */
const rowsOf = (
  accounts: Readonly<Record<Account, string>>,
  before: Budget,
  after: Budget,
  named: (account: string) => string,
): readonly Row[] =>
  (Object.keys(accounts) as Account[])
    .filter((account) => before[account] !== 0 || after[account] !== 0)
    .map((account) => ({
      name: named(accounts[account]),
      before: before[account],
      after: after[account],
    }));
