import { Cents, sum } from '../../../kernel/money.js';
import { Table, useWords } from '../../../web/index.js';
import type { RatedLine } from '../../domain/rating.js';
import { priceWords } from './price-words.js';
import { ruleInWords } from './rule-in-words.js';

/** A price with what it is made of, for those who may read amounts. The total stands there where it is that of the lines. */
export function PriceLines({ lines, totalCents }: { lines: readonly RatedLine[]; totalCents: number }) {
  const words = useWords();
  const own = priceWords(words.language);
  if (lines.length === 0 && totalCents === 0) return <p>{own.nothing}</p>;
  const isChecked = sum(lines.map(({ amountCents }) => amountCents)) === Cents(totalCents);
  return (
    <Table
      caption={own.caption}
      hidesCaption
      isTight
      columns={[
        { title: own.rule, cell: ({ rule }) => ruleInWords(rule, words.language) },
        { title: own.quantity, isNumber: true, cell: ({ quantity }) => words.number(quantity) },
        { title: own.unitPrice, isNumber: true, cell: ({ unitPriceCents }) => words.money(unitPriceCents) },
        { title: own.amount, isNumber: true, cell: ({ amountCents }) => words.money(amountCents) },
      ]}
      rows={lines}
      total={isChecked ? [own.total, '', '', words.money(totalCents)] : undefined}
    />
  );
}
