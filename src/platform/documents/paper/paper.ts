import { boldFont, regularFont } from '../fonts.js';
import { printed } from '../printable.js';
import { INK } from './colours.js';

type Pdf = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;

/** How a text looks; sizes are in points. All digits have one width, so that columns of them align. */
export type Style = Readonly<{
  size: number;
  isBold?: boolean;
  color?: string;
  align?: 'left' | 'center' | 'right';
}>;

/** What a part is read as, beyond its role: the words for a picture, and which cells a header is of. */
export type Reading = Readonly<{
  title?: string;
  alt?: string;
  scope?: 'Row' | 'Column';
  /** Left, top, right and bottom of a picture, in points from the top left of the page. */
  bbox?: readonly [number, number, number, number];
}>;

const TOP = 52;
const BOTTOM = 70;
/** Margins of A4, in points. */
export const margins = { top: TOP, bottom: BOTTOM, left: 56, right: 56 } as const;

/**
 * Paper that is filled from the top down, page after page. Whatever is put on it is either `said` or `marked` with its role, in
 * the order of reading, or `decor` that nobody is read: this is what makes the file one that a screen reader can follow. Lengths
 * and places are in points from the top left of the page.
 */
export class Paper {
  readonly left = margins.left;
  readonly width: number;
  y = TOP;
  private parent: Element;

  constructor(private readonly pdf: Pdf) {
    this.width = pdf.page.width - margins.left - margins.right;
    this.parent = pdf.struct('Document');
    pdf.addStructure(this.parent);
  }

  /** From the margin at the top to the one at the bottom. */
  get height(): number {
    return this.pdf.page.height - TOP - BOTTOM;
  }

  /** Goes on to a new page unless this much is left of the one that is being filled. */
  keep(height: number): void {
    if (this.y + Math.min(height, this.height) <= this.pdf.page.height - BOTTOM) return;
    this.pdf.addPage();
    this.y = TOP;
  }

  skip(height: number): void {
    this.y += height;
  }

  /** All that is drawn by `draw` is part of one thing: a section, a table, a row. */
  within(role: string, draw: () => void, reading: Reading = {}): void {
    const outer = this.parent;
    const element = this.pdf.struct(role, reading);
    outer.add(element);
    this.parent = element;
    draw();
    element.end();
    this.parent = outer;
  }

  /** What is drawn by `draw` is read as one piece. */
  mark(role: string, draw: () => void, reading: Reading = {}): void {
    this.parent.add(this.pdf.struct(role, reading, draw));
  }

  /** What is drawn by `draw` is looked at and never read: rules, repeated heads, feet. */
  decor(draw: () => void): void {
    this.pdf.markContent('Artifact', { type: 'Layout' });
    draw();
    this.pdf.endMarkedContent();
  }

  /** A text over the whole width, under what is there; it goes on over as many pages as it takes. */
  say(role: 'H1' | 'H2' | 'P', text: string, style: Style): void {
    this.keep(this.heightOf(text, style));
    this.mark(role, () => this.put(text, this.left, this.y, this.width, style));
    this.y = this.pdf.y;
  }

  /** A text at a place, broken into lines where it is wider than it may be. For inside `mark` and `decor`. */
  put(text: string, x: number, y: number, width: number, style: Style): void {
    const { align = 'left', color = INK } = style;
    this.take(style).fillColor(color).text(printed(text), x, y, { width, align });
  }

  /** A text that stays on one line, from `x` or, where it is aligned to the right, up to it. */
  putLine(text: string, x: number, y: number, style: Style): void {
    const { align = 'left', color = INK } = style;
    const back = { left: 0, center: 0.5, right: 1 }[align];
    const from = back === 0 ? x : x - back * this.widthOf(text, style);
    this.take(style).fillColor(color).text(printed(text), from, y, { lineBreak: false });
  }

  /** Of a text on one line. */
  widthOf(text: string, style: Style): number {
    return this.take(style).widthOfString(printed(text));
  }

  heightOf(text: string, style: Style, width = this.width): number {
    return this.take(style).heightOfString(printed(text), { width });
  }

  lineHeight(style: Style): number {
    return this.take(style).currentLineHeight(true);
  }

  rule(x: number, y: number, width: number, thickness: number, color: string): void {
    this.pdf.rect(x, y, width, thickness).fill(color);
  }

  /** Shapes, for pictures and decor. */
  shapes(draw: (pdf: Pdf) => void): void {
    this.pdf.save();
    draw(this.pdf);
    this.pdf.restore();
  }

  /** Goes over all the pages once they are full, for what stands on each. */
  eachPage(draw: (page: number, pages: number) => void): void {
    this.parent.end();
    const { count } = this.pdf.bufferedPageRange();
    for (let page = 1; page <= count; page++) {
      this.pdf.switchToPage(page - 1);
      // The foot stands in the margin, where a text would otherwise start a page of its own.
      this.pdf.page.margins.bottom = 0;
      this.decor(() => draw(page, count));
    }
  }

  private take({ size, isBold = false }: Style): Pdf {
    return this.pdf.font(isBold ? boldFont : regularFont).fontSize(size);
  }
}
