import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LEAST_SHOWN, masked, maskedList, type Published } from './masking.js';

const cells = (...counts: number[]) => counts.map((count) => ({ count }));
const list = (...counts: number[]) => maskedList(cells(...counts));

describe('a list with its sum', () => {
  it('is shown whole when every cell counts nobody, or five people and more', () => {
    expect(list(0, 5, 12)).toEqual({ counts: [0, 5, 12], total: 17 });
  });

  it('masks a small cell, and the smallest other that would betray it', () => {
    expect(list(3, 40, 12)).toEqual({ counts: [null, 40, null], total: 55 });
  });

  it('masks Rouen’s two practices, since one of them made three calls', () => {
    expect(list(40, 3)).toEqual({ counts: [null, null], total: 43 });
  });

  it('shows a large cell beside several small ones that hide each other', () => {
    expect(list(2, 4, 3, 30)).toEqual({ counts: [null, null, null, 30], total: 39 });
  });

  it('masks another cell, or the sum, where small ones leave each other no room', () => {
    expect(list(1, 1, 30)).toEqual({ counts: [null, null, null], total: 32 });
    expect(list(2, 2, 2)).toEqual({ counts: [null, null, null], total: null });
    expect(list(3)).toEqual({ counts: [null], total: null });
  });

  it('masks a cell of few people, however much they did', () => {
    expect(maskedList([{ count: 30, isSmall: true }, { count: 12 }, { count: 50 }])).toEqual({
      counts: [null, null, 50],
      total: 92,
    });
  });

  it('never lets a masked cell be told to be below five', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(counts, (given) => {
        const { counts: shown, total } = list(...given);
        const hidden = given.filter((_, index) => shown[index] === null);
        given.forEach((count, index) => expect([null, count]).toContain(shown[index]));
        given.forEach((count, index) => count > 0 && count < LEAST_SHOWN && expect(shown[index]).toBeNull());
        if (hidden.length === 0 || total === null) return;
        // The most that one can be, every other hidden one being at least one.
        const most = hidden.reduce((sum, count) => sum + count, 0) - (hidden.length - 1);
        expect(hidden.length).toBeGreaterThan(1);
        expect(most).toBeGreaterThanOrEqual(LEAST_SHOWN);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a table with its sums', () => {
  const sides = fc.constantFrom([2, 2], [2, 3], [3, 2]);
  const tables = (count: fc.Arbitrary<number>) =>
    sides.chain(([rows, columns]) =>
      fc.array(fc.array(count, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    );

  it('is shown whole when every cell counts nobody, or five people and more', () => {
    const large = tables(fc.oneof(fc.constant(0), fc.integer({ min: LEAST_SHOWN, max: 40 })));
    fc.assert(
      fc.property(large, (counts) => {
        const { cells: shown, rowTotals, columnTotals, total } = masked(counts.map((row) => cells(...row)));
        expect(shown).toEqual(counts);
        expect([...rowTotals, ...columnTotals, total]).not.toContain(null);
      }),
    );
  });

  it('never lets a masked cell or sum be told to be below five', () => {
    fc.assert(
      fc.property(tables(fc.integer({ min: 0, max: 8 })), (counts) => {
        const published = masked(counts.map((row) => cells(...row)));
        counts.forEach((row, i) =>
          row.forEach((count, j) => {
            const shown = published.cells[i]![j]!;
            if (shown === null) expect(couldBeLarge(published, (table) => table[i]![j]!)).toBe(true);
            else expect([shown, count > 0 && count < LEAST_SHOWN]).toEqual([count, false]);
          }),
        );
        published.rowTotals.forEach((sum, i) => {
          if (sum === null) expect(couldBeLarge(published, (table) => total(table[i]!))).toBe(true);
        });
        published.columnTotals.forEach((sum, j) => {
          if (sum === null)
            expect(couldBeLarge(published, (table) => total(table.map((row) => row[j]!)))).toBe(true);
        });
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
/** Beyond what the tables of these tests could hold. */
const MOST = 11;

/** Whether some table agrees with all that is published, and the figure is five or more in it: found by trying. */
const couldBeLarge = (published: Published, figure: (table: number[][]) => number): boolean => {
  const height = published.cells.length;
  const width = published.cells[0]!.length;
  const agrees = (sum: number | null, found: number): boolean => (sum === null ? found > 0 : sum === found);
  const table = published.cells.map((row) => row.map((count) => count ?? 0));
  const column = (j: number): number => total(table.map((row) => row[j]!));
  /** What the sums leave for a cell, the others of its row and column being filled in before it. */
  const left = (i: number, j: number): readonly number[] => {
    const inRow = j === width - 1 ? published.rowTotals[i]! : null;
    const inColumn = i === height - 1 ? published.columnTotals[j]! : null;
    const shown = published.cells[i]![j]!;
    const exact = [
      ...(inRow === null ? [] : [inRow - total(table[i]!.slice(0, j))]),
      ...(inColumn === null ? [] : [inColumn - total(table.slice(0, i).map((row) => row[j]!))]),
    ];
    const [first = null] = exact;
    if (exact.some((one) => one !== first)) return [];
    if (shown !== null) return first === null || first === shown ? [shown] : [];
    if (first !== null) return first >= 1 ? [first] : [];
    return Array.from({ length: MOST }, (_, index) => index + 1);
  };
  const tryFrom = (at: number): boolean => {
    if (at === height * width) {
      return (
        agrees(published.total, total(table.flat())) &&
        published.rowTotals.every((sum, i) => agrees(sum, total(table[i]!))) &&
        published.columnTotals.every((sum, j) => agrees(sum, column(j))) &&
        figure(table) >= LEAST_SHOWN
      );
    }
    const [i, j] = [Math.floor(at / width), at % width];
    return left(i, j).some((count) => {
      table[i]![j] = count;
      return tryFrom(at + 1);
    });
  };
  return tryFrom(0);
};
