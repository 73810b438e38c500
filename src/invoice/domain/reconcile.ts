import type { Day } from '../../kernel/civil-time.js';
import type { Id } from '../../kernel/ids.js';
import { Cents, sum } from '../../kernel/money.js';
import type { Repeat, Verdict } from './invoice.js';

/** A line of the invoice, as far as it can be read. */
export type InvoicedLine = Readonly<{
  reference: string | null;
  professionalId: Id | null;
  practiceId: Id | null;
  language: string | null;
  startedAt: Date | null;
  theirCents: Cents | null;
}>;

/** A session of ours as it counts now, whatever was corrected before. */
export type OwnSession = Readonly<{
  /** Of the first record: the same whatever is corrected. */
  sessionId: Id;
  /** Of the record that counts. */
  usageId: Id;
  /** All by which the provider may call it: its own, the booking's, the one it gave the booking. */
  references: readonly string[];
  professionalId: Id | null;
  practiceId: Id | null;
  language: string | null;
  startedAt: Date;
  sessionOn: Day;
  ourCents: Cents;
  /** Another invoice has it. */
  isInvoiced: boolean;
}>;

/** What became of a line of the invoice (`index` among them), of a session that has none, or of the total. */
export type Finding = Readonly<{
  verdict: Verdict;
  index: number | null;
  session: OwnSession | null;
  ourCents: Cents | null;
  theirCents: Cents | null;
  repeats: Repeat | null;
}>;

export type Reconciled = Readonly<{
  from: Day;
  to: Day;
  totalCents: Cents;
  /** null: the invoice is its total alone. */
  lines: readonly InvoicedLine[] | null;
  sessions: readonly OwnSession[];
  toleranceMs: number;
}>;

/**
 * Rapprochement : each line finds the session that it asks to be paid for, by reference, else by who called and when (as a
 * call list does); each session of the period that is left has been forgotten. A session is found once.
 */
export const reconcile = (asked: Reconciled): readonly Finding[] => {
  const { lines, sessions, totalCents, toleranceMs } = asked;
  const due = sessions.filter((session) => isDue(session, asked));
  if (lines === null) return byTotalAlone(due, totalCents);
  const found = new Map<number, Finding>();
  const taken = new Set<OwnSession>();
  const take = (index: number, session: OwnSession): void => {
    taken.add(session);
    found.set(index, compared(index, lines[index]!, session));
  };
  findByReference(lines, sessions, taken, take, (index, finding) => found.set(index, finding));
  const left = lines.flatMap((_, index) => (found.has(index) ? [] : [index]));
  const free = sessions.filter((session) => !taken.has(session) && !session.isInvoiced);
  for (const [index, session] of nearest(lines, left, free, toleranceMs)) take(index, session);
  const first = firstUnknown(lines, found);
  const all = lines.map((line, index) => found.get(index) ?? unknown(index, line, first));
  const missing = due
    .filter((session) => !taken.has(session))
    .map((session) => finding('missing_from_invoice', { session, ourCents: session.ourCents }));
  return [...all, ...missing, ...checkedTotal(all, totalCents)];
};

const isDue = ({ sessionOn, isInvoiced, ourCents }: OwnSession, { from, to }: Reconciled): boolean =>
  !isInvoiced && ourCents > 0 && from <= sessionOn && sessionOn <= to;

const finding = (verdict: Verdict, more: Partial<Finding>): Finding => ({
  verdict,
  index: null,
  session: null,
  ourCents: null,
  theirCents: null,
  repeats: null,
  ...more,
});

const compared = (index: number, { theirCents }: InvoicedLine, session: OwnSession): Finding => {
  const { ourCents } = session;
  const isSame = theirCents === null || theirCents === ourCents;
  return finding(isSame ? 'matched' : 'priced_differently', { index, session, ourCents, theirCents });
};

/** The lines are given in their order: of two that name one session the first one has it. */
const findByReference = (
  lines: readonly InvoicedLine[],
  sessions: readonly OwnSession[],
  taken: ReadonlySet<OwnSession>,
  take: (index: number, session: OwnSession) => void,
  note: (index: number, finding: Finding) => void,
): void => {
  const byReference = groupedBy(sessions, ({ references }) => new Set(references));
  for (const [index, line] of lines.entries()) {
    const named = (line.reference !== null && byReference.get(line.reference)) || [];
    if (named.length === 0) continue;
    const near = named.toSorted((one, other) => distance(line, one) - distance(line, other));
    const free = near.find((session) => !taken.has(session) && !session.isInvoiced);
    if (free) take(index, free);
    else note(index, repeated(index, line, near[0]!));
  }
};

const repeated = (index: number, { theirCents }: InvoicedLine, session: OwnSession): Finding =>
  finding('repeated', {
    index,
    session,
    theirCents,
    ourCents: session.ourCents,
    repeats: session.isInvoiced ? 'on_an_earlier_one' : 'on_this_invoice',
  });

/** A reference that nobody knows is unknown the first time, and repeated after it. */
const unknown = (
  index: number,
  { reference, theirCents }: InvoicedLine,
  first: ReadonlyMap<string, number>,
): Finding =>
  reference === null || first.get(reference) === index
    ? finding('unknown_to_us', { index, theirCents })
    : finding('repeated', { index, theirCents, repeats: 'on_this_invoice' });

const firstUnknown = (
  lines: readonly InvoicedLine[],
  found: ReadonlyMap<number, Finding>,
): ReadonlyMap<string, number> => {
  const first = new Map<string, number>();
  for (const [index, { reference }] of lines.entries())
    if (reference !== null && !found.has(index) && !first.has(reference)) first.set(reference, index);
  return first;
};

/** The pairs of line and session of one caller that began nearest to each other, the nearest first. */
const nearest = (
  lines: readonly InvoicedLine[],
  left: readonly number[],
  sessions: readonly OwnSession[],
  toleranceMs: number,
): readonly (readonly [number, OwnSession])[] => {
  const ofCaller = groupedBy(sessions, (session) => [callerOf(session) ?? '']);
  const pairs = left
    .flatMap((index) => {
      const line = lines[index]!;
      const caller = callerOf(line);
      return ((caller && ofCaller.get(caller)) || [])
        .filter((session) => mayBe(line, session) && distance(line, session) <= toleranceMs)
        .map((session) => [index, session] as const);
    })
    .toSorted(
      ([one, mine], [other, yours]) =>
        distance(lines[one]!, mine) - distance(lines[other]!, yours) || one - other,
    );
  const [gone, paired] = [new Set<OwnSession | number>(), [] as (readonly [number, OwnSession])[]];
  for (const pair of pairs) {
    if (pair.some((side) => gone.has(side))) continue;
    pair.forEach((side) => gone.add(side));
    paired.push(pair);
  }
  return paired;
};

const groupedBy = (
  sessions: readonly OwnSession[],
  keysOf: (session: OwnSession) => Iterable<string>,
): ReadonlyMap<string, readonly OwnSession[]> => {
  const groups = new Map<string, OwnSession[]>();
  for (const session of sessions)
    for (const key of keysOf(session)) {
      const group = groups.get(key);
      if (group) group.push(session);
      else groups.set(key, [session]);
    }
  return groups;
};

/** Under a code of a whole practice nobody knows who called, only from where. */
const callerOf = ({
  professionalId,
  practiceId,
}: Pick<OwnSession, 'professionalId' | 'practiceId'>): Id | null => professionalId ?? practiceId;

const mayBe = (line: InvoicedLine, session: OwnSession): boolean =>
  line.language === null || session.language === null || line.language === session.language;

const distance = ({ startedAt }: InvoicedLine, session: OwnSession): number =>
  startedAt === null ? Infinity : Math.abs(startedAt.getTime() - session.startedAt.getTime());

/** All that is due, and the total under it: it differs, or it is the same. */
const byTotalAlone = (due: readonly OwnSession[], theirCents: Cents): readonly Finding[] => {
  const ourCents = sum(due.map((session) => session.ourCents));
  const verdict = ourCents === theirCents ? 'matched' : 'total_differs';
  return [
    finding(verdict, { ourCents, theirCents }),
    ...due.map((session) => finding('matched', { session, ourCents: session.ourCents })),
  ];
};

/** An invoice may add up wrongly. Where a line says no price, ours stands for it; where there is none, nothing can be checked. */
const checkedTotal = (found: readonly Finding[], theirCents: Cents): readonly Finding[] => {
  const prices = found.map((one) => one.theirCents ?? one.ourCents);
  if (prices.some((cents) => cents === null)) return [];
  const ourCents = sum(prices.map((cents) => cents ?? Cents(0)));
  return ourCents === theirCents ? [] : [finding('total_differs', { ourCents, theirCents })];
};
