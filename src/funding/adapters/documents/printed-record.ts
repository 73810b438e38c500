import { addDays, dayOf } from '../../../kernel/civil-time.js';
import {
  layTable,
  printPaper,
  putHeading,
  putSectionTitle,
  SOFT,
  type Paper,
  type PaperTable,
} from '../../../platform/documents/paper/index.js';
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
const NOTE = { size: 9, color: SOFT } as const;

/** What was done, on one page: who passed what to whom, both sides before and after, who decided, and the seal. */
export const printRecord = (handover: SealedHandover, parties: Parties): Promise<Buffer> => {
  const { result, effectiveOn, hash, executedAt } = handover;
  const { from, to, network } = parties;
  const on = day(effectiveOn, { weekday: false, year: true });
  const title = recordWords.title(on);
  return printPaper({ title, language: 'fr', madeAt: executedAt }, (paper) => {
    const under = recordWords.lede(from.funderName, to.funderName);
    putHeading(paper, { over: recordWords.network(network.name), title, under });
    putSide(paper, from, recordWords.paysUntil(shortly(addDays(effectiveOn, -1))));
    putSide(paper, to, recordWords.paysFrom(on));
    paper.skip(8);
    layTable(paper, bothSides(handover, parties)).put();
    paper.skip(8);
    paper.say('P', recordWords.balance(money(result.committedMovedCents)), { size: 10, isBold: true });
    putLines(paper, recordWords.moved, [recordWords.what, recordWords.howMuch], passedIn(handover));
    putLines(paper, recordWords.who, [recordWords.deed, recordWords.when], decidedBy(handover, parties));
    paper.skip(16);
    putSectionTitle(paper, recordWords.seal, 40);
    paper.say('P', hash, { size: 9.5 });
    paper.skip(2);
    paper.say('P', recordWords.verify, NOTE);
  });
};

const shortly = (on: Handover['effectiveOn']): string => day(on, { weekday: false });

const putSide = (paper: Paper, party: Parties['from'], pays: string): void => {
  paper.skip(6);
  paper.say('P', `${party.funderName}, ${pays}`, { size: 11, isBold: true });
  paper.say('P', `${party.title}, ${party.reference}, ${recordWords.carriedBy(party.carrier)}`, NOTE);
};

/** Each account on both sides, before and after: whatever leaves one is seen to enter the other. */
const bothSides = ({ result: { before, after } }: SealedHandover, { from, to }: Parties): PaperTable => {
  const row = (name: string, of: (budget: Budget) => number) => [
    { text: name },
    ...[before.from, after.from, before.to, after.to].map((budget) => ({ text: money(of(budget)) })),
  ];
  return {
    title: recordWords.sides,
    columns: [
      { title: recordWords.account, isNumber: false },
      ...[from.funderName, to.funderName].flatMap((name) =>
        [recordWords.before, recordWords.after].map((moment) => ({
          title: `${name}, ${moment}`,
          isNumber: true,
        })),
      ),
    ],
    rows: [
      row(recordWords.consumed, ({ consumedCents }) => consumedCents),
      row(recordWords.committed, ({ committedCents }) => committedCents),
      row(recordWords.available, leftOf),
    ],
    total: row(recordWords.granted, ({ grantedCents }) => grantedCents),
  };
};

const leftOf = ({ availableCents, overdrawnCents }: Budget): number => availableCents - overdrawnCents;

type Line = readonly [what: string, value: string];

const putLines = (paper: Paper, title: string, columns: Line, lines: readonly Line[]): void => {
  const [what, value] = columns;
  const { together, put } = layTable(paper, {
    title,
    columns: [
      { title: what, isNumber: false },
      { title: value, isNumber: true },
    ],
    rows: lines.map((line) => line.map((text) => ({ text }))),
    total: null,
  });
  paper.skip(16);
  putSectionTitle(paper, title, together);
  put();
};

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
