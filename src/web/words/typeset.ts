/**
 * French typography for words written with plain spaces: narrow no-break spaces (U+202F) inside « » and before ; ? ! %, a
 * no-break space (U+00A0) before a colon and between a figure and its unit (Lexique des règles typographiques en usage à l'Imprimerie nationale).
 */
export const typeset = (text: string): string =>
  text
    .replace(/« /g, '«\u202f')
    .replace(/ (?=[»;?!%€])/g, '\u202f')
    .replace(/ (?=:(?:\s|$))/g, '\u00a0')
    .replace(/(?<=\d) (?=(?:h|min|s|km|ko)\b)/g, '\u00a0')
    .replace(/(?<=\d\u00a0h) (?=\d\d\b)/g, '\u00a0');

/**
 * The first of a month as printers write it, its ending raised, in whatever sentence of a page it stands; not where a browser
 * shows plain text.
 */
export const raiseOrdinals = (markup: string): string =>
  markup.replace(
    /(<(title|option|textarea|text|pre)\b[^>]*>[^<]*)|(?<=\b1)er(?=\u00a0)(?=[^<>]*<)/g,
    (found: string, plain: string | undefined) => plain ?? `<sup>${found}</sup>`,
  );

/** Typesets all that a catalogue says, now or when it is given a name or a figure. */
export function typesetAll<T>(value: T): T {
  if (typeof value === 'string') return typeset(value) as T;
  if (typeof value === 'function') {
    return ((...given: unknown[]): unknown =>
      typesetAll((value as (...all: unknown[]) => unknown)(...given))) as T;
  }
  if (Array.isArray(value)) return value.map((one) => typesetAll<unknown>(one)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, typesetAll<unknown>(one)])) as T;
}
