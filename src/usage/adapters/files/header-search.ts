import {
  headerJudge,
  headerNotFound,
  type Header,
  type NearestHeader,
} from '../../domain/call-list/header.js';
import type { CallListMapping } from '../../domain/call-list/mapping.js';
import { CallListUnreadable } from '../../domain/call-list/unreadable.js';
import { csvCells, delimiters, type Delimiter } from './csv-cells.js';

/** Finds the header by its names, whatever letterhead stands above it, and with it the delimiter. */
export class HeaderSearch {
  private readonly judge: ReturnType<typeof headerJudge>;
  private readonly recent: string[] = [];
  private nearest: NearestHeader | undefined;
  private onlyBlank = true;

  constructor(private readonly mapping: CallListMapping) {
    this.judge = headerJudge(mapping);
  }

  /** @throws CallListUnreadable when no header came in as many lines as a letterhead may have. */
  take(line: number, text: string): Readonly<{ header: Header; delimiter: Delimiter }> | undefined {
    if (line > LONGEST_LETTERHEAD) throw headerNotFound(this.mapping, this.nearest);
    if (text.trim() !== '') this.onlyBlank = false;
    this.recent.push(text);
    if (this.recent.length > MOST_LINES_OF_A_HEADER) this.recent.shift();
    for (const delimiter of delimiters)
      for (const record of this.recordsEndingHere(delimiter)) {
        const { header, missing } = this.judge(record);
        if (missing.length === 0) return { header, delimiter };
        const nearer = missing.length < (this.nearest?.missing.length ?? Infinity);
        if (header.columns.length > 0 && nearer) this.nearest = { line, missing };
      }
    return undefined;
  }

  /** The file ended without a header. */
  notFound(): CallListUnreadable {
    if (!this.onlyBlank) return headerNotFound(this.mapping, this.nearest);
    return new CallListUnreadable('empty', {
      fr: 'Ce fichier est vide : une ligne d’en-tête et des appels étaient attendus.',
      en: 'This file is empty: a header line and calls were expected.',
    });
  }

  /** Names of columns may be broken over lines inside their quotes; a quote left open in a letterhead must not swallow the header. */
  private *recordsEndingHere(delimiter: Delimiter): Generator<string[]> {
    const last = this.recent.length - 1;
    for (let from = last; from >= 0; from--) {
      const closedBefore = from < last && csvCells(this.recent.slice(from, last).join('\n'), delimiter);
      const cells = closedBefore ? undefined : csvCells(this.recent.slice(from).join('\n'), delimiter);
      if (cells) yield cells;
    }
  }
}

/** In lines. */
export const LONGEST_LETTERHEAD = 500;
const MOST_LINES_OF_A_HEADER = 12;
