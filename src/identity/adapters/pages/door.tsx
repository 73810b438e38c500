import type { ComponentChildren } from 'preact';
import { Endonym, Layout, Mark, type PageContext, type ShownLanguage } from '../../../web/index.js';

/** Heard in the consulting rooms of Rouen and Bordeaux. */
const voices: readonly ShownLanguage[] = [
  { code: 'ka', name: 'géorgien', endonym: 'ქართული', direction: 'ltr' },
  { code: 'ar', name: 'arabe', endonym: 'العربية', direction: 'rtl' },
  { code: 'sq', name: 'albanais', endonym: 'shqip', direction: 'ltr' },
  { code: 'ru', name: 'russe', endonym: 'русский', direction: 'ltr' },
  { code: 'ps', name: 'pachto', endonym: 'پښتو', direction: 'rtl' },
  { code: 'ti', name: 'tigrigna', endonym: 'ትግርኛ', direction: 'ltr' },
  { code: 'bn', name: 'bengali', endonym: 'বাংলা', direction: 'ltr' },
];

type DoorProps = Readonly<{
  page: PageContext;
  title: string;
  lede?: string;
  /** The browser's tab, where the title is a promise. */
  tab?: string;
  usesPasskeys?: boolean;
  children: ComponentChildren;
}>;

/** The front door: voices on one side, one thing to do on the other. */
export function Door({ page, title, lede, tab, usesPasskeys, children }: DoorProps) {
  return (
    <Layout page={page} title={tab ?? title} width="door" usesPasskeys={usesPasskeys}>
      <div class="door">
        <div class="door-voices" aria-hidden="true" lang="fr">
          {voices.map((language) => (
            <p class="wire" key={language.code}>
              {language.name} <Endonym language={language} />
            </p>
          ))}
        </div>
        <main id="content" class="door-form" tabIndex={-1}>
          <p class="brand brand-large">
            <Mark /> Truchement
          </p>
          <div class="stack-s">
            <h1>{title}</h1>
            {lede && <p class="lede">{lede}</p>}
          </div>
          {children}
        </main>
      </div>
    </Layout>
  );
}
