/** A name as it is compared: without case, accents, kinds of apostrophe or of space. `Durée (s)` and `DUREE  (S)` meet. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[’ʼ]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
