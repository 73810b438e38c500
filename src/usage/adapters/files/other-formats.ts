import { CallListUnreadable } from '../../domain/call-list/unreadable.js';

/** Refuses by name what people most often send instead of a CSV, by the first bytes of the file. */
export const refuseOtherFormats = (head: Buffer): void => {
  const format = FORMATS.find(({ signature }) => head.subarray(0, signature.length).equals(signature));
  if (!format) return;
  throw new CallListUnreadable('not_text', {
    fr: `Ce fichier est ${format.fr}. Un fichier CSV est attendu : dans un tableur, « Enregistrer sous », puis « CSV UTF-8 ».`,
    en: `This file is ${format.en}. A CSV file is expected: in a spreadsheet, "Save as", then "CSV UTF-8".`,
  });
};

const FORMATS = [
  {
    signature: Buffer.from('PK\x03\x04'),
    fr: 'un classeur (XLSX, ODS) ou une archive',
    en: 'a workbook (XLSX, ODS) or an archive',
  },
  {
    signature: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
    fr: 'un ancien classeur Excel (XLS)',
    en: 'an old Excel workbook (XLS)',
  },
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
