import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { dayOf, type TimeZone } from '../../../kernel/civil-time.js';
import { Cents, sum } from '../../../kernel/money.js';
import type { Printed } from '../../../platform/documents/index.js';
import { wordsOf } from '../../../web/index.js';
import { disputeReasons } from '../../domain/invoice.js';
import type { InvoiceRow, LineRow } from '../persistence/invoice-pages.js';
import { disputeWords } from './dispute-words.js';

/** What the letter is made of. @property lines those that are disputed */
export type Dispute = Readonly<{
  invoice: InvoiceRow;
  lines: readonly LineRow[];
  networkName: string;
  providerName: string;
  timeZone: TimeZone;
}>;

const { money, day } = wordsOf('fr');
const soft = '#6a5765';
const written = (on: string): string => day(on, { weekday: false, year: true });

/** Why it is disputed, in French. */
export const reasonOf = ({ decisionReason }: LineRow): string =>
  labels.get(decisionReason ?? '') ?? disputeReasons.other.fr;

/** The local day that the line is about; null for the total. */
export const dayOfLine = ({ call, ours }: LineRow, timeZone: TimeZone): string | null => {
  const at = call?.startedAt ?? ours?.startedAt;
  return at ? dayOf(at, timeZone) : null;
};

/** The letter that asks the provider to look again: the disputed lines with both amounts and why. It names nobody but by the code. */
export const disputeLetter = (dispute: Dispute): Printed => {
  const { invoice, lines, networkName, providerName } = dispute;
  const { number, issuedOn, from, to, totalCents } = invoice;
  const title = disputeWords.title(number);
  const period = `${written(from)} – ${written(to)}`;
  return {
    title,
    language: 'fr',
    madeAt: lastDecided(lines) ?? invoice.receivedAt,
    content: [
      { text: disputeWords.from(networkName), color: soft },
      { text: disputeWords.to(providerName), color: soft },
      { text: title, fontSize: 22, bold: true, lineHeight: 1.1, margin: [0, 10, 0, 8] },
      ...(invoice.clientAccount
        ? [{ text: `${disputeWords.account} : ${invoice.clientAccount}`, margin: [0, 0, 0, 8] } as Content]
        : []),
      { text: disputeWords.opening, margin: [0, 0, 0, 6] },
      lines.length === 0
        ? { text: disputeWords.none }
        : { text: disputeWords.body(number, written(issuedOn), period, money(totalCents)) },
      ...(lines.length === 0
        ? []
        : [linesOf(dispute), { text: disputeWords.rest, margin: [0, 10, 0, 6] } as Content]),
      { text: disputeWords.closing, margin: [0, 6, 0, 0] },
    ],
    layout: {
      pageMargins: [48, 44, 48, 48],
      footer: (page, of) => ({
        text: disputeWords.page(page, of),
        alignment: 'right',
        fontSize: 9,
        margin: [48, 8, 48, 0],
      }),
      styles: {},
    },
  };
};

const labels: ReadonlyMap<string, string> = new Map(
  Object.entries(disputeReasons).map(([code, { fr }]) => [code, fr]),
);

const lastDecided = (lines: readonly LineRow[]): Date | undefined =>
  lines
    .flatMap(({ decidedAt }) => decidedAt ?? [])
    .toSorted((one, other) => one.getTime() - other.getTime())
    .at(-1);

const head = (text: string, alignment: 'left' | 'right' = 'left'): TableCell => ({
  text,
  bold: true,
  alignment,
});
const amount = (cents: Cents | null, bold = false): TableCell => ({
  text: cents === null ? '' : money(cents),
  alignment: 'right',
  noWrap: true,
  bold,
});

const linesOf = ({ lines, timeZone }: Dispute): Content => ({
  margin: [0, 12, 0, 0],
  table: {
    headerRows: 1,
    dontBreakRows: true,
    widths: ['auto', '*', 'auto', 'auto', '*'],
    body: [
      [
        head(disputeWords.line),
        head(disputeWords.what),
        head(disputeWords.theirs, 'right'),
        head(disputeWords.ours, 'right'),
        head(disputeWords.reason),
      ],
      ...lines.map((line) => rowOf(line, timeZone)),
      [
        { text: disputeWords.sum, colSpan: 2, bold: true },
        '',
        amount(sum(lines.map(({ theirCents }) => theirCents ?? Cents(0))), true),
        '',
        '',
      ],
    ],
  },
  layout: 'lightHorizontalLines',
  fontSize: 10,
});

const rowOf = (line: LineRow, timeZone: TimeZone): TableCell[] => {
  const on = dayOfLine(line, timeZone);
  const which = [line.reference, on && written(on), line.code].filter(Boolean).join(', ');
  return [
    String(line.listedAt ?? ''),
    { stack: [disputeWords.verdicts[line.verdict], { text: which, color: soft, fontSize: 9 }] },
    amount(line.theirCents),
    amount(line.ourCents),
    { stack: [reasonOf(line), { text: line.decisionComment ?? '', color: soft, fontSize: 9 }] },
  ];
};
