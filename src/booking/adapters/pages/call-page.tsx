import {
  addressOf,
  Assurance,
  ButtonLink,
  Choice,
  DayInWords,
  Endonym,
  ErrorSummary,
  Form,
  LanguageButton,
  LanguageButtons,
  Languages,
  Layout,
  noMistakes,
  Notice,
  PageHead,
  RequestStatus,
  Section,
  Sheet,
  type Mistakes,
  type PageContext,
} from '../../../web/index.js';
import { dayOf } from '../../../kernel/civil-time.js';
import type { Appointment } from '../persistence/own-bookings.js';
import { callWords } from './call-words.js';
import { ForField, ForWhomLine, type ForWhom } from './for-whom.js';
import { CHOICE, FoundLanguages, LanguageSearch } from './language-search.js';
import type { CallHome } from './read-call-home.js';
import { shownLanguageOf } from './shown-language.js';

type CallPageProps = Readonly<{
  page: PageContext;
  whom: ForWhom;
  home: CallHome;
  /** What is searched for; undefined when nothing is. */
  search?: string;
  mistakes?: Mistakes;
  /** A call was just given up. */
  isForgone?: boolean;
}>;

/** The screen that a professional opens with a patient in front of them: one tap for a language, a second one dials. */
export function CallPage({ page, whom, home, search, mistakes = noMistakes, isForgone }: CallPageProps) {
  const words = callWords(page);
  const isOwn = page.viewer?.role === 'professional';
  const { last, others } = home;
  return (
    <Layout page={page} title={words.title} hasColumns usesHtmx worksOffline>
      <div class="stack">
        <ErrorSummary mistakes={mistakes.all} />
        {isForgone && (
          <Notice tone="ok" announced="politely">
            <p>{words.forgone}</p>
          </Notice>
        )}
        <PageHead title={words.title} lede={words.lede}>
          <ForWhomLine whom={whom} path="/call" />
          <Assurance>{page.words.call.free}</Assurance>
        </PageHead>
        <Form id={CHOICE} action="/call" once class="stack">
          <ForField whom={whom} />
          {home.practices.length > 1 && (
            <Choice
              name="practiceId"
              legend={words.where}
              layout="pack"
              answers={home.practices.map(({ id, name }) => ({ value: id, label: name }))}
              chosen={home.practiceId ? [home.practiceId] : []}
              error={mistakes.of('practiceId')}
            />
          )}
          {last.length > 0 && (
            <Section id="last" title={words.lastLanguages} isTitleHidden spacing="stack-s">
              <Languages>
                {last.map(({ language, on }, index) => {
                  const day = page.words.day(on, { weekday: false });
                  return (
                    <li key={language.code}>
                      <LanguageButton
                        language={language}
                        isFirst={index === 0}
                        note={
                          index === 0 ? (isOwn ? words.lastCall(day) : words.theirLastCall(day)) : undefined
                        }
                      />
                    </li>
                  );
                })}
              </Languages>
            </Section>
          )}
        </Form>
        <LanguageSearch page={page} whom={whom} search={search} />
        <div id="found" aria-live="polite">
          {search !== undefined && (
            <FoundLanguages page={page} search={search} form={CHOICE} kept={whom.kept} />
          )}
        </div>
        {others.languages.length > 0 && (
          <section class="stack-s" aria-labelledby="others">
            <h2 id="others" class="label">
              {others.areHeardHere ? words.heardHere : words.usual}
            </h2>
            <LanguageButtons languages={others.languages} form={CHOICE} />
          </section>
        )}
      </div>
      <Aside page={page} whom={whom} home={home} />
    </Layout>
  );
}

function Aside({ page, whom, home }: Pick<CallPageProps, 'page' | 'whom' | 'home'>) {
  const words = callWords(page);
  const isOwn = page.viewer?.role === 'professional';
  return (
    <aside class="stack sticky" aria-label={words.aside}>
      {home.next && (
        <Sheet class="stack-s" labelledBy="next">
          <h2 id="next">{isOwn ? words.next : words.theirNext}</h2>
          <Next page={page} appointment={home.next} timeZone={home.timeZone} />
          <p>
            <a href={addressOf('/bookings', whom.kept)}>{words.seeBookings}</a>
          </p>
        </Sheet>
      )}
      <Section id="later" title={words.longer} spacing="stack-s">
        <p>{words.longerDetail}</p>
        <p>
          <ButtonLink href={addressOf('/book', whom.kept)} icon="calendar">
            {words.book}
          </ButtonLink>
        </p>
      </Section>
      <p class="small soft">
        {words.forReception} <a href={addressOf('/call/card.pdf', whom.kept)}>{words.card}</a>{' '}
        {words.cardFormat}
      </p>
      {home.carriers.length > 0 && (
        <p class="small soft">{words.carriedBy(page.words.list(home.carriers))}</p>
      )}
    </aside>
  );
}

function Next({
  page,
  appointment,
  timeZone,
}: {
  page: PageContext;
  appointment: Appointment;
  timeZone: string;
}) {
  const { words } = page;
  const { status, startsAt, language, modality, expectedMinutes } = appointment;
  const asked = shownLanguageOf(language, words.language);
  return (
    <>
      <p>
        <RequestStatus state={status} />
      </p>
      <p>
        <b class="initial">
          <DayInWords day={dayOf(startsAt, timeZone)} />, {words.time(startsAt, timeZone)}
        </b>
        <br />
        {asked.name} <Endonym language={asked} isSoft />
        <br />
        {words.modalities[modality]}, {words.minutes(expectedMinutes)}
      </p>
    </>
  );
}
