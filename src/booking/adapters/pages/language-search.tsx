import { isSignLanguage } from '../../../network/index.js';
import {
  addressOf,
  Button,
  Empty,
  LanguageButtons,
  LanguagesMore,
  type PageContext,
} from '../../../web/index.js';
import { callWords } from './call-words.js';
import { ForField, type ForWhom } from './for-whom.js';
import { languagesMeant } from './shown-language.js';

/** The form that every language of the page sends. */
export const CHOICE = 'choose-language';

const SHOWN = 12;
const LONGEST_SEARCH = 100;

/** Asks for a language by any of its names; where there is script, what is found follows the typing. */
export function LanguageSearch({
  page,
  whom,
  search,
}: {
  page: PageContext;
  whom: ForWhom;
  search: string | undefined;
}) {
  const words = callWords(page);
  return (
    <form
      class="field"
      role="search"
      action="/call"
      method="get"
      hx-get={addressOf('/call', whom.kept)}
      hx-trigger="input changed delay:250ms from:#q, submit"
      hx-target="#found"
      hx-sync="this:replace"
    >
      <label for="q">{words.otherLanguage}</label>
      <p class="hint" id="q-hint">
        {words.otherLanguageHint}{' '}
        <bdi lang="ps" dir="rtl">
          پښتو
        </bdi>
        …
      </p>
      <ForField whom={whom} />
      <div class="join">
        <input
          id="q"
          name="q"
          type="search"
          value={search}
          maxLength={LONGEST_SEARCH}
          autocomplete="off"
          aria-describedby="q-hint"
        />
        <Button icon="search">{page.words.form.search}</Button>
      </div>
    </form>
  );
}

type FoundProps = Readonly<{
  page: PageContext;
  search: string;
  /** The id of the form that each language's button sends. */
  form: string;
  /** For whom, as addresses carry it. */
  kept: Readonly<{ for?: string }>;
}>;

/** The languages that the words may mean: those that are spoken as buttons, those that are signed as ways to book one. */
export function FoundLanguages({ page, search, form, kept }: FoundProps) {
  const words = callWords(page);
  if (search.trim() === '') return null;
  const found = languagesMeant(search.slice(0, LONGEST_SEARCH), page.words.language);
  if (found.length === 0) {
    return (
      <Empty title={words.nothingFound(search.slice(0, LONGEST_SEARCH))}>
        <p>{words.nothingFoundDetail}</p>
      </Empty>
    );
  }
  const shown = found.slice(0, SHOWN);
  const signed = shown.filter(({ code }) => isSignLanguage(code));
  const spoken = shown.filter(({ code }) => !isSignLanguage(code));
  return (
    <div class="stack-s">
      <p class="label">{words.found(page.words.count(found.length, words.language, words.languages))}</p>
      {spoken.length > 0 && <LanguageButtons languages={spoken} form={form} />}
      {signed.length > 0 && (
        <>
          <p>{words.signed}</p>
          <LanguagesMore
            languages={signed}
            href={({ code }) => addressOf('/book', { ...kept, modality: 'video', language: code })}
          />
        </>
      )}
    </div>
  );
}
