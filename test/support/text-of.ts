/** What a reader reads: tags out, no-break spaces as spaces. */
export const textOf = (html: string): string =>
  html
    .replace(/<\/?sup>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll(/[\s\u00a0\u202f]+/g, ' ');
