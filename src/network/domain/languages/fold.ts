/**
 * What is left of a text when nobody is asked to type it exactly: no case, accents, spaces, apostrophes or
 * hyphens, and one letter where keyboards offer several. Vowel signs of Indian scripts are letters, and stay.
 */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(diacritics, '')
    .replace(anythingElse, '')
    .replace(lookalikes, (letter) => plain[letter] ?? letter);

/** Combining accents, then the vowel and hamza marks that Arabic is usually typed without. */
const diacritics = /[\u0300-\u036f\u064b-\u065f\u0670]/g;

/** Modifier letters serve as apostrophes (oʻzbekcha, Ghɔmáláʼ), and the tatweel only stretches a word. */
const anythingElse = /[^\p{L}\p{M}\p{N}]|[\u02b0-\u02ff\u0640]/gu;

/** Letters that Unicode does not decompose, and the keys found instead on a French or Arabic keyboard. */
const plain: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ə: 'e',
  ɑ: 'a',
  ɓ: 'b',
  ɔ: 'o',
  ɗ: 'd',
  ɛ: 'e',
  ɣ: 'g',
  ɩ: 'i',
  ŋ: 'n',
  ʉ: 'u',
  ʋ: 'v',
  ʌ: 'a',
  ӏ: 'i',
  ӕ: 'ае',
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
};

const lookalikes = new RegExp(`[${Object.keys(plain).join('')}]`, 'gu');
