import { setImmediate as aTurn } from 'node:timers/promises';
import type { Bilingual } from '../../../kernel/errors.js';
import {
  LARGEST_WORKBOOK,
  readWorkbook,
  WorkbookUnreadable,
  type WorkbookFault,
  type WorkbookSheet,
} from '../../../platform/documents/index.js';
import type { CallLine } from '../../domain/call-list/call-line.js';
import {
  headerJudge,
  headerNotFound,
  type Header,
  type NearestHeader,
} from '../../domain/call-list/header.js';
import { lineReader, type CallListReading } from '../../domain/call-list/line-reader.js';
import { CallListUnreadable } from '../../domain/call-list/unreadable.js';
import { LONGEST_LETTERHEAD } from './header-search.js';

/** Whether bytes begin as a workbook does: it is an archive, and so are other files. */
export const isWorkbook = (head: Buffer): boolean => head.subarray(0, ZIP.length).equals(ZIP);
const ZIP = Buffer.from('PK\x03\x04');

/** As `readCallList`, of an XLSX workbook: the first of its sheets that has the header. It is held in memory, within its limits. */
export async function* readWorkbookList(
  bytes: AsyncIterable<Uint8Array>,
  reading: CallListReading,
  batchSize: number,
): AsyncGenerator<CallLine[]> {
  const file = await held(bytes);
  try {
    const { sheet, line: headerLine, header } = sheetWithHeader(readWorkbook(file), reading);
    const read = lineReader(reading, header);
    let batch: CallLine[] = [];
    let rows = 0;
    for (const { line, cells } of sheet.rows()) {
      if (line <= headerLine) continue;
      const call = read(line, padded(cells, header.width));
      if (call) batch.push(call);
      if (++rows % ROWS_IN_A_TURN === 0) await aTurn();
      if (batch.length >= batchSize) {
        yield batch;
        batch = [];
      }
    }
    if (batch.length > 0) yield batch;
  } catch (error) {
    throw error instanceof WorkbookUnreadable ? unreadable(error.fault) : error;
  }
}

const ROWS_IN_A_TURN = 500;

/** The bytes of a workbook, which can't be read as they come: what it holds is told at its end. @throws CallListUnreadable */
export const held = async (bytes: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > LARGEST_WORKBOOK) throw unreadable('too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** @throws CallListUnreadable when no sheet has it */
const sheetWithHeader = (
  sheets: readonly WorkbookSheet[],
  { mapping }: CallListReading,
): Readonly<{ sheet: WorkbookSheet; line: number; header: Header }> => {
  const judge = headerJudge(mapping);
  let nearest: NearestHeader | undefined;
  let isBlank = true;
  for (const sheet of sheets) {
    for (const { line, cells } of sheet.rows()) {
      if (line > LONGEST_LETTERHEAD) break;
      isBlank = false;
      const { header, missing } = judge(cells);
      if (missing.length === 0) return { sheet, line, header };
      const isNearer = missing.length < (nearest?.missing.length ?? Infinity);
      if (header.columns.length > 0 && isNearer) nearest = { line, missing, sheet: sheet.name };
    }
  }
  if (!isBlank) throw headerNotFound(mapping, nearest, true);
  throw new CallListUnreadable('empty', {
    fr: 'Ce classeur est vide : une ligne d’en-tête et des appels étaient attendus.',
    en: 'This workbook is empty: a header line and calls were expected.',
  });
};

/** A sheet says nothing of the empty cells at the end of a row. */
const padded = (cells: readonly string[], width: number): readonly string[] =>
  cells.length >= width ? cells : [...cells, ...Array<string>(width - cells.length).fill('')];

/** Words for what can't be opened. */
export const unreadable = (fault: WorkbookFault): CallListUnreadable =>
  new CallListUnreadable(fault === 'too_large' ? 'too_large' : 'not_text', faults[fault]);

const faults: Readonly<Record<WorkbookFault, Bilingual>> = {
  not_a_workbook: {
    fr: 'Ce fichier est une archive, ou un classeur d’un autre genre (ODS) : ce n’est pas un classeur Excel. Dans un tableur, « Enregistrer sous », puis « Classeur Excel (.xlsx) » ou « CSV UTF-8 ».',
    en: 'This file is an archive, or a workbook of another kind (ODS): it is no Excel workbook. In a spreadsheet, "Save as", then "Excel workbook (.xlsx)" or "CSV UTF-8".',
  },
  broken: {
    fr: 'Ce classeur est abîmé ou incomplet. Ouvrez-le dans un tableur, enregistrez-le à nouveau, puis renvoyez-le.',
    en: 'This workbook is damaged or cut short. Open it in a spreadsheet, save it again, then send it again.',
  },
  locked: {
    fr: 'Ce classeur est protégé par un mot de passe. Enregistrez-le sans mot de passe, puis renvoyez-le.',
    en: 'This workbook is under a password. Save it without one, then send it again.',
  },
  too_large: {
    fr: 'Ce classeur est trop lourd : 10 Mo au plus, et 32 Mo une fois ouvert. Enregistrez la feuille des appels en « CSV UTF-8 » : un CSV peut être bien plus long.',
    en: 'This workbook is too large: 10 MB at most, and 32 MB once it is open. Save the sheet of the calls as "CSV UTF-8": a CSV may be much longer.',
  },
  too_wide: {
    fr: 'Ce classeur a plus de 1 000 colonnes : ce n’est pas une liste d’appels. Gardez la feuille des appels seule, puis renvoyez-le.',
    en: 'This workbook has more than 1,000 columns: it is no call list. Keep the sheet of the calls alone, then send it again.',
  },
};
