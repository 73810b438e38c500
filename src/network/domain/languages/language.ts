/** Which way the endonym is written: what a page puts in `dir`. */
export type Direction = 'ltr' | 'rtl';

/**
 * A form of a language that a professional may ask for by name.
 *
 * With a code, it is an entry of the catalogue in its own right and is booked under that code (`arq` under
 * `ara`). Without one, ISO 639-3 has none: it is booked under the language it belongs to (Wenzhou under `wuu`).
 */
export type LanguageVariant = Readonly<{ code: string | null; name: string }>;

/** A language as it is asked for in French care. */
export type Language = Readonly<{
  /** ISO 639-3, kept as it is: never turned into another code (`prs` is not `fa-AF`, `cmn` is not `zh`). */
  code: string;
  /** In French, without a capital, as within a sentence. */
  name: string;
  /** As its speakers write it, so that a patient can point at it. */
  endonym: string;
  direction: Direction;
  aliases: readonly string[];
  variants: readonly LanguageVariant[];
}>;

/** One line of the catalogue, as it is written down: its coded forms are named by their own line. */
export type Entry = Readonly<{
  code: string;
  name: string;
  endonym: string;
  aliases: readonly string[];
  /** Codes of other entries. They follow how people ask, not ISO's table of macrolanguages. */
  forms: readonly string[];
  /** French names of forms that have no code. */
  uncoded: readonly string[];
}>;

type Details = Partial<Pick<Entry, 'aliases' | 'forms' | 'uncoded'>>;

/** Writes down one line of the catalogue. */
export const entry = (code: string, name: string, endonym: string, details: Details = {}): Entry => ({
  code,
  name,
  endonym,
  aliases: details.aliases ?? [],
  forms: details.forms ?? [],
  uncoded: details.uncoded ?? [],
});
