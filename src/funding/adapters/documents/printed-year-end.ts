import type { Day, TimeZone } from '../../../kernel/civil-time.js';
import { dayOf } from '../../../kernel/civil-time.js';
import {
  EDGE,
  layTable,
  printPaper,
  putFoot,
  putHeading,
  putRule,
  putSectionTitle,
  SOFT,
  type Paper,
  type PaperTable,
} from '../../../platform/documents/paper/index.js';
import { wordsOf } from '../../../web/index.js';
import type { YearEnd } from '../../domain/year-end.js';
import { packWords } from './pack-words.js';
import { leftOf, sidesOf, spentTableOf, type PackRow, type SpentTable } from './year-end-tables.js';

/** Who keeps the ledger, and where its days begin. */
export type Keeper = Readonly<{ name: string; timeZone: TimeZone }>;

const { money, percent, day } = wordsOf('fr');
const whole = (on: Day): string => day(on, { weekday: false, year: true });

/**
 * Compte rendu financier, in the order of the cerfa: what the ledger knows is printed, what only the carrier knows is left to
 * write. The same figures are the same bytes, whenever it is asked for.
 */
export const printYearEnd = (yearEnd: YearEnd, keeper: Keeper): Promise<Buffer> => {
  const { agreement, fate } = yearEnd;
  const madeAt = fate.closedAt ?? new Date(`${agreement.endsOn}T12:00:00Z`);
  const title = packWords.title;
  return printPaper({ title, language: 'fr', madeAt }, (paper) => {
    putHead(paper, yearEnd, keeper);
    putBlanks(paper, packWords.story, packWords.storyParts);
    putSynopsis(paper, yearEnd);
    putYears(paper, yearEnd);
    putLeft(paper, yearEnd);
    putBlanks(paper, packWords.comments, packWords.commentParts);
    putSignature(paper, agreement.carrier);
    paper.eachPage((page, pages) =>
      putFoot(paper, packWords.foot(agreement.reference, keeper.name), packWords.page(page, pages)),
    );
  });
};

const putHead = (
  paper: Paper,
  { agreement, funderName, spent, grantedCents, fate }: YearEnd,
  keeper: Keeper,
): void => {
  putHeading(paper, {
    over: packWords.network(keeper.name),
    title: packWords.title,
    under: packWords.to(funderName, agreement.carrier),
  });
  const what = packWords.agreement(
    agreement.title,
    agreement.reference,
    whole(agreement.startsOn),
    whole(agreement.endsOn),
  );
  const state = fate.closedAt
    ? packWords.closed(whole(dayOf(fate.closedAt, keeper.timeZone)))
    : packWords.open;
  paper.say('P', `${what} ${state}`, NOTE);
  putRule(paper);
  paper.say('P', packWords.headline(money(spent.totalCents), money(grantedCents)), { size: 17 });
  paper.skip(6);
  paper.say('P', packWords.lede, NOTE);
  paper.skip(18);
};

const NOTE = { size: 9, color: SOFT } as const;

const putTable = (paper: Paper, table: PaperTable, note?: string): void => {
  const { together, put } = layTable(paper, table);
  paper.within('Sect', () => {
    putSectionTitle(paper, table.title, together);
    put();
    if (note) {
      paper.skip(5);
      paper.say('P', note, NOTE);
    }
  });
  paper.skip(20);
};

const putSynopsis = (paper: Paper, yearEnd: YearEnd): void => {
  const sides = sidesOf(yearEnd);
  paper.keep(160);
  paper.say('H2', packWords.table, { size: 17, isBold: true });
  paper.skip(8);
  putTable(paper, sideTable(packWords.expenses, sides.expenses), packWords.tableNote);
  putTable(paper, sideTable(packWords.income, sides.income));
};

const sideTable = (title: string, rows: readonly PackRow[]): PaperTable => {
  const cellsOf = ({ account, name, plannedCents, doneCents, kind }: PackRow) => {
    const isSoft = kind === 'part' || kind === 'blank';
    const share = plannedCents && doneCents !== null ? percent(doneCents / plannedCents) : '';
    const sum = (cents: number | null): string => (cents === null ? '' : money(cents));
    return [
      { text: name, isSoft },
      { text: account, isSoft },
      { text: kind === 'blank' ? packWords.fill : sum(plannedCents), isSoft },
      { text: kind === 'blank' ? packWords.fill : sum(doneCents), isSoft },
      { text: share, isSoft },
    ];
  };
  return {
    title,
    columns: [
      { title: packWords.line, isNumber: false },
      { title: packWords.account, isNumber: false },
      { title: packWords.planned, isNumber: true },
      { title: packWords.done, isNumber: true },
      { title: packWords.share, isNumber: true },
    ],
    rows: rows.filter(({ kind }) => kind !== 'total').map(cellsOf),
    total: rows.filter(({ kind }) => kind === 'total').map(cellsOf)[0] ?? null,
  };
};

/** Of a single year there is nothing to tell that the table above does not. */
const putYears = (paper: Paper, { calendarYears, agreementYears }: YearEnd): void => {
  if (calendarYears.length > 1) putTable(paper, yearsTable(packWords.byYear, spentTableOf(calendarYears)));
  if (agreementYears.length > 1)
    putTable(paper, yearsTable(packWords.byAgreementYear, spentTableOf(agreementYears)));
};

const yearsTable = (title: string, { years, rows, totals }: SpentTable): PaperTable => ({
  title,
  columns: [
    { title: packWords.nature, isNumber: false },
    ...years.map(({ from, to }) => ({ title: spanOf(from, to), isNumber: true })),
  ],
  rows: rows.map(({ name, cents }) => [{ text: name }, ...cents.map((one) => ({ text: money(one) }))]),
  total: [{ text: packWords.spentInAll }, ...totals.map((one) => ({ text: money(one) }))],
});

/** `2022` for a whole year, otherwise its first and last days: `01/03/2022 – 31/12/2022`. */
const spanOf = (from: Day, to: Day): string => {
  const year = from.slice(0, 4);
  if (from === `${year}-01-01` && to === `${year}-12-31`) return year;
  return [from, to].map((on) => on.split('-').toReversed().join('/')).join(' – ');
};

const putLeft = (paper: Paper, yearEnd: YearEnd): void =>
  putTable(paper, {
    title: packWords.left,
    columns: [
      { title: packWords.fate, isNumber: false },
      { title: packWords.sum, isNumber: true },
    ],
    rows: leftOf(yearEnd).map(([what, cents]) => [{ text: what }, { text: money(cents) }]),
    total: null,
  });

const LINE_PITCH = 22;
const LINES = 3;

/** Each question with lines under it, for whoever completes it by hand. */
const putBlanks = (paper: Paper, title: string, parts: readonly string[]): void => {
  const height = 24 + LINES * LINE_PITCH;
  paper.within('Sect', () => {
    paper.keep(30 + height);
    paper.say('H2', title, { size: 17, isBold: true });
    paper.skip(6);
    parts.forEach((part) => {
      paper.keep(height);
      paper.say('P', part, { size: 10, isBold: true });
      putLines(paper, LINES);
      paper.skip(12);
    });
  });
  paper.skip(14);
};

const putLines = (paper: Paper, many: number): void => {
  paper.decor(() => {
    for (let line = 1; line <= many; line++)
      paper.rule(paper.left, paper.y + line * LINE_PITCH, paper.width, 0.5, EDGE);
  });
  paper.skip(many * LINE_PITCH);
};

const putSignature = (paper: Paper, carrier: string): void => {
  paper.keep(130);
  paper.say('P', packWords.certified(carrier), { size: 10 });
  paper.skip(12);
  paper.say('P', packWords.signed, { size: 10, isBold: true });
  putLines(paper, LINES);
};
