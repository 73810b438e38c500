import { findLanguages, isLanguageCode } from '../../network/index.js';
import { folded } from '../../kernel/folded.js';

/**
 * The catalogue's code for a code, or for exactly the name of one language: `Arabe` is not taken for one of its many.
 * @returns null when it is neither.
 */
export const languageCodeOf = (text: string): string | null => {
  const code = text.toLowerCase();
  if (isLanguageCode(code)) return code;
  const name = folded(text);
  const found = findLanguages(text);
  const own = found.filter((language) =>
    [language.name, language.endonym].some((known) => folded(known) === name),
  );
  const named =
    own.length > 0 ? own : found.filter(({ aliases }) => aliases.some((alias) => folded(alias) === name));
  return named.length === 1 ? named[0]!.code : null;
};
