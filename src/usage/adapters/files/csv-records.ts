import { CallListUnreadable } from '../../domain/call-list/unreadable.js';
import { csvCells, type Delimiter } from './csv-cells.js';
import { LONGEST_LINE } from './text-lines.js';

/** The cells of a record and the line where it starts, counted from 1. */
export type CsvRecord = Readonly<{ line: number; cells: string[] }>;

/** Puts records together from physical lines: a quoted cell may hold line ends. */
export class CsvRecords {
  private open: { line: number; lines: string[]; length: number } | undefined;

  constructor(private readonly delimiter: Delimiter) {}

  /**
   * @returns the record that this line ends, or undefined while a quote is open.
   * @throws CallListUnreadable when a quote stays open for longer than any cell of a call list.
   */
  take(line: number, text: string): CsvRecord | undefined {
    if (!this.open) {
      const cells = csvCells(text, this.delimiter);
      if (cells) return { line, cells };
      this.open = { line, lines: [text], length: text.length };
      return undefined;
    }
    this.open.lines.push(text);
    this.open.length += text.length;
    if (this.open.lines.length > MOST_LINES || this.open.length > LONGEST_LINE) this.end();
    const cells = text.includes('"') ? csvCells(this.open.lines.join('\n'), this.delimiter) : undefined;
    if (!cells) return undefined;
    const record = { line: this.open.line, cells };
    this.open = undefined;
    return record;
  }

  /** @throws CallListUnreadable when a quote is still open. */
  end(): void {
    if (!this.open) return;
    const { line } = this.open;
    throw new CallListUnreadable('unclosed_quote', {
      fr: `Un guillemet ouvert à la ligne ${line} n’est jamais refermé.`,
      en: `A quote that opens on line ${line} is never closed.`,
    });
  }
}

const MOST_LINES = 50;
