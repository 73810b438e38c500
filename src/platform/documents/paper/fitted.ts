/** How wide a column would be on one line, and how narrow it may be: a number is never broken, a text is between words. */
export type Measured = Readonly<{ whole: number; least: number; isNumber: boolean }>;

/**
 * The widths of the columns of a table in a given room, all in points. Where there is more than it takes, the first column has it;
 * where there is less, those of text give way, each by what it has to spare.
 * @returns null where they don't fit at all
 */
export const fitted = (columns: readonly Measured[], room: number): readonly number[] | null => {
  const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);
  const whole = columns.map((column) => column.whole + SLACK);
  const missing = sum(whole) - room;
  if (missing <= 0) return whole.map((width, at) => (at === 0 ? width - missing : width));
  const spare = columns.map((column, at) => whole[at]! - column.least - SLACK);
  if (sum(spare) < missing) return null;
  return whole.map((width, at) => width - (missing * spare[at]!) / sum(spare));
};

/** So that a text as wide as its column is not broken by a rounding. */
const SLACK = 0.6;
