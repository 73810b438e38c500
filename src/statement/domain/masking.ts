/**
 * A cell that counts fewer than this is masked for funders (domain notes, "Figures funders ask for"). The notes say people; no
 * patient is known here, so it is sessions that are counted, and what funders are promised says so.
 */
export const LEAST_SHOWN = 5;

/** What a cell counts; `isSmall` where it stands for too few by another count than its own. */
export type Cell = Readonly<{ count: number; isSmall?: boolean }>;

/** A table as it may be published, its sums with it; null is a masked cell. */
export type Published = Readonly<{
  cells: readonly (readonly (number | null)[])[];
  rowTotals: readonly (number | null)[];
  columnTotals: readonly (number | null)[];
  total: number | null;
}>;

/**
 * Masks every cell that counts one to four, and as few others as it finds so that none of those can be told from
 * the sums to be below five. A zero counts nobody and is shown: whoever reads knows that a masked cell is at least one.
 * @param rows counts, whole and not below zero, with as many columns in each row
 */
export const masked = (rows: readonly (readonly Cell[])[]): Published => {
  const grid = withSums(rows);
  const isMasked = grid.map((line) => line.map(isTooSmall));
  for (let open = unsafe(grid, isMasked); open; open = unsafe(grid, isMasked)) {
    const cover = coverFor(grid, isMasked, open);
    if (!cover) break;
    isMasked[cover.row]![cover.column] = true;
  }
  const shown = grid.map((line, row) =>
    line.map(({ count }, column) => (isMasked[row]![column] ? null : count)),
  );
  const sums = shown.at(-1)!;
  return {
    cells: shown.slice(0, -1).map((line) => line.slice(0, -1)),
    rowTotals: shown.slice(0, -1).map((line) => line.at(-1)!),
    columnTotals: sums.slice(0, -1),
    total: sums.at(-1)!,
  };
};

/** The same for a list with its sum: what is masked must leave each of its cells room to be five, the others being one at least. */
export const maskedList = (
  cells: readonly Cell[],
): Readonly<{ counts: readonly (number | null)[]; total: number | null }> => {
  const hidden = cells.filter(isTooSmall);
  const covers = cells
    .filter((cell) => cell.count > 0 && !isTooSmall(cell))
    .toSorted((a, b) => a.count - b.count);
  const sum = (some: readonly Cell[]): number => some.reduce((all, { count }) => all + count, 0);
  const isSafe = (): boolean => hidden.length > 1 && sum(hidden) - (hidden.length - 1) >= LEAST_SHOWN;
  while (hidden.length > 0 && !isSafe() && covers.length > 0) hidden.push(covers.shift()!);
  return {
    counts: cells.map((cell) => (hidden.includes(cell) ? null : cell.count)),
    total: hidden.length > 0 && !isSafe() ? null : sum(cells),
  };
};

const isTooSmall = ({ count, isSmall }: Cell): boolean =>
  count > 0 && (count < LEAST_SHOWN || isSmall === true);

type Place = Readonly<{ row: number; column: number }>;
type Grid = readonly (readonly Cell[])[];
type Marks = boolean[][];

/** The rows with their sums at the end of each, and the sums of the columns below: sums are cells that can be masked too. */
const withSums = (rows: Grid): Grid => {
  const total = (cells: readonly Cell[]): Cell => ({
    count: cells.reduce((sum, { count }) => sum + count, 0),
  });
  const wide = rows.map((row) => [...row, total(row)]);
  const columns = (wide[0] ?? [{ count: 0 }]).map((_, column) => total(wide.map((row) => row[column]!)));
  return [...wide, columns];
};

/** A masked cell that the sums would betray, if there is one. */
const unsafe = (grid: Grid, isMasked: Marks): Place | undefined => {
  for (const [row, line] of grid.entries()) {
    for (const [column, { count }] of line.entries()) {
      if (!isMasked[row]![column]) continue;
      const more = Math.max(LEAST_SHOWN - count, 1);
      const canBeMore = room(grid, isMasked, { row, column }, 1, more) >= more;
      const canBeLess = count > LEAST_SHOWN && room(grid, isMasked, { row, column }, -1, 1) >= 1;
      if (!canBeMore && !canBeLess) return { row, column };
    }
  }
  return undefined;
};

/** The smallest cell that is still shown, on a line where the betrayed one stands masked alone if there is one. */
const coverFor = (grid: Grid, isMasked: Marks, { row, column }: Place): Place | undefined => {
  const isSum = (place: Place): boolean =>
    place.row === grid.length - 1 || place.column === grid[0]!.length - 1;
  const count = (place: Place): number => grid[place.row]![place.column]!.count;
  const isAloneInRow = isMasked[row]!.filter(Boolean).length === 1;
  const isAloneInColumn = isMasked.filter((line) => line[column]).length === 1;
  const isOnALine = (place: Place): boolean =>
    isAloneInRow || isAloneInColumn
      ? (isAloneInRow && place.row === row) || (isAloneInColumn && place.column === column)
      : place.row === row || place.column === column;
  return grid
    .flatMap((line, at) => line.map((_, across): Place => ({ row: at, column: across })))
    .filter((place) => !isMasked[place.row]![place.column] && count(place) > 0)
    .toSorted(
      (a, b) =>
        Number(isOnALine(b)) - Number(isOnALine(a)) ||
        Number(isSum(a)) - Number(isSum(b)) ||
        count(a) - count(b),
    )[0];
};

/**
 * By how much a masked cell could be more (`direction` 1) or less (−1) than it is, up to `wanted`, with every shown figure
 * the same: the most that can flow round through the other masked cells. What one cell gains another of its row loses,
 * then another of that one's column gains; sums count the other way round. A masked cell is never below one.
 */
const room = (grid: Grid, isMasked: Marks, start: Place, direction: 1 | -1, wanted: number): number => {
  const counts = grid.map((line) => line.map(({ count }) => count));
  const sign = ({ row, column }: Place): number =>
    (row === grid.length - 1 ? -1 : 1) * (column === grid[0]!.length - 1 ? -1 : 1);
  const canLose = ({ row, column }: Place): boolean => counts[row]![column]! > 1;
  const isOpen = (place: Place): boolean =>
    isMasked[place.row]![place.column]! && (place.row !== start.row || place.column !== start.column);
  const turn = direction * sign(start);
  /** One unit's way round from the start's row to its column, or the other way, as the cells that it changes. */
  const way = (): readonly (readonly [Place, number])[] | undefined => {
    const goal = turn > 0 ? `c${start.column}` : `r${start.row}`;
    const first = turn > 0 ? `r${start.row}` : `c${start.column}`;
    const seen = new Map<string, readonly (readonly [Place, number])[]>([[first, []]]);
    for (const [line, steps] of seen) {
      if (line === goal) return steps;
      const at = Number(line.slice(1));
      const isRow = line.startsWith('r');
      const across = isRow ? grid[0]!.length : grid.length;
      for (let other = 0; other < across; other++) {
        const place = isRow ? { row: at, column: other } : { row: other, column: at };
        const next = isRow ? `c${other}` : `r${other}`;
        const change = (isRow ? -1 : 1) * sign(place);
        if (seen.has(next) || !isOpen(place) || (change < 0 && !canLose(place))) continue;
        seen.set(next, [...steps, [place, change]]);
      }
    }
    return undefined;
  };
  for (let found = 0; found < wanted; found++) {
    if (direction < 0 && counts[start.row]![start.column]! <= 1) return found;
    const steps = way();
    if (!steps) return found;
    counts[start.row]![start.column]! += direction;
    for (const [{ row, column }, change] of steps) counts[row]![column]! += change;
  }
  return wanted;
};
