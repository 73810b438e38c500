import { CallListUnreadable } from '../../domain/call-list/unreadable.js';

/** Refuses by name what people most often send instead of a CSV or an XLSX, by the first bytes of the file. */
export const refuseOtherFormats = (head: Buffer): void => {
  if (head.subarray(0, OLD_EXCEL.length).equals(OLD_EXCEL))
    throw new CallListUnreadable('not_text', oldExcel);
  const format = FORMATS.find(({ signature }) => head.subarray(0, signature.length).equals(signature));
  if (!format) return;
  throw new CallListUnreadable('not_text', {
    fr: `Ce fichier est ${format.fr}. Un fichier CSV ou XLSX est attendu : dans un tableur, « Enregistrer sous », puis « CSV UTF-8 » ou « Classeur Excel (.xlsx) ».`,
    en: `This file is ${format.en}. A CSV or XLSX file is expected: in a spreadsheet, "Save as", then "CSV UTF-8" or "Excel workbook (.xlsx)".`,
  });
};

const OLD_EXCEL = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const oldExcel = {
  fr: 'Ce fichier est un ancien classeur Excel (.xls), ou un classeur protégé par un mot de passe. Ouvrez-le dans un tableur, « Enregistrer sous », « Classeur Excel (.xlsx) », sans mot de passe, puis renvoyez-le.',
  en: 'This file is an old Excel workbook (.xls), or a workbook under a password. Open it in a spreadsheet, "Save as", "Excel workbook (.xlsx)", without a password, then send it again.',
};

const FORMATS = [
  { signature: Buffer.from('%PDF'), fr: 'un PDF', en: 'a PDF' },
  {
    signature: Buffer.from([0x1f, 0x8b]),
    fr: 'une archive compressée (gzip)',
    en: 'a compressed archive (gzip)',
  },
  {
    signature: Buffer.from([0xff, 0xfe]),
    fr: 'un texte en UTF-16 (« Texte Unicode » d’Excel)',
    en: 'a UTF-16 text (Excel’s "Unicode Text")',
  },
  { signature: Buffer.from([0xfe, 0xff]), fr: 'un texte en UTF-16', en: 'a UTF-16 text' },
] as const;
