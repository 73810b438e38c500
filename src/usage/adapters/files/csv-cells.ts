export const delimiters = [';', ',', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/**
 * The cells of one record (RFC 4180); undefined when a quote is still open at its end, so that the next line belongs
 * to it. A quote inside a cell that does not start with one is only a sign: `Société "Le Pont"`.
 */
export const csvCells = (record: string, delimiter: Delimiter): string[] | undefined =>
  record.includes('"') ? quotedCells(record, delimiter) : record.split(delimiter);

const quotedCells = (record: string, delimiter: Delimiter): string[] | undefined => {
  const cells: string[] = [];
  for (let at = 0; at <= record.length;) {
    let cell = '';
    if (record.startsWith('"', at)) {
      const close = closingQuote(record, at + 1);
      if (close === -1) return undefined;
      cell = record.slice(at + 1, close).replaceAll('""', '"');
      at = close + 1;
    }
    const next = record.indexOf(delimiter, at);
    const end = next === -1 ? record.length : next;
    cells.push(cell + record.slice(at, end));
    at = end + 1;
  }
  return cells;
};

const closingQuote = (record: string, from: number): number => {
  let close = record.indexOf('"', from);
  while (close !== -1 && record.startsWith('"', close + 1)) close = record.indexOf('"', close + 2);
  return close;
};
