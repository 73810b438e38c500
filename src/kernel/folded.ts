/**
 * A name as it is compared: without case, accents, apostrophes, hyphens or kinds of space. `Durée (s)` and `DUREE  (S)` meet,
 * and so do `Saint-Étienne-du-Rouvray` and `saint etienne du rouvray`.
 */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[\s'’ʼ-]+/g, ' ')
    .trim()
    .toLowerCase();
