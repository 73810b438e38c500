import { dayOf, type TimeZone } from '../../../kernel/civil-time.js';
import { Cents, sum } from '../../../kernel/money.js';
import {
  layTable,
  printPaper,
  putFoot,
  putHeading,
  type PaperCell,
  type PaperTable,
} from '../../../platform/documents/paper/index.js';
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
export const printDisputeLetter = (dispute: Dispute): Promise<Buffer> => {
  const { invoice, lines, networkName, providerName } = dispute;
  const { number, issuedOn, from, to, totalCents } = invoice;
  const title = disputeWords.title(number);
  const period = `${written(from)} – ${written(to)}`;
  const madeAt = lastDecided(lines) ?? invoice.receivedAt;
  return printPaper({ title, language: 'fr', madeAt }, (paper) => {
    const say = (text: string): void => {
      paper.say('P', text, { size: 11 });
      paper.skip(8);
    };
    putHeading(paper, {
      over: disputeWords.from(networkName),
      title,
      under: disputeWords.to(providerName),
    });
    paper.skip(6);
    if (invoice.clientAccount) say(`${disputeWords.account}\u00a0: ${invoice.clientAccount}`);
    say(disputeWords.opening);
    if (lines.length === 0) say(disputeWords.none);
    else {
      say(disputeWords.body(number, written(issuedOn), period, money(totalCents)));
      paper.skip(6);
      layTable(paper, linesOf(dispute)).put();
      paper.skip(14);
      say(disputeWords.rest);
    }
    say(disputeWords.closing);
    paper.eachPage((page, pages) => putFoot(paper, title, disputeWords.page(page, pages)));
  });
};

const labels: ReadonlyMap<string, string> = new Map(
  Object.entries(disputeReasons).map(([code, { fr }]) => [code, fr]),
);

const lastDecided = (lines: readonly LineRow[]): Date | undefined =>
  lines
    .flatMap(({ decidedAt }) => decidedAt ?? [])
    .toSorted((one, other) => one.getTime() - other.getTime())
    .at(-1);

const linesOf = ({ lines, timeZone }: Dispute): PaperTable => ({
  title: disputeWords.lines,
  columns: [
    { title: disputeWords.line, isNumber: false },
    { title: disputeWords.what, isNumber: false },
    { title: disputeWords.theirs, isNumber: true },
    { title: disputeWords.ours, isNumber: true },
    { title: disputeWords.reason, isNumber: false },
  ],
  rows: lines.map((line) => rowOf(line, timeZone)),
  total: ['', disputeWords.sum, money(sum(lines.map(contested))), '', ''].map((text) => ({ text })),
});

/** Of a line what it asks for; of a total that differs only by how much: its lines stand for themselves. */
const contested = ({ verdict, theirCents, ourCents }: LineRow): Cents =>
  verdict === 'total_differs' && theirCents !== null && ourCents !== null
    ? Cents(Math.abs(theirCents - ourCents))
    : (theirCents ?? Cents(0));

const rowOf = (line: LineRow, timeZone: TimeZone): readonly PaperCell[] => {
  const on = dayOfLine(line, timeZone);
  const which = [line.reference, on && written(on), line.code].filter(Boolean).join(', ');
  const amount = (cents: Cents | null): string => (cents === null ? '' : money(cents));
  return [
    String(line.listedAt ?? ''),
    [disputeWords.verdicts[line.verdict], which].filter(Boolean).join('\u00a0: '),
    amount(line.theirCents),
    amount(line.ourCents),
    [reasonOf(line), line.decisionComment].filter(Boolean).join('\u00a0: '),
  ].map((text) => ({ text }));
};
