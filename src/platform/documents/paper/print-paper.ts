import { buffer } from 'node:stream/consumers';
import { regularFont } from '../fonts.js';
import { Paper, margins } from './paper.js';

export type AboutPaper = Readonly<{
  /** What readers show in place of the file's name; without `<` and `&`. */
  title: string;
  language: 'fr' | 'en';
  /** The moment that it bears: the same drawing at the same moment gives the same bytes. */
  madeAt: Date;
}>;

/**
 * An A4 document to archive, as PDF/A-2a (ISO 19005-2): fonts and colours are in the file, and so is the order of reading, with
 * its headings, tables and the words for its pictures. What draws it is loaded when something is first printed.
 */
export const printPaper = async (
  { title, language, madeAt }: AboutPaper,
  draw: (paper: Paper) => void,
): Promise<Buffer> => {
  const { default: PDFDocument } = await import('pdfkit');
  const pdf = new PDFDocument({
    size: 'A4',
    margins,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: language,
    displayTitle: true,
    bufferPages: true,
    // Its own default font would not be in the file, which archives refuse.
    font: regularFont,
    info: { Title: title, CreationDate: madeAt, Producer: 'Truchement', Creator: 'Truchement' },
  });
  const printed = buffer(pdf);
  draw(new Paper(pdf));
  pdf.end();
  return printed;
};
