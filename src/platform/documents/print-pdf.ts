import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import { boldFont as bold, regularFont as regular } from './fonts.js';

const FAMILY = 'Atkinson Hyperlegible Next';
const INK = '#301a2b';
/** Loaded by whoever prints, when they first do: most processes never do, and it is among the largest of what they would load. */
const loadPrinter = async () => {
  const { default: pdfmake } = await import('pdfmake');
  pdfmake.setFonts({ [FAMILY]: { normal: regular, bold, italics: regular, bolditalics: bold } });
  // A document is made of what it is given: it fetches nothing, and opens no file but its fonts.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path === regular || path === bold);
  return pdfmake;
};
let printer: ReturnType<typeof loadPrinter> | undefined;

export type Printed = Readonly<{
  /** What readers show in place of the file's name. */
  title: string;
  language: 'fr' | 'en';
  /** The moment that it bears: the same content at the same moment gives the same bytes. */
  madeAt: Date;
  content: Content;
  /** The rest of what pdfmake takes: margins in points, header, footer, styles. */
  layout?: Pick<TDocumentDefinitions, 'pageMargins' | 'pageOrientation' | 'header' | 'footer' | 'styles'>;
}>;

/** A PDF on A4 in the house's font. What is not in the font is not printed: see `isPrintable`. */
export const printPdf = async ({ title, language, madeAt, content, layout }: Printed): Promise<Buffer> => {
  const pdfmake = await (printer ??= loadPrinter());
  return pdfmake
    .createPdf({
      pageSize: 'A4',
      pageMargins: 48,
      ...layout,
      version: '1.7',
      language,
      displayTitle: true,
      info: { title, creationDate: madeAt, producer: 'Truchement', creator: 'Truchement' },
      defaultStyle: { font: FAMILY, fontSize: 11, lineHeight: 1.25, color: INK },
      content,
    })
    .getBuffer();
};
