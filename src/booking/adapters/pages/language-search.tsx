import { addressOf, Button, Empty, LanguageButtons, type PageContext } from '../../../web/index.js';
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

/** The languages that the words may mean, as buttons of the form whose id is given. */
export function FoundLanguages({ page, search, form }: { page: PageContext; search: string; form: string }) {
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
  return (
    <div class="stack-s">
      <p class="label">{words.found(page.words.count(found.length, words.language, words.languages))}</p>
      <LanguageButtons languages={found.slice(0, SHOWN)} form={form} />
    </div>
  );
}
