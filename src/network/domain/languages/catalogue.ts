import { arabicAndBerber } from './catalogue/arabic-and-berber.js';
import { asia } from './catalogue/asia.js';
import { centralEastAfrica } from './catalogue/central-east-africa.js';
import { europe } from './catalogue/europe.js';
import { iranTurkeyCaucasus } from './catalogue/iran-turkey-caucasus.js';
import { islandsAndAmericas } from './catalogue/islands-and-americas.js';
import { signLanguages } from './catalogue/sign-languages.js';
import { westAfrica } from './catalogue/west-africa.js';
import type { Direction, Entry, Language, LanguageVariant } from './language.js';

const entries: readonly Entry[] = [
  ...arabicAndBerber,
  ...iranTurkeyCaucasus,
  ...europe,
  ...asia,
  ...westAfrica,
  ...centralEastAfrica,
  ...islandsAndAmericas,
  ...signLanguages,
];

const entryByCode: ReadonlyMap<string, Entry> = new Map(entries.map((entry) => [entry.code, entry]));

/** Whether the catalogue holds this ISO 639-3 code. Case and synonyms are not forgiven: a code is a code. */
export const isLanguageCode = (code: string): boolean => entryByCode.has(code);

/** Whether it is signed: seen, never heard. */
export const isSignLanguage = (code: string): boolean => signed.has(code);

const signed: ReadonlySet<string> = new Set(signLanguages.map(({ code }) => code));

/**
 * The French name of a language of the catalogue, without a capital.
 *
 * @throws RangeError when the catalogue does not hold the code.
 */
export const languageName = (code: string): string => {
  const entry = entryByCode.get(code);
  if (!entry) throw new RangeError(`${code} is not a language of the catalogue`);
  return entry.name;
};

const variantsOf = ({ forms, uncoded }: Entry): readonly LanguageVariant[] => [
  ...forms.map((code) => ({ code, name: languageName(code) })),
  ...uncoded.map((name) => ({ code: null, name })),
];

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

const directionOf = (endonym: string): Direction => (rightToLeft.test(endonym) ? 'rtl' : 'ltr');

const french = new Intl.Collator('fr');

/** Every language, in the alphabetical order of French names. */
export const languages: readonly Language[] = entries
  .map((entry) => ({
    code: entry.code,
    name: entry.name,
    endonym: entry.endonym,
    direction: directionOf(entry.endonym),
    aliases: entry.aliases,
    variants: variantsOf(entry),
  }))
  .sort((one, other) => french.compare(one.name, other.name));
