import type { ComponentChildren } from 'preact';

/** A language as a page shows it: the French (or English) name, and its own where it has one. */
export type ShownLanguage = Readonly<{
  /** Our code, as it is kept (`prs`): never canonicalised. */
  code: string;
  name: string;
  endonym: string | null;
  direction: 'ltr' | 'rtl';
}>;

/** A language's name in its own script, beside the name that the reader knows; nothing where they are the same. */
export function Endonym({ language, isSoft = false }: { language: ShownLanguage; isSoft?: boolean }) {
  if (!language.endonym || language.endonym === language.name) return null;
  return (
    <span
      class={isSoft ? 'endonym soft' : 'endonym'}
      lang={tagOf(language.code)}
      dir={language.direction === 'rtl' ? 'rtl' : undefined}
    >
      {language.endonym}
    </span>
  );
}

/** Of a code its tag in BCP 47, which knows a language by two letters where it has them; dialects keep their own: `prs` is not `fa-AF`. */
const tagOf = (code: string): string => {
  const [canonical] = Intl.getCanonicalLocales(code);
  return canonical?.length === 2 ? canonical : code;
};

type LanguageWireProps = Readonly<{
  language: ShownLanguage;
  href: string;
  /** Used last: in saffron, and larger. */
  isFirst?: boolean;
  /** « votre dernier appel, le 5 décembre » */
  note?: ComponentChildren;
}>;

/** One language to choose: français ——•—— ქართული. */
export function LanguageWire({ language, href, isFirst = false, note }: LanguageWireProps) {
  return (
    <a class={isFirst ? 'language language-first wire' : 'language wire'} href={href}>
      <span class="language-name">{language.name}</span> <Endonym language={language} />
      {note && <small>{note}</small>}
    </a>
  );
}

type LanguageButtonProps = Omit<LanguageWireProps, 'href'> & Readonly<{ form?: string }>;

/** One language to choose where choosing does something: its button sends `language`. @param form the form's id, from outside it */
export function LanguageButton({ language, form, isFirst = false, note }: LanguageButtonProps) {
  return (
    <button
      class={isFirst ? 'language language-first wire' : 'language wire'}
      name="language"
      value={language.code}
      form={form}
    >
      <span class="language-name">{language.name}</span> <Endonym language={language} />
      {note && <small>{note}</small>}
    </button>
  );
}

/** The languages used last, one below the other. @param children `<li>` each */
export function Languages({ children }: { children: ComponentChildren }) {
  return <ul class="languages">{children}</ul>;
}

/** The other languages, small. */
export function LanguagesMore({
  languages,
  href,
}: {
  languages: readonly ShownLanguage[];
  href: (language: ShownLanguage) => string;
}) {
  return (
    <ul class="languages-more">
      {languages.map((language) => (
        <li key={language.code}>
          <a href={href(language)}>
            {language.name} <Endonym language={language} />
          </a>
        </li>
      ))}
    </ul>
  );
}

/** The other languages, small, where choosing does something: each button sends `language`. @param form as of `LanguageButton` */
export function LanguageButtons({ languages, form }: { languages: readonly ShownLanguage[]; form?: string }) {
  return (
    <ul class="languages-more">
      {languages.map((language) => (
        <li key={language.code}>
          <button name="language" value={language.code} form={form}>
            {language.name} <Endonym language={language} />
          </button>
        </li>
      ))}
    </ul>
  );
}
