import { fileURLToPath } from 'node:url';

const fontFile = (weight: 'regular' | 'bold'): string =>
  fileURLToPath(new URL(`fonts/atkinson-hyperlegible-next-${weight}.ttf`, import.meta.url));

/** The house's font, as files. */
export const regularFont = fontFile('regular');
export const boldFont = fontFile('bold');
