import { MASKED, type Table, type Value } from './document.js';
import { LEAST_SHOWN, maskedList } from './masking.js';

/** Who a statement is for, and what may be said to them. */
export type Reader = Readonly<{
  isFunder: boolean;
  /** The agreement says that professionals may be named to the funder: few of them are then not told apart by accident. */
  namesProfessionals: boolean;
}>;

export const maySeePeople = ({ isFunder, namesProfessionals }: Reader): boolean =>
  !isFunder || namesProfessionals;

/** A count that stands by itself. */
export const shownCount = (reader: Reader, count: number): Value =>
  reader.isFunder && isSmall(count) ? MASKED : count;

/** A figure made of so many sessions or requests; masked where these are few. */
export const shownOf = (reader: Reader, count: number, value: number | null): Value =>
  reader.isFunder && isSmall(count) ? MASKED : value;

/** Professionals that are a part of others: the rest of them is told by the two. */
export const shownPart = (reader: Reader, part: number, whole: number): Value =>
  !maySeePeople(reader) && (isSmall(part) || isSmall(whole - part)) ? MASKED : part;

export const isSmall = (count: number): boolean => count > 0 && count < LEAST_SHOWN;

/** In basis points. */
export const shareOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((part * 10_000) / whole + 0.5);

export const TOO_FEW = 'Trop peu pour être détaillé sans désigner quelqu’un.';
const EACH_MASKED =
  'Une ligne de moins de 5, ou qui en trahirait une autre, n’est pas détaillée\u00a0: elle compte dans les autres.';

/** One kind of a breakdown. `isFew`: it stands for few professionals, however much they did. */
export type Part = Readonly<{ name: string; count: number; isFew?: boolean }>;

type Heading = Readonly<{
  key: string;
  title: string;
  column: string;
  counted: string;
  drawn?: boolean;
  notes?: readonly string[];
}>;

/**
 * A list with its sum: each kind with its share, the largest first. For a funder, those that are few stand together without
 * their names, with as many others as would betray them; where even that would tell, there is no list.
 * @param limit how many stand by themselves
 */
export const breakdown = (
  reader: Reader,
  heading: Heading,
  parts: readonly Part[],
  limit = parts.length,
): Table => {
  const { counts, total } = reader.isFunder
    ? maskedList(parts.map(({ count, isFew = false }) => ({ count, isSmall: isFew })))
    : { counts: parts.map(({ count }) => count), total: sum(parts) };
  const table = {
    key: heading.key,
    title: heading.title,
    columns: [
      { key: 'name', title: heading.column, kind: 'text' },
      { key: 'count', title: heading.counted, kind: 'count' },
      { key: 'share', title: 'Part', kind: 'share' },
    ],
    drawn: heading.drawn ? 'count' : null,
  } as const;
  if (total === null) return { ...table, rows: [], total: null, notes: [TOO_FEW], drawn: null };
  const told = parts.filter((_, index) => counts[index] !== null).slice(0, limit);
  const others = parts.length - told.length;
  const rest = total - sum(told);
  return {
    ...table,
    rows: [
      ...told.map(({ name, count }): Value[] => [name, count, shareOf(count, total)]),
      ...(others > 0 ? [[`Autres (${others})`, rest, shareOf(rest, total)]] : []),
    ],
    total: ['En tout', total, shareOf(total, total)],
    notes: [...(counts.includes(null) ? [EACH_MASKED] : []), ...(heading.notes ?? [])],
  };
};

/** Whether something of the list is not told, or not even the list. */
export const holdsBack = (table: Table): boolean =>
  table.notes.includes(EACH_MASKED) || table.notes.includes(TOO_FEW);

/**
 * Lists of which one is made of the parts of another, such as communes and their practices: together they would tell what
 * each of them masks. The first that can stand is shown; the others only where nothing at all is masked.
 * @param lists the one that matters most first
 */
export const nested = (reader: Reader, lists: readonly Table[]): readonly Table[] => {
  if (!reader.isFunder) return lists;
  const first = lists.find(({ notes }) => !notes.includes(TOO_FEW));
  const isOpen = !lists.some(holdsBack);
  return lists.map((table) =>
    table === first || isOpen ? table : { ...table, rows: [], total: null, notes: [TOO_FEW], drawn: null },
  );
};

/** Values of which some are masked, their sum being shown: one alone would be told by it, so another goes with it. */
export const maskedWithSum = (values: readonly number[], isHidden: readonly boolean[]): readonly Value[] => {
  const hidden = [...isHidden];
  if (hidden.filter(Boolean).length === 1) {
    const [cover] = values
      .map((value, index) => ({ value, index }))
      .filter(({ value, index }) => !hidden[index] && value !== 0)
      .toSorted((a, b) => a.value - b.value);
    if (cover) hidden[cover.index] = true;
  }
  return values.map((value, index) => (hidden[index] ? MASKED : value));
};

const sum = (parts: readonly Part[]): number => parts.reduce((total, { count }) => total + count, 0);
