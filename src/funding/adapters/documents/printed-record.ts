import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { addDays, dayOf } from '../../../kernel/civil-time.js';
import type { Printed } from '../../../platform/documents/index.js';
import { wordsOf } from '../../../web/index.js';
import type { Budget } from '../../domain/budget.js';
import type { Handover, Passage } from '../../domain/handover.js';
import type { Parties } from '../persistence/handover-parties.js';
import { recordWords } from './record-words.js';

/** A handover that has been executed. */
export type SealedHandover = Handover & Readonly<{ result: Passage; hash: string; executedAt: Date }>;

export const isSealed = (handover: Handover): handover is SealedHandover =>
  handover.result !== null && handover.hash !== null && handover.executedAt !== null;

const { money, change, count, day, time } = wordsOf('fr');
const soft = '#6a5765';

/** What was done, on one page: who passed what to whom, both sides before and after, who decided, and the seal. */
export const printedRecord = (handover: SealedHandover, parties: Parties): Printed => {
  const { result, effectiveOn, hash } = handover;
  const { from, to, network } = parties;
  const on = day(effectiveOn, { weekday: false, year: true });
  return {
    title: recordWords.title(on),
    language: 'fr',
    madeAt: handover.executedAt,
    content: [
      { text: recordWords.network(network.name), color: soft },
      { text: recordWords.title(on), fontSize: 22, bold: true, lineHeight: 1.1, margin: [0, 2, 0, 6] },
      { text: recordWords.lede(from.funderName, to.funderName), margin: [0, 0, 0, 12] },
      {
        columns: [
          sideOf(
            from,
            recordWords.paysUntil(shortly(addDays(effectiveOn, -1))),
            result.before.from,
            result.after.from,
          ),
          sideOf(to, recordWords.paysFrom(on), result.before.to, result.after.to),
        ],
        columnGap: 24,
      },
      { text: recordWords.balance(money(result.committedMovedCents)), bold: true, margin: [0, 12, 0, 0] },
      heading(recordWords.moved),
      facts(passedIn(handover)),
      heading(recordWords.who),
      facts(decidedBy(handover, parties)),
      heading(recordWords.seal),
      { text: hash, fontSize: 10, characterSpacing: 0.4 },
      { text: recordWords.verify, fontSize: 9, color: soft, margin: [0, 2, 0, 0] },
    ],
    layout: { pageMargins: [48, 44, 48, 40], styles: {} },
  };
};

const shortly = (on: Handover['effectiveOn']): string => day(on, { weekday: false });
const heading = (text: string): Content => ({ text, fontSize: 13, bold: true, margin: [0, 14, 0, 3] });

const sideOf = (party: Parties['from'], pays: string, before: Budget, after: Budget): Content => ({
  stack: [
    { text: party.funderName, fontSize: 13, bold: true },
    { text: `${party.title}, ${party.reference}`, fontSize: 9 },
    { text: recordWords.carriedBy(party.carrier), fontSize: 9 },
    { text: pays, fontSize: 9, color: soft, margin: [0, 0, 0, 4] },
    {
      table: {
        headerRows: 1,
        widths: ['*', 'auto', 'auto'],
        body: [
          ['', number(recordWords.before), number(recordWords.after)],
          row(recordWords.consumed, before.consumedCents, after.consumedCents),
          row(recordWords.committed, before.committedCents, after.committedCents),
          row(recordWords.available, leftOf(before), leftOf(after)),
          row(recordWords.granted, before.grantedCents, after.grantedCents, true),
        ],
      },
      layout: 'lightHorizontalLines',
      fontSize: 10,
    },
  ],
});

const number = (text: string, bold = false): TableCell => ({ text, alignment: 'right', bold, noWrap: true });
const leftOf = ({ availableCents, overdrawnCents }: Budget): number => availableCents - overdrawnCents;
const row = (name: string, before: number, after: number, bold = false): TableCell[] => [
  { text: name, bold },
  number(money(before), bold),
  number(money(after), bold || before !== after),
];

type Line = readonly [what: string, value: string];

const facts = (lines: readonly Line[]): Content => ({
  table: { widths: ['*', 'auto'], body: lines.map(([what, value]) => [what, number(value)]) },
  layout: 'noBorders',
  fontSize: 10,
});

const passedIn = ({ result, transferRemainder, keptCents }: SealedHandover): Line[] => {
  const requests = (many: number): string => count(many, recordWords.request, recordWords.requests);
  const some = (many: number, ...line: Line): Line[] => (many > 0 ? [line] : []);
  return [
    [recordWords.pass, `${requests(result.bookingsMoved)}, ${money(result.committedMovedCents)}`],
    ...some(result.bookingsKept, recordWords.stay, requests(result.bookingsKept)),
    ...some(
      result.bookingsReleased,
      recordWords.released,
      `${requests(result.bookingsReleased)}, ${money(result.releasedCents)}`,
    ),
    ...some(result.coveredCents, recordWords.covered, change(result.coveredCents)),
    transferRemainder
      ? [recordWords.remainder(money(keptCents)), money(result.remainderCents)]
      : [recordWords.noRemainder, money(0)],
    [recordWords.codesKept, String(result.codesMoved)],
    [recordWords.codesReplaced, String(result.codesReplaced)],
  ];
};

const decidedBy = (handover: SealedHandover, { people, network: { timeZone } }: Parties): Line[] => {
  const at = (moment: Date): string =>
    `${day(dayOf(moment, timeZone), { weekday: false, year: true })}, ${time(moment, timeZone)}`;
  const named = (id: Handover['executedBy']): string =>
    id === null ? recordWords.program : (people.get(id) ?? recordWords.gone);
  return [
    [recordWords.drafted(named(handover.draftedBy)), at(handover.draftedAt)],
    ...(handover.confirmedAt
      ? [[recordWords.confirmed(named(handover.confirmedBy)), at(handover.confirmedAt)] as const]
      : []),
    [recordWords.executed(named(handover.executedBy)), at(handover.executedAt)],
  ];
};
