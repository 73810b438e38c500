import type { Refusal } from '../../../kernel/errors.js';
import { categories } from '../../../funding/index.js';
import {
  Actions,
  addressOf,
  Button,
  ButtonLink,
  Choice,
  Form,
  Layout,
  PageHead,
  Section,
  type PageContext,
} from '../../../web/index.js';
import { unmetReasonOf } from '../../domain/unmet-reason.js';
import { callWords } from './call-words.js';
import { ForField, ForWhomLine, type ForWhom } from './for-whom.js';

/** What was asked for, to be asked again otherwise. */
export type AskedCall = Readonly<{ language: string; practiceId?: string; category?: string }>;

type RefusedPageProps = Readonly<{
  page: PageContext;
  whom: ForWhom;
  refusal: Refusal;
  asked: AskedCall;
  /** Where the coordination is written to; null when nobody knows. */
  coordination: string | null;
}>;

/** No interpreter: why, that it is noted, and what to do now. */
export function RefusedPage({ page, whom, refusal, asked, coordination }: RefusedPageProps) {
  const words = callWords(page);
  const { type, title, detail } = refusal.problem;
  const { language } = page.words;
  return (
    <Layout page={page} title={title[language]} width="narrow" worksOffline>
      <PageHead title={title[language]} lede={detail[language]}>
        <ForWhomLine whom={whom} path="/call" />
      </PageHead>
      <Section id="what-to-do" title={words.whatToDo} spacing="stack-s">
        {unmetReasonOf(refusal) && <p>{words.noted}</p>}
        <p>{words.todo[type]}</p>
        <Coordination page={page} address={coordination} />
      </Section>
      {type === 'not-eligible' && <OtherCategory page={page} whom={whom} asked={asked} />}
      <Actions>
        <ButtonLink href={addressOf('/call', whom.kept)}>{words.otherLanguage}</ButtonLink>
        {(type === 'no-provider' || type === 'sign-language') && (
          <ButtonLink
            href={addressOf('/book', { ...whom.kept, modality: seen(type), language: asked.language })}
            icon="calendar"
          >
            {words.book}
          </ButtonLink>
        )}
      </Actions>
    </Layout>
  );
}

const seen = (type: string): string | undefined => (type === 'sign-language' ? 'video' : undefined);

/** « Votre coordination : … », where somebody is known. */
export function Coordination({ page, address }: { page: PageContext; address: string | null }) {
  if (!address) return null;
  return (
    <p>
      {callWords(page).coordination} <a href={`mailto:${address}`}>{address}</a>
    </p>
  );
}

function OtherCategory({ page, whom, asked }: Pick<RefusedPageProps, 'page' | 'whom' | 'asked'>) {
  const words = callWords(page);
  return (
    <Form action="/call" once class="stack">
      <ForField whom={whom} />
      <input type="hidden" name="language" value={asked.language} />
      {asked.practiceId && <input type="hidden" name="practiceId" value={asked.practiceId} />}
      <Choice
        name="category"
        legend={words.category}
        hint={words.categoryHint}
        answers={categories.map((value) => ({ value, label: words.categories[value] }))}
        chosen={asked.category ? [asked.category] : []}
      />
      <p>
        <Button weight="main" icon="phone">
          {words.askAgain}
        </Button>
      </p>
    </Form>
  );
}
