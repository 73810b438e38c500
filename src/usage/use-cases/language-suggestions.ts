import { folded } from '../../kernel/folded.js';
import { findLanguages } from '../../network/index.js';
import { distance, isNear } from '../domain/near-words.js';

const AT_MOST = 4;

/**
 * The languages that a word of a list may mean, the likeliest first, as codes of the catalogue: proposed to somebody, and never
 * taken without them.
 */
export const languageSuggestions = (said: string): readonly string[] => {
  const word = folded(said).slice(0, LONGEST_WORD);
  if (word === '') return [];
  const mistyped = findLanguages()
    .flatMap(({ code, name, endonym, aliases }) => {
      const near = [name, endonym, ...aliases].map(folded).filter((label) => isNear(word, label));
      return near.length === 0 ? [] : { code, off: Math.min(...near.map((label) => distance(word, label))) };
    })
    .toSorted((one, other) => one.off - other.off);
  const [first = ''] = word.split(' ');
  const found = [...findLanguages(said), ...(first.length >= 4 ? findLanguages(first) : [])];
  return [...new Set([...mistyped, ...found].map(({ code }) => code))].slice(0, AT_MOST);
};

const LONGEST_WORD = 60;
